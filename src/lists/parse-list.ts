import { setImmediate } from 'node:timers/promises';
import { utf16Of } from '../library/files/decode-text.ts';

/** What a list's file says. */
export interface ParsedList {
  /** In their order in the file, each once. */
  readonly filmIds: Int32Array;
  /** How many lines have neither an id nor a comment alone; they are ignored. */
  readonly badLineCount: number;
  /** The numbers of the first {@link MOST_BAD_LINES} of these, from 1. */
  readonly badLines: readonly number[];
}

/** How many bad lines are listed. */
export const MOST_BAD_LINES = 20;

/** How many lines are read before other requests have their turn. */
const CHUNK = 50_000;
const INT32_MAX = 2 ** 31 - 1;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SMALL_T = 't'.charCodeAt(0);
const ZERO = '0'.charCodeAt(0);
const BYTE_ORDER_MARK = '\uFEFF';

/** A tt id, alone or before a comment. */
const FILM_LINE = /^tt(\d{1,10})\s*(?:#.*)?$/i;
/** Longer lines have no id; only this much of a comment is read. */
const MAX_LINE_BYTES = 1000;

/**
 * Reads a list of films: one tt id on each line, in upper or lower case; comments from `#` to the end
 * of the line. Empty lines, a byte order mark, line ends of any system, and UTF-16, which PowerShell
 * writes, are accepted.
 */
export async function parseList(written: Uint8Array): Promise<ParsedList> {
  const bytes = inUtf8(written);
  const found = new Set<number>();
  const badLines: number[] = [];
  let badLineCount = 0;
  let line = 0;
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, from);
    const to = end === -1 ? bytes.length : end;
    line += 1;
    const filmId = plainId(bytes, from, to) ?? filmIdOfLine(lineText(bytes, from, to));
    if (filmId === 'bad') {
      badLineCount += 1;
      if (badLines.length < MOST_BAD_LINES) badLines.push(line);
    } else if (filmId !== undefined) found.add(filmId);
    from = to + 1;
    if (line % CHUNK === 0) await setImmediate();
  }
  return { filmIds: Int32Array.from(found), badLineCount, badLines };
}

/** The bytes of a text in UTF-8, which it mostly is already. */
export function inUtf8(bytes: Uint8Array): Uint8Array {
  const wide = utf16Of(bytes);
  return wide === undefined ? bytes : Buffer.from(new TextDecoder(wide).decode(bytes));
}

/** The id of a line that is nothing else; most are, and making a text of each takes twice as long. */
function plainId(bytes: Uint8Array, from: number, to: number): number | undefined {
  const end = bytes[to - 1] === CARRIAGE_RETURN ? to - 1 : to;
  const digits = end - from - 2;
  if (digits < 1 || digits > 9 || bytes[from] !== SMALL_T || bytes[from + 1] !== SMALL_T) {
    return undefined;
  }
  let filmId = 0;
  for (let i = from + 2; i < end; i++) {
    const digit = (bytes[i] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return undefined;
    filmId = 10 * filmId + digit;
  }
  return filmId;
}

/** The text of a line; of a very long one only the start, as the rest may be a comment. */
function lineText(bytes: Uint8Array, from: number, to: number): string {
  const end = Math.min(to, from + MAX_LINE_BYTES);
  const start = Buffer.from(bytes.buffer, bytes.byteOffset + from, end - from).toString('utf8');
  return end < to ? `${start}…` : start;
}

function filmIdOfLine(line: string): number | 'bad' | undefined {
  const text = (line.startsWith(BYTE_ORDER_MARK) ? line.slice(1) : line).trim();
  if (text === '' || text.startsWith('#')) return undefined;
  const filmId = Number(FILM_LINE.exec(text)?.[1]);
  return filmId <= INT32_MAX ? filmId : 'bad';
}
