import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { sendJson } from '../http/send-json.ts';
import { answerSignal } from '../http/answer-signal.ts';
import { problemResponses } from '../openapi/schemas/problem.ts';
import {
  SUGGEST_LIMIT,
  SuggestionsSchema,
  SuggestQuerySchema,
} from '../openapi/schemas/suggest.ts';
import { tellSnapshot } from '../http/snapshot-headers.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** Films and people, as one types. */
export const suggestRoutes: FastifyPluginAsyncTypebox<Snapshot> = async (app, snapshot) => {
  tellSnapshot(app, snapshot.id);

  app.get(
    '/film/suggest',
    {
      config: { limit: 'suggest' },
      schema: {
        operationId: 'suggest',
        summary: 'Films and people, as one types',
        description:
          'Films are found by their titles, original titles and alternate titles of title.akas; `matched_by` tells where it was not the title. The first answers after a start may wait until all names are indexed.',
        tags: ['films', 'people'],
        querystring: SuggestQuerySchema,
        response: { 200: SuggestionsSchema, ...problemResponses(400, 429, 503) },
      },
    },
    async (request, reply) => {
      const { q, limit = SUGGEST_LIMIT } = request.query;
      return sendJson(reply, await snapshot.suggestions.suggest(q, limit, answerSignal(reply)));
    },
  );
};
