import {
  dataOf,
  ProblemError,
  type Film,
  type FilmSuggestion,
  type PersonSuggestion,
  type ReelatedClient,
} from '../../client/client.ts';
import { ReelatedError } from '../../errors.ts';
import { findNamedFilm } from '../../search/named-film.ts';
import { filmAddress } from '../../titles/film-address.ts';

/** Longer texts are neither titles nor URLs of films. */
const MOST_CHARACTERS = 2000;

/**
 * The film that someone names by its id, URL or title, with or without its year: `Alien (1979)`. Of
 * several films with that title it is the best known.
 *
 * @throws {ReelatedError} `film-unknown`
 */
export async function filmNamed(api: ReelatedClient, name: string): Promise<Film> {
  const named = await findNamedFilm<Film | FilmSuggestion>(name, {
    byId: async (id) => filmById(api, id),
    byTitle: async (title) => (await suggest(api, title)).filter((one) => one.kind === 'film'),
  });
  const film = named?.film;
  const whole = film && 'kind' in film ? await filmById(api, film.film_id) : film;
  if (whole !== undefined) return whole;
  throw new ReelatedError(
    'film-unknown',
    `no film matches "${name}"; use search_films to find films`,
  );
}

/** How many films are offered when none has a title. */
const MOST_OFFERED = 5;

/** The films with the titles nearest to one. */
export async function filmsNear(
  api: ReelatedClient,
  title: string,
): Promise<readonly Pick<FilmSuggestion, 'film_id' | 'title' | 'year'>[]> {
  return (await suggest(api, title))
    .filter((one) => one.kind === 'film')
    .slice(0, MOST_OFFERED)
    .map(({ film_id, title: name, year }) => ({ film_id, title: name, year }));
}

async function filmById(api: ReelatedClient, id: number): Promise<Film | undefined> {
  try {
    const path = { film_id: String(id) };
    return await dataOf(api.GET('/film/{film_id}', { params: { path } }));
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'film-unknown') return undefined;
    throw error;
  }
}

/**
 * The id of the person with a name, an id, an nm id or a URL of IMDb.
 *
 * @throws {ReelatedError} `person-unknown`
 */
export async function personIdNamed(api: ReelatedClient, name: string): Promise<string> {
  if (/^\d{1,10}$/.test(name)) return name;
  const address = filmAddress(name);
  if (address?.kind === 'person') return String(address.id);
  const found = (await suggest(api, name)).find((one) => one.kind === 'person');
  if (found !== undefined) return String(found.person_id);
  throw new ReelatedError('person-unknown', `no person matches "${name}"`);
}

async function suggest(
  api: ReelatedClient,
  text: string,
): Promise<readonly (FilmSuggestion | Omit<PersonSuggestion, 'matched_by'>)[]> {
  const q = text.trim().slice(0, MOST_CHARACTERS);
  return q === '' ? [] : dataOf(api.GET('/film/suggest', { params: { query: { q, limit: 50 } } }));
}
