import type { FilmTable } from '../search/table/film-table.ts';
import { asFilmId, rowOf } from '../similarity/model/model.ts';
import { openList } from './list-file.ts';
import { parseList, type ParsedList } from './parse-list.ts';

/** What a list has said since a moment. */
export interface ListContent extends ParsedList {
  readonly changedAt: Date;
  /** Another one after every change. */
  readonly stamp: string;
}

/** How soon changes are noticed. */
export interface Pace {
  /** How long what was read is used without a look at the file. */
  readonly checkMs: number;
  /** A file that has changed less long ago may be half-written. */
  readonly stillMs: number;
}

export const PACE: Pace = { checkMs: 1000, stillMs: 500 };

/**
 * A list's file, which any program may write at any time. Its time of change and size are looked at
 * when the list is used, at most once a second; not every file system reports changes by itself. A
 * file that is gone counts as such the second time, as some programs delete a file and write it anew.
 */
export class WatchedList {
  readonly #folder: string;
  readonly #name: string;
  readonly #onRead: (content: ListContent) => void;
  readonly #pace: Pace;
  #content: ListContent | undefined;
  #films = new WeakMap<FilmTable, Uint8Array>();
  #stamp = '';
  #checkedAt = -Infinity;
  #checking: Promise<void> | undefined;
  #isMissed = false;

  constructor(
    folder: string,
    name: string,
    onRead: (content: ListContent) => void,
    pace: Pace = PACE,
  ) {
    this.#folder = folder;
    this.#name = name;
    this.#onRead = onRead;
    this.#pace = pace;
  }

  /**
   * What the list says; undefined when there is none.
   *
   * @throws {ReelatedError} `list-unreadable`
   */
  async content(): Promise<ListContent | undefined> {
    if (performance.now() - this.#checkedAt >= this.#pace.checkMs) {
      this.#checking ??= this.#check().finally(() => (this.#checking = undefined));
    }
    await this.#checking;
    return this.#content;
  }

  /** n, by row: 1 for the films in the list; undefined when there is no list. */
  async filmsOf(films: FilmTable): Promise<Uint8Array | undefined> {
    const content = await this.content();
    if (content === undefined) return undefined;
    const known = this.#films.get(films);
    if (known !== undefined) return known;
    const marks = new Uint8Array(films.filmIds.length);
    for (const filmId of content.filmIds) {
      const row = rowOf(films, asFilmId(filmId));
      if (row !== undefined) marks[row] = 1;
    }
    this.#films.set(films, marks);
    return marks;
  }

  async #check(): Promise<void> {
    await using file = await openList(this.#folder, this.#name);
    if (file === undefined) {
      if (this.#content === undefined || this.#isMissed) this.#replaceBy(undefined, '');
      this.#isMissed = true;
    } else {
      this.#isMissed = false;
      const { stamp, changedAt } = file;
      const age = Date.now() - changedAt.getTime();
      const isStill = age < 0 || age >= this.#pace.stillMs || this.#content === undefined;
      const bytes = stamp !== this.#stamp && isStill ? await file.read() : undefined;
      if (bytes !== undefined) {
        const content = { ...(await parseList(bytes)), changedAt, stamp };
        this.#replaceBy(content, stamp);
        this.#onRead(content);
      }
    }
    this.#checkedAt = performance.now();
  }

  #replaceBy(content: ListContent | undefined, stamp: string): void {
    this.#content = content;
    this.#stamp = stamp;
    this.#films = new WeakMap();
  }
}
