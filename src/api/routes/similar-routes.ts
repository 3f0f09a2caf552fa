import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { similarFilmsJson } from '../http/film-json.ts';
import { setPageHeaders, setMatchedAsText } from '../http/page-headers.ts';
import { sendJson } from '../http/send-json.ts';
import { answerSignal } from '../http/answer-signal.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { exportFormat, type ListQuery } from '../export/format.ts';
import { similarList, type JsonFrame } from '../export/list-stream.ts';
import { sendList } from '../export/send-list.ts';
import { rowOfParam } from '../http/film-params.ts';
import { criteriaOf } from '../openapi/schemas/criteria.ts';
import { ExportQuerySchema, listResponse } from '../openapi/schemas/export.ts';
import { FilmParamsSchema } from '../openapi/schemas/film.ts';
import { TOTAL_HEADER } from '../openapi/schemas/paging.ts';
import { problemResponses } from '../openapi/schemas/problem.ts';
import {
  SIMILAR_LIMIT,
  SimilarAnswerSchema,
  SimilarQuerySchema,
  SimilarQuestionSchema,
} from '../openapi/schemas/similar.ts';
import { createSimilarAnswerer, inFilter } from '../similar/similar-answer.ts';
import {
  factorsOf,
  questionOf,
  termFactorsOf,
  type SimilarPage,
  type SimilarQuestion,
} from '../similar/similar-question.ts';
import { tellSnapshot } from '../http/snapshot-headers.ts';
import { filmIdAt } from '../../similarity/model/model.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** The films like one or several others, asked for by a body or by an address. */
export const similarRoutes: FastifyPluginAsyncTypebox<Snapshot> = async (app, snapshot) => {
  const { films } = snapshot.search;
  const answerSimilar = createSimilarAnswerer(snapshot);
  tellSnapshot(app, snapshot.id);

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    question: SimilarQuestion,
    part: SimilarPage & ListQuery,
  ): Promise<FastifyReply> {
    const format = exportFormat(request, reply, part);
    const { limit = format === undefined ? SIMILAR_LIMIT : films.filmIds.length } = part;
    const { cursor, explain = false } = part;
    const scope = { snapshot: snapshot.id, question };
    const offset = cursor === undefined ? 0 : readCursor(scope, cursor);
    const found = await answerSimilar(question, { offset, limit, explain }, answerSignal(reply));
    const { total, whys, distribution } = found;
    setMatchedAsText(reply, found.matchedAsText);
    if (format !== undefined) {
      reply.header('x-total-count', total);
      const list = similarList(films, found.films);
      return sendList(reply, snapshot.parquet, format, list, frameOf(total, null, distribution));
    }
    const end = offset + found.films.length;
    const next = end < total ? writeCursor(scope, end) : null;
    const link = request.method === 'POST' ? null : next;
    setPageHeaders(request, reply, { total, limit, next: link });
    const around = { ...frameOf(total, next, distribution), whys };
    return sendJson(reply, similarFilmsJson(films, found.films, around));
  }

  app.post(
    '/film/similar',
    {
      config: { limit: 'similar' },
      schema: {
        operationId: 'similarToFilms',
        summary: 'The films like some and unlike others',
        description:
          'A film scores its cosine with the sum of the liked films’ vectors, each of length 1 and times its weight, minus that of the unliked ones, cut to [0, 1]. So one liked film alone gives its similarities. Factors of `terms` multiply the terms’ weights in that sum, not in the films that are compared with it. The answer is exact for any weights, factors and filter. The next page is the same body with the `cursor` that the answer calls `next`.',
        tags: ['films'],
        querystring: ExportQuerySchema,
        body: SimilarQuestionSchema,
        response: {
          // its next page is no address that a header could name
          200: listResponse({ ...SimilarAnswerSchema, headers: TOTAL_HEADER }),
          ...problemResponses(400, 404, 410, 413, 415, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const question = questionOf(films, body);
      return answer(request, reply, question, { ...body, ...request.query }).catch(
        (error: unknown) => {
          throw inFilter(error);
        },
      );
    },
  );

  app.get(
    '/film/:film_id/similar',
    {
      config: { limit: 'similar' },
      schema: {
        operationId: 'similarToFilm',
        summary: 'The films like one film, for links and caches',
        description:
          'The same question as by `POST /film/similar`, for one liked film, with the filter’s criteria as parameters. A list is a repeated parameter: `genres=Drama&genres=Crime`.',
        tags: ['films'],
        params: FilmParamsSchema,
        querystring: SimilarQuerySchema,
        response: {
          200: listResponse(SimilarAnswerSchema),
          ...problemResponses(400, 404, 410, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const { query } = request;
      const filmId = filmIdAt(films, rowOfParam(films, request.params.film_id));
      const question: SimilarQuestion = {
        like: [{ filmId, weight: 1 }],
        unlike: [],
        ...factorsOf(query),
        terms: termFactorsOf(query.terms),
        criteria: criteriaOf(query),
        threshold: query.threshold ?? 0,
        diversity: query.diversity ?? 0,
      };
      return answer(request, reply, question, query);
    },
  );
};

/** What stands around the films in JSON, whether they are a page or all. */
function frameOf(total: number, next: string | null, distribution: string): JsonFrame {
  return {
    before: `{"total":${total},"films":`,
    after: `,"next":${JSON.stringify(next)},${distribution}}`,
  };
}
