import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { listedFilms, type Listed } from '../../lists/listed-films.ts';
import { filmIdAt } from '../../similarity/model/model.ts';
import { exportFormat, isForSpreadsheet, type ListQuery } from '../export/format.ts';
import { similarList, type JsonFrame } from '../export/list-stream.ts';
import { similarInWords } from '../similar/reasons-in-words.ts';
import { sendList } from '../export/send-list.ts';
import { readCursor, scopeOf, writeCursor } from '../http/cursor.ts';
import { similarFilmsJson } from '../http/film-json.ts';
import { rowOfParam } from '../http/film-params.ts';
import { setMatchedAsText, setPageHeaders } from '../http/page-headers.ts';
import { requestSignal } from '../http/request-signal.ts';
import { sendJson } from '../http/send-json.ts';
import { addSnapshotHeaders, setVariant } from '../http/snapshot-headers.ts';
import { criteriaOf } from '../openapi/schemas/criteria.ts';
import { ExportQuerySchema, listResponse } from '../openapi/schemas/export.ts';
import { FilmParamsSchema } from '../openapi/schemas/film.ts';
import { LISTED_BODY_BYTES } from '../openapi/schemas/listed.ts';
import { TOTAL_HEADER } from '../openapi/schemas/paging.ts';
import {
  BODY_PROBLEMS,
  CURSOR_PROBLEMS,
  EXPORT_PROBLEMS,
  LIST_PROBLEMS,
  problemResponses,
  SIMILARITY_PROBLEMS,
} from '../openapi/schemas/problem.ts';
import {
  SIMILAR_LIMIT,
  SimilarAnswerSchema,
  SimilarQuerySchema,
  SimilarQueryBodySchema,
} from '../openapi/schemas/similar.ts';
import { createSimilarAnswerer, inFilter } from '../similar/similar-answer.ts';
import {
  factorsOf,
  similarQueryOf,
  termFactorsOf,
  type SimilarPage,
  type SimilarQuery,
} from '../similar/similar-query.ts';
import type { ListingRoutesOptions } from './listing-routes-options.ts';

const SIMILAR_PROBLEMS = [
  'pattern-unsupported',
  'film-unknown',
  ...LIST_PROBLEMS,
  ...CURSOR_PROBLEMS,
  ...SIMILARITY_PROBLEMS,
  ...EXPORT_PROBLEMS,
] as const;

const SIMILAR_TO_FILMS = {
  bodyLimit: LISTED_BODY_BYTES,
  config: { limit: 'similar' },
  schema: {
    operationId: 'similarToFilms',
    summary: 'List films similar to some and unlike others',
    description:
      'Each film has a vector of length 1. The query is the weighted sum of the vectors of the films in `like`, minus that of the films in `unlike`; a film’s similarity is its cosine with the query, clamped to [0, 1]. With a single film in `like`, this is the similarity of the two films. Factors in `terms` change the query only, not the vectors that it is compared with. Results are exact for any weights, factors and filter. To get the next page, send the same body with `cursor` set to the `next` of the response.',
    tags: ['films'],
    querystring: ExportQuerySchema,
    body: SimilarQueryBodySchema,
    response: {
      // its next page has no URL that a header could contain
      200: listResponse({ ...SimilarAnswerSchema, headers: TOTAL_HEADER }),
      ...problemResponses(...SIMILAR_PROBLEMS, ...BODY_PROBLEMS),
    },
  },
} satisfies RouteShorthandOptions;

const SIMILAR_TO_FILM = {
  config: { limit: 'similar' },
  schema: {
    operationId: 'similarToFilm',
    summary: 'List films similar to a film, by URL',
    description:
      'The same as `POST /film/similar` with one film in `like`; the criteria of the filter are query parameters. To send a list, repeat its parameter: `genres=Drama&genres=Crime`.',
    tags: ['films'],
    params: FilmParamsSchema,
    querystring: SimilarQuerySchema,
    response: { 200: listResponse(SimilarAnswerSchema), ...problemResponses(...SIMILAR_PROBLEMS) },
  },
} satisfies RouteShorthandOptions;

/** The films similar to one or several others; the query comes in a body or in a URL. */
export const similarRoutes: FastifyPluginAsyncTypebox<ListingRoutesOptions> = async (
  app,
  options,
) => {
  const { snapshot } = options;
  const { films } = snapshot.search;
  const { fields } = snapshot;
  const respond = createResponder(options);
  addSnapshotHeaders(app, snapshot.id);

  app.post('/film/similar', SIMILAR_TO_FILMS, async (request, reply) => {
    const { body } = request;
    const query = similarQueryOf(films, body, fields);
    return respond(request, reply, query, { ...body, ...request.query }).catch((error: unknown) => {
      throw inFilter(error);
    });
  });

  app.get('/film/:film_id/similar', SIMILAR_TO_FILM, async (request, reply) => {
    const { threshold = 0, diversity = 0, terms, ...parameters } = request.query;
    const filmId = filmIdAt(films, rowOfParam(films, request.params.film_id));
    const query: SimilarQuery = {
      like: [{ filmId, weight: 1 }],
      unlike: [],
      ...factorsOf(parameters, fields),
      terms: termFactorsOf(terms, fields),
      criteria: criteriaOf(parameters),
      threshold,
      diversity,
    };
    return respond(request, reply, query, parameters);
  });
};

function createResponder({ snapshot, lists }: ListingRoutesOptions) {
  const { films } = snapshot.search;
  const answerSimilar = createSimilarAnswerer(snapshot);

  return async function respond(
    request: FastifyRequest,
    reply: FastifyReply,
    query: SimilarQuery,
    page: SimilarPage & ListQuery & Listed,
  ): Promise<FastifyReply> {
    const format = exportFormat(request, reply, page);
    const { limit = format === undefined ? SIMILAR_LIMIT : films.filmIds.length } = page;
    const { cursor, explain = false } = page;
    const listed = await listedFilms(films, lists, page);
    const scope = scopeOf(snapshot.id, query, listed);
    const offset = cursor === undefined ? 0 : readCursor(scope, cursor);
    const withReasons = isForSpreadsheet(format, page);
    const part = { offset, limit, explain: explain || withReasons, listed };
    const found = await answerSimilar(query, part, requestSignal(reply));
    const { total, whys, distribution, terms } = found;
    setMatchedAsText(reply, found.matchedAsText);
    if (format !== undefined) {
      if (listed !== undefined) setVariant(reply, listed.content);
      reply.header('x-total-count', total);
      const reasons = withReasons ? similarInWords(whys, found.films) : undefined;
      const list = similarList(films, found.films, reasons);
      return sendList(reply, snapshot.parquet, format, list, frameOf(total, null, distribution));
    }
    const end = offset + found.films.length;
    const next = end < total ? writeCursor(scope, end) : null;
    const link = request.method === 'POST' ? null : next;
    setPageHeaders(request, reply, { total, limit, next: link });
    const named = terms === undefined ? '' : `"terms":${terms},`;
    const frame = frameOf(total, next, named + distribution);
    return sendJson(reply, similarFilmsJson(films, found.films, { ...frame, whys }));
  };
}

/** What surrounds the films in JSON, whether they are a page or a whole list. */
function frameOf(total: number, next: string | null, distribution: string): JsonFrame {
  return {
    before: `{"total":${total},"films":`,
    after: `,"next":${JSON.stringify(next)},${distribution}}`,
  };
}
