import { Type, type TSchema } from '../type.ts';
import { FILM_COLUMNS, type FilmColumnName } from '../../../films/film-columns.ts';
import { nullable, strings } from './values.ts';

/** The example used throughout the documentation. */
export const EXAMPLE_FILM = {
  film_id: 120737,
  title: 'The Lord of the Rings: The Fellowship of the Ring',
  year: '2001-01-01',
  duration: 178,
  genres: ['Action', 'Adventure', 'Drama'],
  rating: 8.9,
  vote_count: 2000000,
  persons: ['Elijah Wood', 'Ian McKellen', 'Orlando Bloom', 'Peter Jackson'],
  original_title: 'The Lord of the Rings: The Fellowship of the Ring',
  language: 'en',
  countries: ['New Zealand', 'United States'],
  styles: ['epic film', 'high fantasy'],
};

export const filmFields = {
  film_id: Type.Integer(about('film_id')),
  title: Type.String(about('title')),
  year: nullable<string>('string', { format: 'date', ...about('year') }),
  duration: nullable<number>('integer', about('duration')),
  genres: strings(about('genres').description),
  rating: Type.Number(about('rating')),
  vote_count: Type.Integer(about('vote_count')),
  persons: strings(about('persons').description),
  original_title: nullable<string>('string', about('original_title')),
  language: nullable<string>('string', about('language')),
  countries: strings(about('countries').description),
  styles: strings(about('styles').description),
} satisfies Readonly<Record<FilmColumnName, TSchema>>;

export const FilmSchema = Type.Object(filmFields, {
  title: 'Film',
  description: 'A film.',
  examples: [EXAMPLE_FILM],
});

const LinkSchema = Type.Object(
  {
    site: Type.String({ description: 'The name of the site.', examples: ['Wikipedia'] }),
    url: Type.String({ format: 'uri' }),
  },
  { title: 'FilmLink', description: 'A page about the film on another site.' },
);

export const FilmDetailsSchema = Type.Object(
  {
    ...filmFields,
    links: Type.Array(LinkSchema, {
      description:
        'Pages about the film on other sites: IMDb, and where they are known Wikidata, Wikipedia, TMDb and Letterboxd.',
    }),
  },
  {
    title: 'FilmDetails',
    description: 'A film, with links to other sites.',
    examples: [
      {
        ...EXAMPLE_FILM,
        links: [
          { site: 'IMDb', url: 'https://www.imdb.com/title/tt0120737/' },
          { site: 'Letterboxd', url: 'https://letterboxd.com/film/the-fellowship-of-the-ring' },
        ],
      },
    ],
  },
);

export const FilmParamsSchema = Type.Object({
  film_id: Type.String({
    pattern: '^([tT][tT])?[0-9]{1,10}$',
    description: 'An IMDb title id, with or without `tt`.',
    examples: ['120737', 'tt0120737'],
  }),
});

function about(column: FilmColumnName): { readonly description: string } {
  const found = FILM_COLUMNS.find(({ name }) => name === column);
  return { description: found?.description ?? '' };
}
