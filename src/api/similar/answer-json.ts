import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FilmTable } from '../../search/table/film-table.ts';
import type { RankedFilm } from '../../similarity/query/ranking.ts';
import { JsonWriter } from '../http/json-writer.ts';

/** One answer is put together at a time, as none waits in between. */
const writer = new JsonWriter();

/** Answers with what is JSON already, past the serializer. */
export function sendJson(reply: FastifyReply, json: string | Buffer): FastifyReply {
  return reply.type('application/json; charset=utf-8').serializer(String).send(json);
}

/** The films of some rows as a JSON array. */
export function filmsJson(films: FilmTable, rows: Int32Array): Buffer {
  writer.text('[');
  for (const [i, row] of rows.entries()) {
    if (i > 0) writer.comma();
    writer.film(films, row);
  }
  writer.text(']');
  return writer.take();
}

/** A film's JSON with more fields at its end; `fields` is the inside of an object, such as `"a":1`. */
export function withFields(json: string, fields: string): string {
  return `${json.slice(0, -1)},${fields}}`;
}

/** What stands around a list in JSON, and with its films. */
export interface Around {
  readonly before?: string;
  readonly after?: string;
  /** Why each film is listed, where that is told. */
  readonly whys?: readonly string[];
}

/** Similar films as a JSON array, each with its similarity. */
export function similarFilmsJson(
  films: FilmTable,
  ranked: readonly RankedFilm[],
  { before = '', after = '', whys = [] }: Around = {},
): Buffer {
  writer.text(`${before}[`);
  for (const [i, { row, similarity }] of ranked.entries()) {
    const why = whys[i] === undefined ? '' : `,"why":${whys[i]}`;
    if (i > 0) writer.comma();
    // a template would look each number up among those that were texts lately
    writer.film(films, row, `"similarity":${JSON.stringify(similarity)}${why}`);
  }
  writer.text(`]${after}`);
  return writer.take();
}

export interface Page {
  readonly total: number;
  readonly limit: number;
  /** The cursor of the next page. */
  readonly next: string | null;
}

/** Path and query. A request line may hold a whole address, whose host is the client's word alone. */
const ADDRESS = /^(?:[a-z]+:\/\/[^/?#]*)?([^?#]*)(?:\?([^#]*))?/i;

/** Tells how long a list is and where it goes on: the same address with another cursor. */
export function setPageHeaders(
  request: FastifyRequest,
  reply: FastifyReply,
  { total, limit, next }: Page,
): void {
  reply.header('x-total-count', total);
  if (next === null) return;
  const [, path = '', search = ''] = ADDRESS.exec(request.url) ?? [];
  const others = search === '' ? '' : otherParameters(search);
  reply.header('link', `<${path}?${others}limit=${limit}&cursor=${next}>; rel="next"`);
}

function otherParameters(search: string): string {
  const query = new URLSearchParams(search);
  query.delete('limit');
  query.delete('cursor');
  return query.size === 0 ? '' : `${query}&`;
}

/** Names the criteria whose text is no pattern and was found letter by letter. */
export function tellMatchedAsText(reply: FastifyReply, criteria: readonly string[]): void {
  if (criteria.length > 0) reply.header('x-matched-as-text', criteria.join(', '));
}
