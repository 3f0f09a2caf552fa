import { Writable } from 'node:stream';
import type { ImdbDataset } from '../imdb-dataset.ts';
import { clip, SourceError } from '../source-error.ts';
import type { StoredFile } from './file-format.ts';

const LINE_FEED = 10;
const LONGEST_HEADER_BYTES = 64 << 10;

/** Reads text for its first line, and for whether anything follows it. */
export class TextHead extends Writable {
  #head = Buffer.alloc(0);
  #headEnd = -1;
  hasRows = false;

  get complete(): boolean {
    return this.#headEnd >= 0;
  }

  /** The names of the columns. */
  header(): readonly string[] {
    const line = this.complete ? this.#head.subarray(0, this.#headEnd) : this.#head;
    return line
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r$/, '')
      .split('\t');
  }

  take(chunk: Buffer): void {
    if (this.hasRows) return;
    if (!this.complete) {
      this.#head = Buffer.concat([this.#head, chunk]);
      this.#headEnd = this.#head.indexOf(LINE_FEED);
      if (!this.complete && this.#head.length > LONGEST_HEADER_BYTES) this.#headEnd = 0;
      this.hasRows = this.complete && hasText(this.#head.subarray(this.#headEnd + 1));
      return;
    }
    this.hasRows = hasText(chunk);
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.take(chunk);
    done();
  }
}

function hasText(bytes: Buffer): boolean {
  return bytes.some((byte) => byte > 32);
}

type NamedFile = Pick<StoredFile, 'path' | 'name'>;

/**
 * Checks that a dataset file has the columns that the dataset needs, and at least one row.
 *
 * @throws SourceError `source-empty`, `source-header` or `source-column`
 */
export function checkHead(head: TextHead, dataset: ImdbDataset, file: NamedFile): void {
  const columns = dataset.columns.map((column) => column.name);
  checkHeader(head.header(), columns, file);
  if (!head.hasRows) {
    throw new SourceError('source-empty', `${file.name} has a header but no rows`, {
      data: { file: file.path },
    });
  }
}

/**
 * Checks that a header has the columns that are needed, and none twice.
 *
 * @throws SourceError `source-empty`, `source-header` or `source-column`
 */
export function checkHeader(
  header: readonly string[],
  columns: readonly string[],
  { path, name }: NamedFile,
): void {
  if (header.length === 1 && header[0] === '') {
    throw new SourceError('source-empty', `${name} contains no text; download it again`, {
      data: { file: path },
    });
  }
  if (header.some((column) => column.includes('\r'))) {
    const message = `${name}, line 1: a carriage return without a line feed; lines must end in line feeds`;
    throw new SourceError('source-header', message, { data: { file: path, line: 1 } });
  }
  // DuckDB does not distinguish names that only differ in letter case
  const names = header.map((column) => column.toLowerCase());
  const doubled = header.find((_, index) => names.indexOf(names[index] ?? '') !== index);
  if (doubled !== undefined) {
    throw new SourceError('source-header', `${name}, line 1: two columns are named "${doubled}"`, {
      data: { file: path, line: 1, column: doubled },
    });
  }
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    const missingNames = missing.join(', ');
    throw new SourceError(
      'source-column',
      `${name}, line 1: missing column ${missingNames}; the header is "${clip(header.join(' '))}"${separatorHint(header)}`,
      { data: { file: path, line: 1, column: missingNames } },
    );
  }
}

/** What is wrong with a header whose names are all there, but not between tabs. */
function separatorHint([first = '', ...others]: readonly string[]): string {
  const separator = [',', ';', '|'].find((one) => first.split(one).length > 2);
  if (others.length > 0 || separator === undefined) return '';
  return `, with "${separator}" where tabs must be`;
}
