import { Type } from 'typebox';
import { nullable } from './values.ts';

const facet = (type: 'string' | 'integer', description: string) =>
  Type.Array(
    Type.Object({ value: nullable<string | number>(type), count: Type.Integer({ minimum: 1 }) }),
    { description },
  );

export const FacetsSchema = Type.Object(
  {
    genres: facet('string', 'The most frequent first; a film counts under each of its genres.'),
    decades: facet('integer', 'The first year of each decade; null: the year is unknown.'),
    languages: facet('string', 'The most frequent first; null: the language is unknown.'),
    ratings: facet('integer', 'Whole points: 8 stands for 8 up to, but not with, 9.'),
  },
  { title: 'Facets' },
);
