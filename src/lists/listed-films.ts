import { createHash } from 'node:crypto';
import type { CriterionMatches } from '../search/relaxations.ts';
import type { FilmTable } from '../search/table/film-table.ts';
import { rowOf } from '../similarity/model/model.ts';
import { filmIdOfItem, isListName, unknownList, type ListItem } from './list-name.ts';

/** Which films may be listed. */
export interface Listed {
  /** Only films that are among these, or in one of these lists; with no items, no film. */
  readonly include?: readonly ListItem[] | undefined;
  /** No film that is among these, or in one of these lists. */
  readonly exclude?: readonly ListItem[] | undefined;
}

/** The longest `include` or `exclude`. */
export const MAX_LISTED = 50_000;

/** The films that may be listed, of one snapshot at one moment. */
export interface ListedFilms {
  /** n, by row: 0 for a film that must not be listed, 1 for the others. */
  readonly filter: Uint8Array;
  /** The films of `include` and those left by `exclude`, as criteria of a search. */
  readonly each: readonly CriterionMatches[];
  /** Represents what was requested: the same for the same known films and names of lists. */
  readonly request: string;
  /** Represents the filter: another one as soon as a list has changed. */
  readonly content: string;
}

/** The films in a named list. */
export interface ListReader {
  /**
   * n, by row: 1 for the films in a list; undefined when there is no list with this name.
   *
   * @throws {ReelatedError} `list-unreadable`
   */
  readonly filmsOf: (name: string, films: FilmTable) => Promise<Uint8Array | undefined>;
}

/**
 * The films that `include` and `exclude` leave; undefined when neither is given. Unknown films are
 * ignored.
 *
 * @throws {ReelatedError} `list-unknown`, `list-unreadable`, with the path of the item
 */
export async function listedFilms(
  films: FilmTable,
  lists: ListReader,
  { include, exclude }: Listed,
): Promise<ListedFilms | undefined> {
  if (include === undefined && exclude === undefined) return undefined;
  const hash = createHash('sha1');
  const included = include && (await marked(films, lists, 'include', include));
  const excluded = exclude && (await marked(films, lists, 'exclude', exclude));
  for (const one of [included, excluded]) hash.update(one?.request ?? '-');
  const left = excluded && excluded.marks.map((mark) => 1 - mark);
  const filter = bothFilters(included?.marks, left) ?? new Uint8Array();
  return {
    filter,
    each: [
      ...(included ? [{ criterion: 'include', fits: included.marks }] : []),
      ...(left ? [{ criterion: 'exclude', fits: left }] : []),
    ],
    request: digest(hash),
    content: digest(createHash('sha1').update(filter)),
  };
}

/** The films that pass both filters; either may be absent, and undefined means that both are. */
export function bothFilters(
  one: Uint8Array | undefined,
  other: Uint8Array | undefined,
): Uint8Array | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.map((fits, row) => (other[row] === 0 ? 0 : fits));
}

interface Marked {
  /** n, by row: 1 for the films of the items. */
  readonly marks: Uint8Array;
  /** Represents the items. */
  readonly request: string;
}

async function marked(
  films: FilmTable,
  lists: ListReader,
  criterion: 'include' | 'exclude',
  items: readonly ListItem[],
): Promise<Marked> {
  const marks = new Uint8Array(films.filmIds.length);
  const names = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const filmId = filmIdOfItem(item);
    const row = filmId === undefined ? undefined : rowOf(films, filmId);
    if (row !== undefined) marks[row] = 1;
    else if (filmId === undefined) names.set(String(item), index);
  }
  const sorted = [...names].sort(([one], [other]) => (one < other ? -1 : 1));
  const hash = createHash('sha1')
    .update(marks)
    .update(sorted.map(([name]) => name).join());
  for (const [name, index] of sorted) {
    const inList = isListName(name) ? await lists.filmsOf(name, films) : undefined;
    if (inList === undefined) throw unknownList(name, `${criterion}/${index}`);
    for (let row = 0; row < marks.length; row++) if (inList[row] === 1) marks[row] = 1;
  }
  return { marks, request: digest(hash) };
}

function digest(hash: ReturnType<typeof createHash>): string {
  return hash.digest('hex').slice(0, 16);
}
