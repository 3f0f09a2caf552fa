import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { RouteShorthandOptions } from 'fastify';
import { listedFilms } from '../../lists/listed-films.ts';
import { filmIdAt, type RowIndex } from '../../similarity/model/model.ts';
import { RecentMap } from '../../similarity/query/recent-map.ts';
import { exportFormat, isForSpreadsheet, MOST_EXPLAINED } from '../export/format.ts';
import { similarList } from '../export/list-stream.ts';
import { similarInWords } from '../similar/reasons-in-words.ts';
import { sendList } from '../export/send-list.ts';
import { readCursor, scopeOf, writeCursor } from '../http/cursor.ts';
import { extendedFilmJson, similarFilmsJson } from '../http/film-json.ts';
import { rowOfParam } from '../http/film-params.ts';
import { setPageHeaders } from '../http/page-headers.ts';
import { requestSignal } from '../http/request-signal.ts';
import { sendJson } from '../http/send-json.ts';
import { addSnapshotHeaders, setVariant } from '../http/snapshot-headers.ts';
import { explainer } from '../similar/explanations.ts';
import { listResponse } from '../openapi/schemas/export.ts';
import { FilmDetailsSchema, FilmParamsSchema } from '../openapi/schemas/film.ts';
import { NoQuerySchema } from '../openapi/schemas/paging.ts';
import {
  CURSOR_PROBLEMS,
  EXPORT_PROBLEMS,
  LIST_PROBLEMS,
  problemResponses,
  QUERY_PROBLEMS,
} from '../openapi/schemas/problem.ts';
import {
  SIMILAR_LIMIT,
  SimilarFilmsSchema,
  SimilarListQuerySchema,
  SimilarParamsSchema,
} from '../openapi/schemas/similar.ts';
import type { FilmRoutesOptions } from './film-routes-options.ts';

const GET_FILM = {
  config: { limit: 'film' },
  schema: {
    operationId: 'getFilm',
    summary: 'Get a film',
    tags: ['films'],
    params: FilmParamsSchema,
    querystring: NoQuerySchema,
    response: { 200: FilmDetailsSchema, ...problemResponses('film-unknown', ...QUERY_PROBLEMS) },
  },
} satisfies RouteShorthandOptions;

const SIMILAR_FILMS = {
  config: { limit: 'similar' },
  schema: {
    operationId: 'similarFilms',
    summary: 'List films similar to a film, above a threshold',
    description:
      'All other films whose similarity is at or above the threshold. `GET /film/{film_id}/similar` can do more.',
    tags: ['films'],
    params: SimilarParamsSchema,
    querystring: SimilarListQuerySchema,
    response: {
      200: listResponse(SimilarFilmsSchema),
      ...problemResponses(
        'film-unknown',
        ...LIST_PROBLEMS,
        ...CURSOR_PROBLEMS,
        ...QUERY_PROBLEMS,
        ...EXPORT_PROBLEMS,
      ),
    },
  },
} satisfies RouteShorthandOptions;

/**
 * How many films and how many first pages of similar films are kept, those that were requested last:
 * half a kilobyte and 3 kB each, and a tenth and a quarter of the CPU time of their responses.
 */
const KEPT = 8192;

/** A page of similar films, and what its headers say. */
interface KeptPage {
  readonly json: Buffer;
  readonly total: number;
  readonly limit: number;
  readonly next: string | null;
}

/** A film, and the films similar to it. */
export const filmRoutes: FastifyPluginAsyncTypebox<FilmRoutesOptions> = async (
  app,
  { snapshot, lists },
) => {
  const { ranker } = snapshot;
  const { films } = snapshot.search;
  addSnapshotHeaders(app, snapshot.id);

  const explain = explainer(snapshot);
  const { linksJson } = await snapshot.database.filmLinks();
  const kept = new RecentMap<RowIndex, Buffer>(KEPT);
  const pages = new RecentMap<string, KeptPage>(KEPT);

  app.get('/film/:film_id', GET_FILM, ({ params }, reply) => {
    const row = rowOfParam(films, params.film_id);
    let film = kept.get(row);
    if (film === undefined) {
      film = extendedFilmJson(films, row, `"links":${linksJson(filmIdAt(films, row))}`);
      kept.set(row, film);
    }
    sendJson(reply, film);
  });

  app.get('/film/:film_id/similar/:threshold', SIMILAR_FILMS, async (request, reply) => {
    const { film_id: id, threshold } = request.params;
    const format = exportFormat(request, reply, request.query);
    const { limit = format === undefined ? SIMILAR_LIMIT : films.filmIds.length, cursor } =
      request.query;
    const row = rowOfParam(films, id);
    const isFirstPage = format === undefined && Object.keys(request.query).length === 0;
    const key = `${row}/${threshold}`;
    const known = isFirstPage ? pages.get(key) : undefined;
    if (known !== undefined) {
      setPageHeaders(request, reply, known);
      return sendJson(reply, known.json);
    }
    const listed = await listedFilms(films, lists, request.query);
    const scope = scopeOf(snapshot.id, `${films.filmIds[row]}/${threshold}`, listed);
    const offset = cursor === undefined ? 0 : readCursor(scope, cursor);
    const like = [{ filmId: filmIdAt(films, row) }];
    const ranked = ranker.answer({
      like,
      ...(listed && { filter: listed.filter }),
      threshold,
      offset,
      limit,
    });
    if (format !== undefined) {
      if (listed !== undefined) setVariant(reply, listed.content);
      reply.header('x-total-count', ranked.total);
      const reasons = isForSpreadsheet(format, request.query)
        ? similarInWords(
            await explain(
              { like },
              ranked.films.slice(0, MOST_EXPLAINED).map((film) => film.filmId),
              requestSignal(reply),
            ),
            ranked.films,
          )
        : undefined;
      const list = similarList(films, ranked.films, reasons);
      return sendList(reply, snapshot.parquet, format, list);
    }
    const end = offset + ranked.films.length;
    const next = end < ranked.total ? writeCursor(scope, end) : null;
    const page = { json: similarFilmsJson(films, ranked.films), total: ranked.total, limit, next };
    if (isFirstPage) pages.set(key, page);
    setPageHeaders(request, reply, page);
    return sendJson(reply, page.json);
  });
};
