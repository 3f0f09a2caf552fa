import { Type } from '../type.ts';
import { nullable } from './values.ts';

const facet = (type: 'string' | 'integer', description: string) =>
  Type.Array(
    Type.Object({ value: nullable<string | number>(type), count: Type.Integer({ minimum: 1 }) }),
    { description },
  );

export const FacetsSchema = Type.Object(
  {
    genres: facet('string', 'Most frequent first; a film counts in each of its genres.'),
    decades: facet('integer', 'By the first year of the decade; null: the year is unknown.'),
    languages: facet('string', 'Most frequent first; null: the language is unknown.'),
    countries: facet(
      'string',
      'Most frequent first; a film counts in each of its countries. Empty where no country is known.',
    ),
    styles: facet(
      'string',
      'The 200 most frequent, most frequent first; a film counts in each of its styles. Empty where no style is known.',
    ),
    ratings: facet('integer', 'In whole points: 8 means ratings from 8 to below 9.'),
    durations: facet(
      'integer',
      'In half hours: 90 means 90 to below 120 minutes; null: the length is unknown.',
    ),
    vote_counts: facet(
      'integer',
      'In powers of ten: 1000 means 1,000 to below 10,000 votes, 0 for none.',
    ),
  },
  { title: 'Facets' },
);
