import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { RouteShorthandOptions } from 'fastify';
import { ReelatedError } from '../../errors.ts';
import { requestSignal } from '../http/request-signal.ts';
import { sendJson } from '../http/send-json.ts';
import { addSnapshotHeaders } from '../http/snapshot-headers.ts';
import { problemResponses } from '../openapi/schemas/problem.ts';
import {
  SUGGEST_LIMIT,
  SuggestionsSchema,
  SuggestQuerySchema,
} from '../openapi/schemas/suggest.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

const SUGGEST = {
  config: { limit: 'suggest' },
  schema: {
    operationId: 'suggest',
    summary: 'Suggest films and people while typing',
    description:
      'Films are found by title, original title and, with `title.akas`, by alternate titles; `matched_by` names the title unless it is the main one. Just after the server has started, responses wait until all names are indexed, at most three seconds.',
    tags: ['films', 'people'],
    querystring: SuggestQuerySchema,
    response: { 200: SuggestionsSchema, ...problemResponses('query-timeout', 'starting') },
  },
} satisfies RouteShorthandOptions;

/** Suggestions of films and people while typing. */
export const suggestRoutes: FastifyPluginAsyncTypebox<Snapshot> = async (app, snapshot) => {
  addSnapshotHeaders(app, snapshot.id);

  app.get('/film/suggest', SUGGEST, async (request, reply) => {
    const { q, limit = SUGGEST_LIMIT } = request.query;
    return sendJson(reply, await suggestionsInTime(q, limit, requestSignal(reply)));
  });

  async function suggestionsInTime(query: string, limit: number, signal: AbortSignal) {
    const { suggestions } = snapshot;
    try {
      return await suggestions.suggest(query, limit, signal);
    } catch (error) {
      const isLate = error instanceof ReelatedError && error.code === 'query-timeout';
      if (!isLate || suggestions.isReady) throw error;
      const detail = 'titles and names are still being indexed; try again in a moment';
      throw new ReelatedError('starting', detail, { cause: error });
    }
  }
};
