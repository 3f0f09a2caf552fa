import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GZIP } from '../../sources/reader/gzip.ts';
import { PLAIN_TEXT } from '../../sources/reader/plain-text.ts';
import { LARGEST_TEXT_BYTES } from '../../sources/reader/text-check.ts';
import { emptyFile, textLimit } from '../../sources/reader/verify-dataset.ts';
import type { TaskContext } from '../../workflow/task.ts';
import type { OwnTermsFile } from './own-terms-file.ts';

const [LINE_FEED, CARRIAGE_RETURN, QUOTE] = [0x0a, 0x0d, 0x22] as const;
const CHUNK_BYTES = 1 << 20;
const LONGEST_HEADER_BYTES = 64 << 10;

/**
 * Reads a text from end to end, checks its gzip where it is one, and returns its first line.
 *
 * @throws SourceError `source-empty` or `gzip-invalid`
 */
export async function readHead(file: OwnTermsFile, context: ReadContext): Promise<string> {
  const head: Buffer[] = [];
  let bytes = 0;
  await readText(file, context, (chunk) => {
    if (bytes < LONGEST_HEADER_BYTES) head.push(Buffer.from(chunk));
    bytes += chunk.length;
  });
  const [line = ''] = Buffer.concat(head).toString('utf8').split(/\r?\n/, 1);
  return line.replace(/^\uFEFF/, '');
}

/** Where to find a record, from 1: among all, or only among those that are not blank. */
export interface RecordPlace {
  readonly among: 'all' | 'filled';
  readonly place: number;
}

/** The line on which a record of a text begins: one with a quoted line feed has several lines. */
export async function lineOf(
  file: OwnTermsFile,
  { among, place }: RecordPlace,
  context: ReadContext,
): Promise<number> {
  const quotes = file.kind.format === 'text' && file.kind.quote !== '';
  let [line, begin, seen, found] = [1, 1, 0, 0];
  let isQuoted = false;
  let isBlank = true;
  const endRecord = (): void => {
    if (among === 'all' || !isBlank) seen += 1;
    if (seen === place && found === 0) found = begin;
    isBlank = true;
  };
  await readText(file, context, (chunk) => {
    for (const byte of chunk) {
      if (byte === LINE_FEED) {
        line += 1;
        if (isQuoted) continue;
        endRecord();
        begin = line;
        continue;
      }
      if (byte !== CARRIAGE_RETURN) isBlank = false;
      if (quotes && byte === QUOTE) isQuoted = !isQuoted;
    }
  });
  endRecord();
  return found === 0 ? line : found;
}

type ReadContext = Pick<TaskContext, 'signal'>;

async function readText(
  { path, name, isGzip }: OwnTermsFile,
  { signal }: ReadContext,
  take: (chunk: Buffer) => void,
): Promise<void> {
  const { size } = await stat(path);
  const stored = { path, name, bytes: size };
  if (size === 0) throw emptyFile(stored);
  const format = isGzip ? GZIP : PLAIN_TEXT;
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      take(chunk);
      done();
    },
  });
  try {
    await pipeline(
      createReadStream(path, { highWaterMark: CHUNK_BYTES }),
      format.unpacker().stream,
      textLimit(stored, LARGEST_TEXT_BYTES),
      sink,
      { signal },
    );
  } catch (error) {
    signal.throwIfAborted();
    throw (await format.faultOf(error, stored)) ?? error;
  }
}
