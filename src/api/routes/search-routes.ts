import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { facetsOfMarked } from '../../search/facets.ts';
import type { Direction, Sort } from '../../search/film-order.ts';
import type { SearchCriteria } from '../../search/search-criteria.ts';
import { listedFilms, type Listed } from '../../lists/listed-films.ts';
import { exportFormat, isForSpreadsheet, type ExportFormat } from '../export/format.ts';
import { sendList } from '../export/send-list.ts';
import { invalidCursor, readCursor, scopeOf, writeCursor } from '../http/cursor.ts';
import { filmsJson } from '../http/film-json.ts';
import { setMatchedAsText, setPageHeaders } from '../http/page-headers.ts';
import { requestSignal } from '../http/request-signal.ts';
import { sendJson } from '../http/send-json.ts';
import { addSnapshotHeaders, setVariant } from '../http/snapshot-headers.ts';
import { criteriaOf } from '../openapi/schemas/criteria.ts';
import { listResponse } from '../openapi/schemas/export.ts';
import { LISTED_BODY_BYTES, listedOf } from '../openapi/schemas/listed.ts';
import { NoQuerySchema } from '../openapi/schemas/paging.ts';
import {
  BODY_PROBLEMS,
  CURSOR_PROBLEMS,
  EXPORT_PROBLEMS,
  LIST_PROBLEMS,
  problemResponses,
  QUERY_PROBLEMS,
} from '../openapi/schemas/problem.ts';
import {
  FilmsSchema,
  SearchBodySchema,
  SearchCriteriaQuerySchema,
  SearchFacetsSchema,
  searchPageSchema,
  searchQuerySchema,
} from '../openapi/schemas/search.ts';
import type { ListingRoutesOptions } from './listing-routes-options.ts';

const SEARCH_LIMIT = 100;

const SEARCH_PROBLEMS = ['pattern-unsupported', ...LIST_PROBLEMS, ...QUERY_PROBLEMS] as const;

const SEARCH_FILMS = {
  bodyLimit: LISTED_BODY_BYTES,
  config: { limit: 'search' },
  schema: {
    operationId: 'searchFilms',
    summary: 'Search films',
    description:
      'Criteria that are not valid regular expressions are matched as plain text and listed in the header `X-Matched-As-Text`. When no film matches, `X-Try-Without` suggests which criterion to drop.',
    tags: ['films'],
    querystring: searchPageSchema(SEARCH_LIMIT),
    body: SearchBodySchema,
    response: {
      200: listResponse(FilmsSchema),
      ...problemResponses(
        ...SEARCH_PROBLEMS,
        ...CURSOR_PROBLEMS,
        ...EXPORT_PROBLEMS,
        ...BODY_PROBLEMS,
      ),
    },
  },
} satisfies RouteShorthandOptions;

const SEARCH_FILMS_BY_URL = {
  config: { limit: 'search' },
  schema: {
    operationId: 'searchFilmsByAddress',
    summary: 'Search films by URL',
    description:
      'The same as `POST /film/search`, with the criteria as query parameters, so that a search can be linked to and cached. To send a list, repeat its parameter: `genres=Drama&genres=Crime`.',
    tags: ['films'],
    querystring: searchQuerySchema(SEARCH_LIMIT),
    response: {
      200: listResponse(FilmsSchema),
      ...problemResponses(...SEARCH_PROBLEMS, ...CURSOR_PROBLEMS, ...EXPORT_PROBLEMS),
    },
  },
} satisfies RouteShorthandOptions;

const SEARCH_FACETS = {
  bodyLimit: LISTED_BODY_BYTES,
  config: { limit: 'search' },
  schema: {
    operationId: 'searchFacets',
    summary: 'Count matching films by genre, decade, language and rating',
    description: 'When no film matches, the response suggests which criterion to drop instead.',
    tags: ['films'],
    querystring: NoQuerySchema,
    body: SearchBodySchema,
    response: {
      200: SearchFacetsSchema,
      ...problemResponses(...SEARCH_PROBLEMS, ...BODY_PROBLEMS),
    },
  },
} satisfies RouteShorthandOptions;

const SEARCH_FACETS_BY_URL = {
  config: { limit: 'search' },
  schema: {
    operationId: 'searchFacetsByAddress',
    summary: 'Count matching films by URL',
    description: 'The same as `POST /film/search/facets`, with the criteria as query parameters.',
    tags: ['films'],
    querystring: SearchCriteriaQuerySchema,
    response: { 200: SearchFacetsSchema, ...problemResponses(...SEARCH_PROBLEMS) },
  },
} satisfies RouteShorthandOptions;

/** Searches for films, and counts of what they find; criteria come in a body or in a URL. */
export const searchRoutes: FastifyPluginAsyncTypebox<ListingRoutesOptions> = async (
  app,
  options,
) => {
  addSnapshotHeaders(app, options.snapshot.id);

  app.post('/film/search', SEARCH_FILMS, async (request, reply) =>
    respondWithFilms(options, request, reply, { ...request.query, ...searchOf(request.body) }),
  );
  app.get('/film/search', SEARCH_FILMS_BY_URL, async (request, reply) =>
    respondWithFilms(options, request, reply, { ...request.query, ...searchOf(request.query) }),
  );
  app.post('/film/search/facets', SEARCH_FACETS, async (request, reply) =>
    respondWithFacets(options, reply, searchOf(request.body)),
  );
  app.get('/film/search/facets', SEARCH_FACETS_BY_URL, async (request, reply) =>
    respondWithFacets(options, reply, searchOf(request.query)),
  );
};

/** What is searched for. */
interface Search {
  readonly criteria: SearchCriteria;
  readonly listed: Listed;
}

interface SearchQuery extends Search {
  readonly limit?: number;
  readonly cursor?: string;
  readonly sort?: Sort;
  readonly order?: Direction;
  readonly format?: ExportFormat;
  readonly bom?: number;
}

function searchOf(query: SearchCriteria & Listed): Search {
  return { criteria: criteriaOf(query), listed: listedOf(query) };
}

async function respondWithFilms(
  { snapshot: { id, search, parquet }, lists }: ListingRoutesOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  query: SearchQuery,
): Promise<FastifyReply> {
  const { criteria, limit = SEARCH_LIMIT, cursor, sort, order } = query;
  const format = exportFormat(request, reply, query);
  const signal = requestSignal(reply);
  const listed = await listedFilms(search.films, lists, query.listed);
  const scope = scopeOf(id, { criteria, sort, order }, listed);
  const after = cursor === undefined ? undefined : readCursor(scope, cursor);
  const found = { sort, direction: order, filter: listed?.filter };
  const result = await search.find(criteria, found, signal);
  const { matches } = result;
  setMatchedAsText(reply, matches.matchedAsText);
  if (matches.total === 0) {
    const advice = await search.relax(criteria, signal, listed?.each);
    const texts = advice.map(({ criterion, total }) => `${criterion}=${total}`);
    if (texts.length > 0) reply.header('x-try-without', texts.join(', '));
  }
  if (format !== undefined) {
    if (listed !== undefined) setVariant(reply, listed.content);
    reply.header('x-total-count', matches.total);
    const list = {
      films: search.films,
      rows: result.rows().subarray(0, query.limit),
      forSpreadsheet: isForSpreadsheet(format, query),
    };
    return sendList(reply, parquet, format, list);
  }
  const page = result.page(limit, after);
  if (page === undefined) throw invalidCursor();
  const { rows, isLast } = page;
  const next = isLast ? null : writeCursor(scope, search.films.filmIds[rows.at(-1) ?? -1] ?? 0);
  setPageHeaders(request, reply, { total: matches.total, limit, next });
  return sendJson(reply, filmsJson(search.films, rows));
}

async function respondWithFacets(
  { snapshot: { search }, lists }: ListingRoutesOptions,
  reply: FastifyReply,
  { criteria, listed: requested }: Search,
): Promise<FastifyReply> {
  const signal = requestSignal(reply);
  const listed = await listedFilms(search.films, lists, requested);
  const { matches } = await search.find(criteria, { filter: listed?.filter }, signal);
  setMatchedAsText(reply, matches.matchedAsText);
  const { total } = matches;
  const advice = total === 0 ? await search.relax(criteria, signal, listed?.each) : [];
  return sendJson(
    reply,
    JSON.stringify({
      total,
      facets: facetsOfMarked(search.films, matches.fits),
      try_without: advice,
    }),
  );
}
