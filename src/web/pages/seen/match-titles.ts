import { literal } from '../../../client/literal.ts';
import { dataOf } from '../../../client/client.ts';
import { api } from '../../api/api.ts';
import type { ListedFilm } from './read-list.ts';

/** A little less than the API's limit for a pattern. */
const PATTERN_LENGTH = 900;
/** Lists and IMDb may differ by a year, because of festivals or other countries. */
const YEARS_APART = 1;
const MOST_FOUND = 1000;

/**
 * Finds films by title and year, many at once, first by their title and then by their original one.
 * Resolves to the ids of those in the collection.
 */
export async function matchTitles(
  listed: readonly ListedFilm[],
  onProgress: (done: number) => void,
): Promise<readonly number[]> {
  const ids: number[] = [];
  let missing = listed;
  for (const criterion of ['title', 'original_title'] as const) {
    const still: ListedFilm[] = [];
    for (const part of partsOf(missing)) {
      const pattern = `^(${part.map(({ title }) => literal(title)).join('|')})$`;
      // oxlint-disable-next-line no-await-in-loop -- one request after the other, to spare the server
      const films = await dataOf(
        api.POST('/film/search', {
          params: { query: { limit: MOST_FOUND } },
          body: { [criterion]: pattern },
        }),
      );
      for (const film of part) {
        const found = films.find((one) => isSame(film, one[criterion], one.year));
        if (found === undefined) still.push(film);
        else ids.push(found.film_id);
      }
      onProgress(ids.length);
    }
    missing = still;
  }
  return ids;
}

function isSame(listed: ListedFilm, title: string | null, date: string | null): boolean {
  if (title?.toLowerCase() !== listed.title.toLowerCase()) return false;
  if (listed.year === undefined || date === null) return true;
  return Math.abs(Number(date.slice(0, 4)) - listed.year) <= YEARS_APART;
}

/** Splits a list so that the titles of each part fit into a pattern. */
function partsOf(listed: readonly ListedFilm[]): readonly (readonly ListedFilm[])[] {
  const parts: ListedFilm[][] = [];
  let room = 0;
  for (const film of listed) {
    const length = literal(film.title).length + 1;
    if (length > PATTERN_LENGTH) continue;
    if (length > room) {
      parts.push([]);
      room = PATTERN_LENGTH;
    }
    parts.at(-1)?.push(film);
    room -= length;
  }
  return parts;
}
