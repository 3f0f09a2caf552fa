import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, RouteShorthandOptions } from 'fastify';
import type { Static } from 'typebox';
import { listedFilms, type ListedFilms } from '../../lists/listed-films.ts';
import type { FilmTable } from '../../search/table/film-table.ts';
import { filmIdAt, type RowIndex } from '../../similarity/model/model.ts';
import type { WeightedFilm } from '../../similarity/query/query.ts';
import type { Ranking } from '../../similarity/query/ranking.ts';
import { RecentMap } from '../../recent-map.ts';
import {
  exportFormat,
  isForSpreadsheet,
  MOST_EXPLAINED,
  type ExportFormat,
} from '../export/format.ts';
import { similarList } from '../export/list-stream.ts';
import { similarInWords } from '../similar/reasons-in-words.ts';
import { sendList } from '../export/send-list.ts';
import { readCursor, scopeOf, writeCursor } from '../http/cursor.ts';
import { similarFilmsJson } from '../http/film-json.ts';
import { rowOfParam } from '../http/film-params.ts';
import { setPageHeaders } from '../http/page-headers.ts';
import { requestSignal } from '../http/request-signal.ts';
import { keptJson, sendJson, type KeptJson } from '../http/send-json.ts';
import { addSnapshotHeaders, setVariant } from '../http/snapshot-headers.ts';
import { explanationsOf } from '../similar/explanations.ts';
import { listResponse } from '../openapi/schemas/export.ts';
import {
  CURSOR_PROBLEMS,
  EXPORT_PROBLEMS,
  LIST_PROBLEMS,
  problemResponses,
  SIMILARITY_PROBLEMS,
} from '../openapi/schemas/problem.ts';
import {
  SIMILAR_LIMIT,
  SimilarFilmsSchema,
  SimilarListQuerySchema,
  SimilarParamsSchema,
} from '../openapi/schemas/similar.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { ListingRoutesOptions } from './listing-routes-options.ts';

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
        ...SIMILARITY_PROBLEMS,
        ...EXPORT_PROBLEMS,
      ),
    },
  },
} satisfies RouteShorthandOptions;

type SimilarListQuery = Static<typeof SimilarListQuerySchema>;

/** How many first pages are kept, those that were requested last: 3 kB each. */
const KEPT_PAGES = 8192;

/** A page of similar films, and what its headers say. */
interface SimilarPage {
  readonly films: KeptJson;
  readonly total: number;
  readonly limit: number;
  readonly next: string | null;
}

/** What the films of a list are similar to, and at least how much. */
interface SimilarTo {
  readonly row: RowIndex;
  readonly threshold: number;
}

/** All films similar to a film, from the most similar down to a threshold. */
export const similarListRoutes: FastifyPluginAsyncTypebox<ListingRoutesOptions> = async (
  app,
  options,
) => {
  const { snapshot } = options;
  addSnapshotHeaders(app, snapshot.id);
  const firstPages = new RecentMap<string, SimilarPage>(KEPT_PAGES);

  app.get('/film/:film_id/similar/:threshold', SIMILAR_FILMS, async (request, reply) => {
    const { query } = request;
    const { film_id: id, threshold } = request.params;
    const format = exportFormat(request, reply, query);
    const row = rowOfParam(snapshot.search.films, id);
    const similarTo = { row, threshold };
    if (format !== undefined) return sendFile(options, reply, format, similarTo, query);
    const isFirstPage = Object.keys(query).length === 0;
    const key = `${row}/${threshold}`;
    const kept = isFirstPage ? firstPages.get(key) : undefined;
    const page = kept ?? (await pageOf(options, similarTo, query));
    if (isFirstPage && kept === undefined) firstPages.set(key, page);
    setPageHeaders(request, reply, page);
    return sendJson(reply, page.films);
  });
};

async function pageOf(
  { snapshot, lists }: ListingRoutesOptions,
  similarTo: SimilarTo,
  { limit = SIMILAR_LIMIT, cursor, ...query }: SimilarListQuery,
): Promise<SimilarPage> {
  const { films } = snapshot.search;
  const listed = await listedFilms(films, lists, query);
  const listName = `${films.filmIds[similarTo.row]}/${similarTo.threshold}`;
  const scope = scopeOf(snapshot.id, listName, listed);
  const offset = cursor === undefined ? 0 : readCursor(scope, cursor);
  const { total, films: ranked } = await rank(snapshot, similarTo, listed, { offset, limit });
  const end = offset + ranked.length;
  const next = end < total ? writeCursor(scope, end) : null;
  return { films: keptJson(similarFilmsJson(films, ranked)), total, limit, next };
}

async function sendFile(
  { snapshot, lists }: ListingRoutesOptions,
  reply: FastifyReply,
  format: ExportFormat,
  similarTo: SimilarTo,
  query: SimilarListQuery,
): Promise<FastifyReply> {
  const { films } = snapshot.search;
  const listed = await listedFilms(films, lists, query);
  const { limit = films.filmIds.length } = query;
  const ranked = await rank(snapshot, similarTo, listed, { offset: 0, limit });
  if (listed !== undefined) setVariant(reply, listed.content);
  reply.header('x-total-count', ranked.total);
  const texts = isForSpreadsheet(format, query)
    ? similarInWords(
        await reasons(snapshot, similarTo, ranked.films.slice(0, MOST_EXPLAINED), reply),
        ranked.films,
      )
    : undefined;
  return sendList(reply, snapshot.parquet, format, similarList(films, ranked.films, texts));
}

/** Why films are similar, as JSON. */
async function reasons(
  { database, search, weighedBy }: Snapshot,
  similarTo: SimilarTo,
  films: Ranking['films'],
  reply: FastifyReply,
): Promise<readonly string[]> {
  const { model } = await weighedBy();
  const filmIds = films.map(({ filmId }) => filmId);
  const query = { like: likeOf(search.films, similarTo) };
  return explanationsOf({ database, model }, query, filmIds, requestSignal(reply));
}

async function rank(
  { weighedBy, search }: Snapshot,
  similarTo: SimilarTo,
  listed: ListedFilms | undefined,
  part: { readonly offset: number; readonly limit: number },
): Promise<Ranking> {
  const { ranker } = await weighedBy();
  const { threshold } = similarTo;
  const filter = listed && { filter: listed.filter };
  return ranker.answer({ like: likeOf(search.films, similarTo), threshold, ...filter, ...part });
}

function likeOf(films: FilmTable, { row }: SimilarTo): readonly WeightedFilm[] {
  return [{ filmId: filmIdAt(films, row) }];
}
