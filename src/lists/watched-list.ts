import { setImmediate } from 'node:timers/promises';
import type { FilmTable } from '../search/table/film-table.ts';
import { asFilmId, rowOf } from '../similarity/model/model.ts';
import { openList, unreadableList } from './list-file.ts';
import { parseList, type ParsedList } from './parse-list.ts';

/** What a list says until it changes. */
export interface ListContent extends ParsedList {
  readonly changedAt: Date;
  /** Differs after every change. */
  readonly stamp: string;
}

/** What a list says, and which films of a collection it has. */
export interface ListedContent {
  readonly content: ListContent;
  /** n, by row: 1 for the films in the list. */
  readonly marks: Uint8Array;
}

/** How soon changes are noticed. */
export interface Pace {
  /** How long a reading is used without looking at the file. */
  readonly checkMs: number;
  /** A file that has changed more recently may be half-written. */
  readonly stillMs: number;
}

export const PACE: Pace = { checkMs: 1000, stillMs: 500 };

/** How many ids are looked up before other requests have their turn. */
const CHUNK = 50_000;

/**
 * A list's file, which any program may write at any time. Its time of change and size are looked at
 * when the list is used, at most once a second; not every file system reports changes by itself. A
 * file that is gone counts as such the second time, as some programs delete a file and write it again.
 */
export class WatchedList {
  readonly #folder: string;
  readonly #name: string;
  readonly #onRead: (content: ListContent) => void;
  readonly #pace: Pace;
  #content: ListContent | undefined;
  /** By content, as a collection may be served again while a list is read. */
  readonly #marks = new WeakMap<ListContent, WeakMap<FilmTable, Promise<Uint8Array>>>();
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
   * What the list says; undefined if missing.
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

  /** The same, with the films of a collection. */
  async contentFor(films: FilmTable): Promise<ListedContent | undefined> {
    const content = await this.content();
    if (content === undefined) return undefined;
    const ofContent = this.#marks.get(content) ?? new WeakMap<FilmTable, Promise<Uint8Array>>();
    this.#marks.set(content, ofContent);
    const marks = ofContent.get(films) ?? markedFilms(content, films);
    ofContent.set(films, marks);
    return { content, marks: await marks };
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
      } else if (this.#content === undefined) {
        throw unreadableList(this.#name, 'another program is writing it');
      }
    }
    this.#checkedAt = performance.now();
  }

  #replaceBy(content: ListContent | undefined, stamp: string): void {
    this.#content = content;
    this.#stamp = stamp;
  }
}

/** n, by row: 1 for the films in a list. */
async function markedFilms({ filmIds }: ListContent, films: FilmTable): Promise<Uint8Array> {
  const marks = new Uint8Array(films.filmIds.length);
  for (let from = 0; from < filmIds.length; from += CHUNK) {
    if (from > 0) await setImmediate();
    for (const filmId of filmIds.subarray(from, from + CHUNK)) {
      const row = rowOf(films, asFilmId(filmId));
      if (row !== undefined) marks[row] = 1;
    }
  }
  return marks;
}
