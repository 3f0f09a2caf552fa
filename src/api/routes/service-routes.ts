import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { answerSignal } from '../answer-signal.ts';
import { NoQuerySchema } from '../schemas/paging.ts';
import { problemResponses } from '../schemas/problem.ts';
import { DatasetSchema, HealthSchema } from '../schemas/service.ts';
import { tellSnapshot } from '../snapshot-headers.ts';
import type { Snapshot } from '../snapshot.ts';

/** What the answers are made from, and whether there are any to be had. */
export const serviceRoutes: FastifyPluginAsyncTypebox<Snapshot> = async (app, { id, database }) => {
  await app.register(async (answers) => {
    tellSnapshot(answers, id);
    answers.get(
      '/dataset',
      {
        schema: {
          operationId: 'getDataset',
          summary: 'What the answers were made from',
          tags: ['service'],
          querystring: NoQuerySchema,
          response: { 200: DatasetSchema, ...problemResponses(400, 429, 503) },
        },
      },
      async (_request, reply) => database.dataset(answerSignal(reply)),
    );
  });

  app.get(
    '/health/live',
    {
      schema: {
        operationId: 'isLive',
        summary: 'The server answers',
        tags: ['service'],
        querystring: NoQuerySchema,
        response: { 200: HealthSchema, ...problemResponses(400, 429) },
      },
    },
    () => ({ status: 'ok' as const }),
  );

  app.get(
    '/health/ready',
    {
      schema: {
        operationId: 'isReady',
        summary: 'The server answers, and its database too',
        tags: ['service'],
        querystring: NoQuerySchema,
        response: { 200: HealthSchema, ...problemResponses(400, 429, 503) },
      },
    },
    async (_request, reply) => {
      await database.dataset(answerSignal(reply));
      return { status: 'ok' as const };
    },
  );
};
