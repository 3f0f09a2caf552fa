import type { Static } from 'typebox';
import {
  dataOf,
  pageOf,
  type Comparison,
  type Film,
  type ReelatedClient,
} from '../../client/client.ts';
import { ReelatedError } from '../../errors.ts';
import { fieldGroup, type Field } from '../../similarity/terms/similarity-fields.ts';
import type { SearchCriteriaQuerySchema } from '../openapi/schemas/search.ts';
import { filmNamed, filmsNear, personIdNamed } from './named.ts';
import {
  LIMIT,
  type CompareInput,
  type ForYouInput,
  type ForYouOutput,
  type PersonInput,
  type PersonOutput,
  type SearchInput,
  type SearchOutput,
  type SimilarInput,
  type SimilarOutput,
} from './schemas.ts';

/** How many reasons for a similarity are given. */
const REASONS = 5;

/** Films that match search criteria. */
export async function searchFilms(
  api: ReelatedClient,
  { limit = LIMIT, cursor, sort, order, ...criteria }: Static<typeof SearchInput>,
): Promise<Static<typeof SearchOutput>> {
  const page = { limit, ...(cursor && { cursor }), ...(sort && { sort }), ...(order && { order }) };
  const query = { ...criteria, ...page };
  const { total, items, next } = await pageOf(api.GET('/film/search', { params: { query } }));
  const advice = total > 0 ? [] : await adviceFor(api, criteria);
  const { title } = criteria;
  const near = total > 0 || title === undefined ? [] : await filmsNear(api, title);
  return { total, films: [...items], next, try_without: advice, did_you_mean: [...near] };
}

/** Which criterion to drop when no film matches. */
async function adviceFor(
  api: ReelatedClient,
  query: Static<typeof SearchCriteriaQuerySchema>,
): Promise<Static<typeof SearchOutput>['try_without']> {
  const facets = await dataOf(api.GET('/film/search/facets', { params: { query } }));
  return facets.try_without;
}

/** The films similar to some films and unlike others. */
export async function similarFilms(
  api: ReelatedClient,
  { like, unlike = [], limit = LIMIT, ...query }: Static<typeof SimilarInput>,
): Promise<Static<typeof SimilarOutput>> {
  const [liked, unliked] = await Promise.all(
    [like, unlike].map(async (names) =>
      Promise.all([...new Set(names)].map(async (name) => filmNamed(api, name))),
    ),
  );
  const ids = (films: typeof liked = []): number[] => films.map(({ film_id: id }) => id);
  const { total, films } = await dataOf(
    api.POST('/film/similar', {
      body: { ...query, like: ids(liked), unlike: ids(unliked), limit, explain: true },
    }),
  );
  return {
    like: liked ?? [],
    unlike: unliked ?? [],
    total,
    films: films.map(({ why, ...film }) => ({
      ...film,
      why: bestTerms(why?.terms ?? []),
    })),
  };
}

/**
 * Films for a person, by their ratings; films that are not in the collection are listed and ignored.
 *
 * @throws {ReelatedError} `film-unknown` when none of them is
 */
export async function filmsForMe(
  api: ReelatedClient,
  { ratings, limit = LIMIT, ...query }: Static<typeof ForYouInput>,
): Promise<Static<typeof ForYouOutput>> {
  const named = await Promise.all(
    ratings.map(async ({ film, rating }) => ({
      film,
      rating,
      film_id: (await knownFilm(api, film))?.film_id,
    })),
  );
  const known = named.flatMap(({ film_id: id, rating }) =>
    id === undefined ? [] : [{ film_id: id, rating }],
  );
  if (known.length === 0) {
    const names = ratings.map(({ film }) => `"${film}"`).join(', ');
    throw new ReelatedError(
      'film-unknown',
      `no film matches ${names}; use search_films to find films`,
    );
  }
  const { total, films } = await dataOf(
    api.POST('/film/for-you', { body: { ...query, ratings: known, limit, explain: true } }),
  );
  return {
    not_found: named.flatMap(({ film, film_id: id }) => (id === undefined ? [film] : [])),
    total,
    films: films.map(({ because, ...film }) => ({
      ...film,
      because: {
        films: (because?.films ?? []).map(({ title, rating, share }) => ({ title, rating, share })),
        reasons: bestTerms(because?.reasons ?? []),
      },
    })),
  };
}

async function knownFilm(api: ReelatedClient, name: string): Promise<Film | undefined> {
  try {
    return await filmNamed(api, name);
  } catch (error) {
    if (error instanceof ReelatedError && error.code === 'film-unknown') return undefined;
    throw error;
  }
}

/** The terms to tell a model: popularity comes last, as it is not a reason to like a film. */
function bestTerms<T extends { readonly field: Field }>(terms: readonly T[]): T[] {
  const isLast = ({ field }: T): number => Number(fieldGroup(field).reason.last ?? false);
  return terms.toSorted((one, other) => isLast(one) - isLast(other)).slice(0, REASONS);
}

/** What two films have in common. */
export async function compareFilms(
  api: ReelatedClient,
  { film, other, preset, weights }: Static<typeof CompareInput>,
): Promise<Comparison> {
  const [{ film_id: filmId }, { film_id: otherId }] = await Promise.all([
    filmNamed(api, film),
    filmNamed(api, other),
  ]);
  const factors = Object.entries(weights ?? {}).map(([field, factor]) => `${field}:${factor}`);
  return dataOf(
    api.GET('/film/{film_id}/compare/{other_id}', {
      params: {
        path: { film_id: String(filmId), other_id: String(otherId) },
        query: {
          ...(preset && { preset }),
          ...(factors.length > 0 && { weights: factors.join() }),
        },
      },
    }),
  );
}

/** A person and their films by role. */
export async function person(
  api: ReelatedClient,
  { person: name, limit = LIMIT }: Static<typeof PersonInput>,
): Promise<Static<typeof PersonOutput>> {
  const person_id = await personIdNamed(api, name);
  const { credits, ...who } = await dataOf(
    api.GET('/person/{person_id}', { params: { path: { person_id } } }),
  );
  return {
    ...who,
    credits: credits.map(({ category, films }) => ({
      category,
      total: films.length,
      films: films.slice(0, limit).map(({ film_id, title, year, rating }) => ({
        film_id,
        title,
        year,
        rating,
      })),
    })),
  };
}
