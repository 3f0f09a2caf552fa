/**
 * DESIGN. What a service has answered, so that it is asked once and not again within 30 days, even
 * if it knew nothing. The file `wikidata.answers.ndjson` has one line a batch:
 *
 *   {"url":…,"request":…,"at":1764374400000,"answers":{"tt0000001":…,"tt0000002":…}}
 *
 * A line is written and synced before its batch counts as answered. A process that dies while
 * writing leaves an incomplete last line, which the next one cuts off. A later answer replaces an
 * earlier one; answers to another form of request do not count, and those of another URL only while
 * that one is used. When most of the answers are no longer of use, the file is rewritten under another
 * name and renamed.
 */
import { open, readFile, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writePoint } from '../../workflow/state/write-point.ts';

const DAY_MS = 24 * 3600 * 1000;
const LINE_FEED = 10;
/** How long an answer counts before the service is asked again. */
export const RECENT_MS = 30 * DAY_MS;

export interface JournalOptions<Answer> {
  /** The service's URL. */
  readonly url: string;
  /** Changes with the form of the requests, so that answers to other ones do not count. */
  readonly request: string;
  /** Narrows what a line holds. */
  readonly isAnswer: (value: unknown) => value is Answer;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Kept<Answer> {
  readonly at: number;
  readonly answer: Answer;
}

/** The answers of a service by key; one process at a time may have it open. */
export class AnswerJournal<Answer> implements AsyncDisposable {
  readonly #options: JournalOptions<Answer>;
  readonly #kept: Map<string, Kept<Answer>>;
  readonly #file: FileHandle;
  #written: Promise<void> = Promise.resolve();

  private constructor(
    options: JournalOptions<Answer>,
    kept: Map<string, Kept<Answer>>,
    file: FileHandle,
  ) {
    this.#options = options;
    this.#kept = kept;
    this.#file = file;
  }

  static async open<Answer>(
    path: string,
    options: JournalOptions<Answer>,
  ): Promise<AnswerJournal<Answer>> {
    const bytes = await readFile(path).catch(emptyIfMissing);
    const { kept, ofOthers, useless } = readLines(bytes, options);
    if (useless > kept.size) {
      await rewrite(path, [...ofOthers, ...linesOf(kept, options)]);
      return new AnswerJournal(options, kept, await open(path, 'a'));
    }
    writePoint('open a journal');
    const file = await open(path, 'a');
    const whole = bytes.lastIndexOf(LINE_FEED) + 1;
    if (whole < bytes.length) await file.truncate(whole);
    return new AnswerJournal(options, kept, file);
  }

  /** The answer about a key, however old. */
  get(key: string): Answer | undefined {
    return this.#kept.get(key)?.answer;
  }

  /** Whether the service is to be asked about a key: never asked, or too long ago. */
  isDue(key: string): boolean {
    const kept = this.#kept.get(key);
    // a wrong clock may have left a time in the future
    return kept === undefined || Math.abs(this.#options.now() - kept.at) > RECENT_MS;
  }

  /** Keeps the answers about a batch, all or none. */
  async append(answers: ReadonlyMap<string, Answer>): Promise<void> {
    const at = this.#options.now();
    const line = lineOf(answers, at, this.#options);
    const write = this.#write(line, this.#written);
    // the next batch may be kept even if this one could not
    this.#written = write.catch(() => undefined);
    await write;
    for (const [key, answer] of answers) this.#kept.set(key, { at, answer });
  }

  /** One line at a time, because a line may take several writes. */
  async #write(line: string, before: Promise<void>): Promise<void> {
    await before;
    writePoint('append to a journal');
    await this.#file.appendFile(line);
    writePoint('sync a journal');
    await this.#file.datasync();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#written;
    await this.#file.close();
  }
}

function emptyIfMissing(error: NodeJS.ErrnoException): Buffer {
  if (error.code === 'ENOENT') return Buffer.alloc(0);
  throw error;
}

interface Lines<Answer> {
  readonly kept: Map<string, Kept<Answer>>;
  /** Lines of other services, as they are. */
  readonly ofOthers: readonly string[];
  /** How many answers can be removed. */
  readonly useless: number;
}

function readLines<Answer>(bytes: Buffer, options: JournalOptions<Answer>): Lines<Answer> {
  const kept = new Map<string, Kept<Answer>>();
  const ofOthers: string[] = [];
  let count = 0;
  for (let from = 0, end = 0; (end = bytes.indexOf(LINE_FEED, from)) >= 0; from = end + 1) {
    const text = bytes.toString('utf8', from, end);
    const line = parsed(text);
    if (line !== undefined && line.url !== options.url) {
      ofOthers.push(`${text}\n`);
      continue;
    }
    const entries = Object.entries(line?.answers ?? {});
    // a line that cannot be read counts too
    count += Math.max(1, entries.length);
    if (line?.request !== options.request) continue;
    for (const [key, answer] of entries) {
      if (options.isAnswer(answer)) kept.set(key, { at: line.at, answer });
    }
  }
  return { kept, ofOthers, useless: count - kept.size };
}

interface Line {
  readonly url: unknown;
  readonly request: unknown;
  readonly at: number;
  readonly answers: Readonly<Record<string, unknown>>;
}

function parsed(text: string): Line | undefined {
  try {
    const line = JSON.parse(text) as Partial<Line> | null;
    const { url, request, at, answers } = line ?? {};
    if (typeof at !== 'number' || typeof answers !== 'object' || answers === null) return undefined;
    return { url, request, at, answers };
  } catch {
    return undefined;
  }
}

function lineOf<Answer>(
  answers: Iterable<readonly [string, Answer]>,
  at: number,
  { url, request }: JournalOptions<Answer>,
): string {
  const line = { url, request, at, answers: Object.fromEntries(answers) };
  return `${JSON.stringify(line)}\n`;
}

function linesOf<Answer>(
  kept: ReadonlyMap<string, Kept<Answer>>,
  options: JournalOptions<Answer>,
): readonly string[] {
  const byTime = Map.groupBy(kept, ([, { at }]) => at);
  return Array.from(byTime, ([at, entries]) =>
    lineOf(
      entries.map(([key, { answer }]) => [key, answer] as const),
      at,
      options,
    ),
  );
}

async function rewrite(path: string, lines: readonly string[]): Promise<void> {
  const replacement = `${path}.new`;
  writePoint('rewrite a journal');
  await using file = await open(replacement, 'w');
  for (const line of lines) await file.appendFile(line);
  await file.sync();
  writePoint('rename a journal');
  await rename(replacement, path);
  await using folder = await open(dirname(path), 'r');
  await folder.sync();
}
