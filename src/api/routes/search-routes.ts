import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { facetsOf } from '../../search/facets.ts';
import type { Direction, Sort } from '../../search/film-order.ts';
import { pageOfRows } from '../../search/film-search.ts';
import type { SearchCriteria } from '../../search/search-criteria.ts';
import { filmsJson } from '../http/film-json.ts';
import { setPageHeaders, setMatchedAsText } from '../http/page-headers.ts';
import { sendJson } from '../http/send-json.ts';
import { answerSignal } from '../http/answer-signal.ts';
import { exportFormat, type ExportFormat } from '../export/format.ts';
import { sendList } from '../export/send-list.ts';
import { listResponse } from '../openapi/schemas/export.ts';
import { invalidCursor, readCursor, writeCursor } from '../http/cursor.ts';
import { criteriaOf, SearchCriteriaSchema } from '../openapi/schemas/criteria.ts';
import { NoQuerySchema } from '../openapi/schemas/paging.ts';
import { problemResponses } from '../openapi/schemas/problem.ts';
import {
  FilmsSchema,
  SearchCriteriaQuerySchema,
  SearchFacetsSchema,
  searchPageSchema,
  searchQuerySchema,
} from '../openapi/schemas/search.ts';
import { tellSnapshot } from '../http/snapshot-headers.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

const SEARCH_LIMIT = 100;

/** How a search is paged and ordered. */
interface SearchQuery {
  readonly limit?: number;
  readonly cursor?: string;
  readonly sort?: Sort;
  readonly order?: Direction;
  readonly format?: ExportFormat;
}

/** Films that meet criteria, asked for by a body or by an address, and how they are spread. */
export const searchRoutes: FastifyPluginAsyncTypebox<Snapshot> = async (app, snapshot) => {
  const { search } = snapshot;
  tellSnapshot(app, snapshot.id);

  async function answerSearch(
    request: FastifyRequest,
    reply: FastifyReply,
    criteria: SearchCriteria,
    query: SearchQuery,
  ): Promise<FastifyReply> {
    const { limit = SEARCH_LIMIT, cursor, sort, order } = query;
    const format = exportFormat(request, reply, query);
    const signal = answerSignal(reply);
    const scope = { snapshot: snapshot.id, question: { criteria, sort, order } };
    const after = cursor === undefined ? undefined : readCursor(scope, cursor);
    const { matches, rows } = await search.find(criteria, { sort, direction: order }, signal);
    setMatchedAsText(reply, matches.matchedAsText);
    if (matches.total === 0) {
      const advice = await search.relax(criteria, signal);
      const texts = advice.map(({ criterion, total }) => `${criterion}=${total}`);
      if (texts.length > 0) reply.header('x-try-without', texts.join(', '));
    }
    if (format !== undefined) {
      reply.header('x-total-count', matches.total);
      const list = { films: search.films, rows: rows.subarray(0, query.limit) };
      return sendList(reply, snapshot.parquet, format, list);
    }
    const page = pageOfRows(search.films, rows, limit, after);
    if (page === undefined) throw invalidCursor();
    const last = page.at(-1);
    const isLast = last === undefined || last === rows.at(-1);
    const next = isLast ? null : writeCursor(scope, search.films.filmIds[last] ?? 0);
    setPageHeaders(request, reply, { total: matches.total, limit, next });
    return sendJson(reply, filmsJson(search.films, page));
  }

  async function answerFacets(reply: FastifyReply, criteria: SearchCriteria) {
    const signal = answerSignal(reply);
    const { matches, rows } = await search.find(criteria, {}, signal);
    setMatchedAsText(reply, matches.matchedAsText);
    const { total } = matches;
    const advice = total === 0 ? await search.relax(criteria, signal) : [];
    return sendJson(
      reply,
      JSON.stringify({ total, facets: facetsOf(search.films, rows), try_without: advice }),
    );
  }

  app.post(
    '/film/search',
    {
      config: { limit: 'search' },
      schema: {
        operationId: 'searchFilms',
        summary: 'Films that meet all criteria',
        description:
          'Criteria whose text is no regular expression are matched as text and named in the header `X-Matched-As-Text`. When no film meets all criteria, `X-Try-Without` tells which one to drop.',
        tags: ['films'],
        querystring: searchPageSchema(SEARCH_LIMIT),
        body: SearchCriteriaSchema,
        response: {
          200: listResponse(FilmsSchema),
          ...problemResponses(400, 410, 413, 415, 429, 503),
        },
      },
    },
    async (request, reply) => answerSearch(request, reply, request.body, request.query),
  );

  app.get(
    '/film/search',
    {
      config: { limit: 'search' },
      schema: {
        operationId: 'searchFilmsByAddress',
        summary: 'Films that meet all criteria, for links and caches',
        description:
          'The same search as by POST, with the criteria as parameters. A list is a repeated parameter: `genres=Drama&genres=Crime`.',
        tags: ['films'],
        querystring: searchQuerySchema(SEARCH_LIMIT),
        response: { 200: listResponse(FilmsSchema), ...problemResponses(400, 410, 429, 503) },
      },
    },
    async (request, reply) =>
      answerSearch(request, reply, criteriaOf(request.query), request.query),
  );

  app.post(
    '/film/search/facets',
    {
      config: { limit: 'search' },
      schema: {
        operationId: 'searchFacets',
        summary: 'How the films that a search finds are spread',
        description:
          'Counts over all films that meet the criteria, by genre, decade, language and rating; and, when there are none, which criterion to drop.',
        tags: ['films'],
        querystring: NoQuerySchema,
        body: SearchCriteriaSchema,
        response: { 200: SearchFacetsSchema, ...problemResponses(400, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => answerFacets(reply, request.body),
  );

  app.get(
    '/film/search/facets',
    {
      config: { limit: 'search' },
      schema: {
        operationId: 'searchFacetsByAddress',
        summary: 'The same, for links and caches',
        tags: ['films'],
        querystring: SearchCriteriaQuerySchema,
        response: { 200: SearchFacetsSchema, ...problemResponses(400, 429, 503) },
      },
    },
    async (request, reply) => answerFacets(reply, request.query),
  );
};
