import { dataOf, ProblemError, type Film, type ReelatedClient } from '../../client/client.ts';
import { ReelatedError } from '../../errors.ts';

/**
 * The film that someone names by its id, tt id or title, with or without its year: `Alien (1979)`.
 * Of several films of a title it is the best known.
 *
 * @throws {ReelatedError} `film-unknown`
 */
export async function filmNamed(api: ReelatedClient, name: string): Promise<Film> {
  const film = /^(tt)?\d{1,9}$/.test(name) ? await filmById(api, name) : undefined;
  return film ?? filmByTitle(api, name);
}

async function filmById(api: ReelatedClient, id: string): Promise<Film | undefined> {
  try {
    return await dataOf(api.GET('/film/{film_id}', { params: { path: { film_id: id } } }));
  } catch (error) {
    // a title may be a number, as `1917`
    if (error instanceof ProblemError && error.code === 'film-unknown') return undefined;
    throw error;
  }
}

async function filmByTitle(api: ReelatedClient, name: string): Promise<Film> {
  const [, title = name, year] = /^(.+?)\s*\((\d{4})\)$/.exec(name) ?? [];
  const found = (await suggest(api, title)).find(
    (one) => one.kind === 'film' && (year === undefined || one.year === Number(year)),
  );
  const film = found?.kind === 'film' ? await filmById(api, String(found.film_id)) : undefined;
  if (film !== undefined) return film;
  throw new ReelatedError('film-unknown', `there is no film "${name}"; search_films finds films`);
}

/**
 * The id of the person that someone names by name, id or nm id.
 *
 * @throws {ReelatedError} `person-unknown`
 */
export async function personIdNamed(api: ReelatedClient, name: string): Promise<string> {
  if (/^(nm)?\d{1,9}$/.test(name)) return name;
  const found = (await suggest(api, name)).find(({ kind }) => kind === 'person');
  if (found?.kind === 'person') return String(found.person_id);
  throw new ReelatedError('person-unknown', `there is no person "${name}"`);
}

async function suggest(api: ReelatedClient, text: string) {
  const q = text.trim().slice(0, 100);
  return q === '' ? [] : dataOf(api.GET('/film/suggest', { params: { query: { q, limit: 50 } } }));
}
