import type { FastifyReply, FastifyRequest } from 'fastify';
import { filmJson, type FilmTable } from '../database/film-table.ts';
import type { RankedFilm } from '../similarity/ranking.ts';

/** Answers with text that is JSON already, past the serializer. */
export function sendJson(reply: FastifyReply, json: string): FastifyReply {
  return reply.type('application/json; charset=utf-8').serializer(String).send(json);
}

/** The films of some rows as a JSON array. */
export function filmsJson(films: FilmTable, rows: Iterable<number>): string {
  return `[${Array.from(rows, (row) => filmJson(films, row)).join(',')}]`;
}

/** A film's JSON with more fields at its end; `fields` is the inside of an object, such as `"a":1`. */
export function withFields(json: string, fields: string): string {
  return `${json.slice(0, -1)},${fields}}`;
}

/** Similar films as a JSON array, each with its similarity and, where it is told, why. */
export function similarFilmsJson(
  films: FilmTable,
  ranked: readonly RankedFilm[],
  whys: readonly string[] = [],
): string {
  const listed = ranked.map(({ row, similarity }, i) => {
    const why = whys[i] === undefined ? '' : `,"why":${whys[i]}`;
    return withFields(filmJson(films, row), `"similarity":${similarity}${why}`);
  });
  return `[${listed.join(',')}]`;
}

export interface Page {
  readonly total: number;
  readonly limit: number;
  /** The cursor of the next page. */
  readonly next: string | null;
}

/** Tells how long a list is and where it goes on: the same address with another cursor. */
export function setPageHeaders(
  request: FastifyRequest,
  reply: FastifyReply,
  { total, limit, next }: Page,
): void {
  reply.header('x-total-count', total);
  if (next === null) return;
  // a request line may hold a whole address, whose host is the client's word alone
  const url = URL.parse(request.url, 'http://localhost');
  const query = new URLSearchParams(url?.search);
  query.set('limit', String(limit));
  query.set('cursor', next);
  reply.header('link', `<${url?.pathname ?? ''}?${query}>; rel="next"`);
}

/** Names the criteria whose text is no pattern and was found letter by letter. */
export function tellMatchedAsText(reply: FastifyReply, criteria: readonly string[]): void {
  if (criteria.length > 0) reply.header('x-matched-as-text', criteria.join(', '));
}
