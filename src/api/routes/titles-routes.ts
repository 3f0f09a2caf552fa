import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { RouteShorthandOptions } from 'fastify';
import { filmTitlesJson } from '../../search/titles/film-titles.ts';
import { sendJson } from '../http/send-json.ts';
import { addSnapshotHeaders } from '../http/snapshot-headers.ts';
import { FilmTitlesQuerySchema, FilmTitlesSchema } from '../openapi/schemas/film-titles.ts';
import { problemResponses } from '../openapi/schemas/problem.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

const GET_TITLES = {
  // its responses are the largest of all
  config: { limit: 'search' },
  schema: {
    operationId: 'listTitles',
    summary: 'Get the titles of all films, for matching lists',
    description:
      'Lets a program match a list to films by title and year without sending the list anywhere. The response is large and only changes with the data: cache it by its `ETag`.',
    tags: ['films'],
    querystring: FilmTitlesQuerySchema,
    response: { 200: FilmTitlesSchema, ...problemResponses('query-timeout', 'overloaded') },
  },
} satisfies RouteShorthandOptions;

/** All titles at once. */
export const titlesRoutes: FastifyPluginAsyncTypebox<Snapshot> = async (app, snapshot) => {
  addSnapshotHeaders(app, snapshot.id);
  const kept = new Map<string, Promise<Buffer>>();

  app.get('/film/titles', GET_TITLES, async ({ query }, reply) => {
    const { alternate = true, ring = false } = query;
    const wanted = JSON.stringify([alternate, ring]);
    const titles = kept.get(wanted) ?? filmTitlesJson(snapshot.database, { alternate, ring });
    kept.set(wanted, titles);
    try {
      return await sendJson(reply, await titles);
    } catch (error) {
      // the next request tries again
      kept.delete(wanted);
      throw error;
    }
  });
};
