import { Readable } from 'node:stream';
import { ReelatedError } from '../../errors.ts';
import type { FilmParquet } from '../../search/parquet/film-parquet.ts';
import { filmAt, filmJson, type FilmTable } from '../../search/table/film-table.ts';
import type { RankedFilm } from '../../similarity/query/ranked-film.ts';
import type { OfferedFilm } from '../../taste/for-you.ts';
import { withFields } from '../http/film-json.ts';
import { filmTexts, type FilmTexts } from './film-texts.ts';
import type { ExportFormat, TextFormat } from './format.ts';
import { spreadsheetTexts } from './spreadsheet.ts';

/** A whole list of films, in order. */
export interface FilmList {
  readonly films: FilmTable;
  readonly rows: Int32Array;
  /** n, in a list of similar films. */
  readonly similarities?: Float64Array;
  /** n, in a list for a person; only in JSON, NDJSON and for spreadsheets. */
  readonly scores?: Float64Array;
  /** Whether CSV is for spreadsheets; absent: it is not. */
  readonly forSpreadsheet?: boolean;
  /** Why the first films are listed, in words; only for spreadsheets. */
  readonly reasons?: readonly string[];
}

/** The list of ranked films, with their similarities; for spreadsheets, with reasons. */
export function similarList(
  films: FilmTable,
  ranked: readonly RankedFilm[],
  reasons?: readonly string[],
): FilmList {
  return {
    films,
    rows: Int32Array.from(ranked, ({ row }) => row),
    similarities: Float64Array.from(ranked, ({ similarity }) => similarity),
    ...forSpreadsheet(reasons),
  };
}

/** The list of films for a person, with their scores; for spreadsheets, with reasons. */
export function offeredList(
  films: FilmTable,
  offered: readonly OfferedFilm[],
  reasons?: readonly string[],
): FilmList {
  return {
    films,
    rows: Int32Array.from(offered, ({ row }) => row),
    scores: Float64Array.from(offered, ({ score }) => score),
    ...forSpreadsheet(reasons),
  };
}

function forSpreadsheet(reasons: readonly string[] | undefined) {
  return reasons === undefined ? {} : { forSpreadsheet: true, reasons };
}

/** What surrounds the array of films in JSON. */
export interface JsonFrame {
  readonly before: string;
  readonly after: string;
}

/** The longest list to export, so that one request cannot occupy the server for long. */
export const MAX_EXPORTED = 1_000_000;

/** The number of films that are written, or buffered, before other requests have their turn. */
const CHUNK = 200;

/** A list in a format. */
interface ListStream {
  readonly stream: Readable;
  /** Its length, where that is known before it is read. */
  readonly bytes?: number;
}

/**
 * Writes a whole list. Parquet is written to a file first; all others are written as fast
 * as they are read, a chunk of films at a time.
 *
 * @param signal aborted when nobody will read it
 * @throws {ReelatedError} `request-invalid` for more than {@link MAX_EXPORTED} films
 */
export async function listStream(
  list: FilmList,
  format: ExportFormat,
  parquet: FilmParquet,
  signal: AbortSignal,
  frame: JsonFrame = { before: '', after: '' },
): Promise<ListStream> {
  if (list.rows.length > MAX_EXPORTED) throw tooLong(list.rows.length);
  switch (format) {
    case 'json':
      return textStream(jsonChunks(list, frame));
    case 'ndjson':
      return textStream(chunks(list, (i) => `${filmText(list, i)}\n`));
    case 'csv':
    case 'ids':
    case 'radarr':
    case 'letterboxd':
      return textStream(textChunks(list, textsOf(list, format)));
    case 'parquet':
      return parquetStream(list, parquet, signal);
    default:
      return format satisfies never;
  }
}

async function parquetStream(
  { films, rows, similarities }: FilmList,
  parquet: FilmParquet,
  signal: AbortSignal,
): Promise<ListStream> {
  const filmIds = rows.map((row) => films.filmIds[row] ?? 0);
  const file = await parquet.write({ filmIds, ...(similarities && { similarities }) }, signal);
  const { size } = await file.stat();
  return { stream: file.createReadStream(), bytes: size };
}

function* jsonChunks(list: FilmList, { before, after }: JsonFrame): Generator<string> {
  yield `${before}[`;
  yield* chunks(list, (i) => (i === 0 ? '' : ',') + filmText(list, i));
  yield `]${after}`;
}

function textsOf(list: FilmList, format: TextFormat): FilmTexts {
  return format === 'csv' && list.forSpreadsheet === true
    ? spreadsheetTexts(list)
    : filmTexts(format, list.similarities !== undefined);
}

function* textChunks(list: FilmList, { before, textOf, after }: FilmTexts): Generator<string> {
  const { films, rows, similarities } = list;
  yield before;
  yield* chunks(list, (i) => textOf(filmAt(films, rows[i] ?? -1), i, similarities?.[i]));
  yield after;
}

function* chunks({ rows }: FilmList, textOf: (i: number) => string): Generator<string> {
  for (let from = 0; from < rows.length; from += CHUNK) {
    let text = '';
    const to = Math.min(from + CHUNK, rows.length);
    for (let i = from; i < to; i++) text += textOf(i);
    yield text;
  }
}

function filmText({ films, rows, similarities, scores }: FilmList, i: number): string {
  const json = filmJson(films, rows[i] ?? -1);
  if (scores !== undefined) return withFields(json, `"score":${scores[i]}`);
  return similarities === undefined ? json : withFields(json, `"similarity":${similarities[i]}`);
}

function textStream(texts: Iterable<string>): ListStream {
  return { stream: Readable.from(texts, { objectMode: false }) };
}

function tooLong(films: number): ReelatedError {
  return new ReelatedError(
    'request-invalid',
    `the list has ${films} films, but at most ${MAX_EXPORTED} can be exported; add criteria, a threshold or a limit`,
    { data: { criterion: 'format' } },
  );
}
