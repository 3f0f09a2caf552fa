import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { filmAt, filmJson, type FilmTable } from '../../search/table/film-table.ts';
import type { FilmParquet } from '../../search/parquet/film-parquet.ts';
import { ReelatedError } from '../../errors.ts';
import type { RankedFilm } from '../../similarity/query/ranking.ts';
import { withFields } from '../http/film-json.ts';
import { csvHeader, csvLine } from './csv.ts';
import { EXPORT_TYPES, type ExportFormat } from './format.ts';

/** A whole list of films, in its order. */
export interface FilmList {
  readonly films: FilmTable;
  readonly rows: Int32Array;
  /** Each film's, in a list of similar films. */
  readonly similarities?: Float64Array;
}

/** The list of ranked films, with their similarities. */
export function similarList(films: FilmTable, ranked: readonly RankedFilm[]): FilmList {
  return {
    films,
    rows: Int32Array.from(ranked, ({ row }) => row),
    similarities: Float64Array.from(ranked, ({ similarity }) => similarity),
  };
}

/** What stands around the array of films where the format is JSON. */
export interface JsonFrame {
  readonly before: string;
  readonly after: string;
}

/** More films than this are refused, so that one request cannot occupy the server for long. */
export const MOST_EXPORTED = 1_000_000;

/** So many films are written before other requests have their turn, and at most so many wait. */
const CHUNK = 200;

/**
 * Answers with a whole list. JSON, NDJSON and CSV are written as fast as the client reads, a chunk
 * of films at a time; parquet is written to a file first.
 *
 * @throws {ReelatedError} `request-invalid` for more than {@link MOST_EXPORTED} films
 */
export async function sendList(
  reply: FastifyReply,
  parquet: FilmParquet,
  format: ExportFormat,
  list: FilmList,
  frame: JsonFrame = { before: '', after: '' },
): Promise<FastifyReply> {
  if (list.rows.length > MOST_EXPORTED) throw tooLong(list.rows.length);
  reply
    .type(EXPORT_TYPES[format] + (format === 'csv' ? '; charset=utf-8; header=present' : ''))
    .header('content-disposition', `attachment; filename="films.${format}"`);
  switch (format) {
    case 'json':
      return reply.send(textStream(jsonChunks(list, frame)));
    case 'ndjson':
      return reply.send(textStream(chunks(list, (i) => `${filmText(list, i)}\n`)));
    case 'csv':
      return reply.send(textStream(csvChunks(list)));
    case 'parquet':
      return sendParquet(reply, parquet, list);
    default:
      return format satisfies never;
  }
}

async function sendParquet(
  reply: FastifyReply,
  parquet: FilmParquet,
  { films, rows, similarities }: FilmList,
): Promise<FastifyReply> {
  const left = new AbortController();
  reply.raw.once('close', () => left.abort());
  const filmIds = rows.map((row) => films.filmIds[row] ?? 0);
  const file = await parquet.write({ filmIds, ...(similarities && { similarities }) }, left.signal);
  const { size } = await file.stat();
  return reply.header('content-length', size).send(file.createReadStream());
}

function* jsonChunks(list: FilmList, { before, after }: JsonFrame): Generator<string> {
  yield `${before}[`;
  yield* chunks(list, (i) => (i === 0 ? '' : ',') + filmText(list, i));
  yield `]${after}`;
}

function* csvChunks(list: FilmList): Generator<string> {
  const { films, rows, similarities } = list;
  yield csvHeader(similarities !== undefined);
  yield* chunks(list, (i) => csvLine(filmAt(films, rows[i] ?? -1), similarities?.[i]));
}

function* chunks({ rows }: FilmList, textOf: (i: number) => string): Generator<string> {
  for (let from = 0; from < rows.length; from += CHUNK) {
    let text = '';
    const to = Math.min(from + CHUNK, rows.length);
    for (let i = from; i < to; i++) text += textOf(i);
    yield text;
  }
}

function filmText({ films, rows, similarities }: FilmList, i: number): string {
  const json = filmJson(films, rows[i] ?? -1);
  return similarities === undefined ? json : withFields(json, `"similarity":${similarities[i]}`);
}

function textStream(texts: Iterable<string>): Readable {
  return Readable.from(texts, { objectMode: false });
}

function tooLong(films: number): ReelatedError {
  return new ReelatedError(
    'request-invalid',
    `the list has ${films} films and an export at most ${MOST_EXPORTED}; add criteria, a threshold or a limit`,
    { data: { criterion: 'format' } },
  );
}
