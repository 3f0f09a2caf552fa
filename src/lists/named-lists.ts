import { readdir } from 'node:fs/promises';
import { RecentMap } from '../recent-map.ts';
import { ReelatedError } from '../errors.ts';
import type { FilmTable } from '../search/table/film-table.ts';
import { listsFolder } from './list-file.ts';
import { isListName } from './list-name.ts';
import type { ListReader } from './listed-films.ts';
import { PACE, WatchedList, type ListContent, type Pace } from './watched-list.ts';

/** What is known of a list, for people who look after it. */
export interface ListSummary {
  readonly name: string;
  /** How many films it has. */
  readonly count: number;
  /** How many of these are in the collection, and how many are not. */
  readonly known: number;
  readonly unknown: number;
  readonly badLineCount: number;
  readonly badLines: readonly number[];
  readonly changedAt: Date | undefined;
  /** Why it cannot be read. */
  readonly problem: string | undefined;
}

/** A list at one moment. */
export interface ReadList {
  readonly summary: ListSummary;
  readonly content: ListContent;
}

/** A log, such as that of a server. */
interface ListLog {
  readonly warn: (facts: object, message: string) => void;
}

/** How many lists are kept in memory, and how many are summarised: far more than anybody has. */
const MOST_LISTS = 100;

/** The named lists of a data directory, as they are now. */
export class NamedLists implements ListReader {
  /** Where bad lines are reported, by their numbers, each time that a list has changed. */
  log: ListLog | undefined;
  readonly #folder: string | undefined;
  readonly #pace: Pace;
  readonly #lists = new RecentMap<string, WatchedList>(MOST_LISTS);

  /** @param dataDir absent: there are no lists */
  constructor(dataDir: string | undefined, pace: Pace = PACE) {
    this.#pace = pace;
    this.#folder = dataDir === undefined ? undefined : listsFolder(dataDir);
  }

  /**
   * What a list says; undefined if no list has this name.
   *
   * @throws {ReelatedError} `list-unreadable`
   */
  async contentOf(name: string): Promise<ListContent | undefined> {
    return this.#using(name, async (list) => list.content());
  }

  async filmsOf(name: string, films: FilmTable): Promise<Uint8Array | undefined> {
    const read = await this.#using(name, async (list) => list.contentFor(films));
    return read?.marks;
  }

  /** All lists by name, the first {@link MOST_LISTS}. */
  async summaries(films: FilmTable): Promise<readonly ListSummary[]> {
    const summaries: ListSummary[] = [];
    for (const name of await this.#names()) {
      try {
        const list = await this.read(name, films);
        if (list !== undefined) summaries.push(list.summary);
      } catch (error) {
        summaries.push(unreadable(name, error));
      }
    }
    return summaries;
  }

  /**
   * A list at one moment, with what is known of it; undefined if no list has this name.
   *
   * @throws {ReelatedError} `list-unreadable`
   */
  async read(name: string, films: FilmTable): Promise<ReadList | undefined> {
    const read = await this.#using(name, async (list) => list.contentFor(films));
    if (read === undefined) return undefined;
    const { content, marks } = read;
    const { filmIds, badLineCount, badLines, changedAt } = content;
    const known = marks.reduce((sum, mark) => sum + mark, 0);
    const facts = { count: filmIds.length, known, unknown: filmIds.length - known };
    const summary = { name, ...facts, badLineCount, badLines, changedAt, problem: undefined };
    return { summary, content };
  }

  async #using<T>(
    name: string,
    use: (list: WatchedList) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    const folder = this.#folder;
    if (folder === undefined || !isListName(name)) return undefined;
    const onRead = (content: ListContent): void => this.#report(name, content);
    const list = this.#lists.get(name) ?? new WatchedList(folder, name, onRead, this.#pace);
    const result = await use(list);
    // names of lists that are not there take no memory
    if (result !== undefined) this.#lists.set(name, list);
    return result;
  }

  #report(name: string, { badLineCount, badLines }: ListContent): void {
    if (badLineCount === 0) return;
    const file = `lists/${name}.txt`;
    const lines = badLines.join(', ') + (badLineCount > badLines.length ? ', …' : '');
    const what = badLineCount === 1 ? 'line is neither an id' : 'lines are neither an id';
    this.log?.warn(
      { file, badLineCount, badLines },
      `${file}: ${badLineCount} ${what} nor a comment, and ignored: ${lines}`,
    );
  }

  async #names(): Promise<readonly string[]> {
    if (this.#folder === undefined) return [];
    const files = await readdir(this.#folder).catch(() => []);
    return files
      .filter((file) => file.endsWith('.txt'))
      .map((file) => file.slice(0, -'.txt'.length))
      .filter(isListName)
      .sort()
      .slice(0, MOST_LISTS);
  }
}

function unreadable(name: string, error: unknown): ListSummary {
  if (!(error instanceof ReelatedError)) throw error;
  const problem = String(error.data['reason']);
  const nothing = { count: 0, known: 0, unknown: 0, badLineCount: 0, badLines: [] };
  return { name, ...nothing, changedAt: undefined, problem };
}
