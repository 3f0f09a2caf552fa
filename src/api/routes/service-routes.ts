import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { filmCount } from '../../similarity/model/model.ts';
import type { Operations } from '../traffic/operations.ts';
import { NoQuerySchema } from '../openapi/schemas/paging.ts';
import { problemResponses } from '../openapi/schemas/problem.ts';
import {
  DatasetSchema,
  LiveSchema,
  METRICS_MEDIA_TYPE,
  MetricsSchema,
  ReadySchema,
} from '../openapi/schemas/service.ts';
import { tellSnapshot } from '../http/snapshot-headers.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

export interface ServiceRoutesOptions {
  readonly snapshot: Snapshot;
  readonly operations: Operations;
}

/** What the answers are made from, and how the server does. */
export const serviceRoutes: FastifyPluginAsyncTypebox<ServiceRoutesOptions> = async (
  app,
  { snapshot, operations },
) => {
  const { dataset } = snapshot;

  await app.register(async (answers) => {
    tellSnapshot(answers, snapshot.id);
    answers.get(
      '/dataset',
      {
        schema: {
          operationId: 'getDataset',
          summary: 'What the answers were made from',
          tags: ['service'],
          querystring: NoQuerySchema,
          response: { 200: DatasetSchema, ...problemResponses(400, 429) },
        },
      },
      () => dataset,
    );
  });

  app.get(
    '/health/live',
    {
      config: { limit: 'health' },
      schema: {
        operationId: 'isLive',
        summary: 'The server answers',
        tags: ['service'],
        querystring: NoQuerySchema,
        response: { 200: LiveSchema, ...problemResponses(400, 429) },
      },
    },
    () => ({ status: 'ok' as const }),
  );

  app.get(
    '/health/ready',
    {
      config: { limit: 'health' },
      schema: {
        operationId: 'isReady',
        summary: 'The server can answer any question, and from which data',
        description:
          'A server listens only once its films and their likeness are loaded, so whoever gets this answer gets every other one.',
        tags: ['service'],
        querystring: NoQuerySchema,
        response: { 200: ReadySchema, ...problemResponses(400, 429) },
      },
    },
    (_request, reply) => {
      const { running, waiting } = snapshot.database.queries;
      reply.header('cache-control', 'no-store');
      return {
        status: 'ok' as const,
        snapshot: snapshot.id,
        built_at: dataset.built_at,
        age_seconds: Math.round((Date.now() - Date.parse(dataset.built_at)) / 1000),
        films: filmCount(snapshot.model),
        suggestions: snapshot.suggestions.isReady ? ('ready' as const) : ('indexing' as const),
        queries: { running, waiting },
      };
    },
  );

  app.get(
    '/metrics',
    {
      schema: {
        operationId: 'getMetrics',
        summary: 'What the server has done, for Prometheus',
        description:
          'Durations of answers by route, refused requests by limit, age of the data, queries under way, and the state of the processes.',
        tags: ['service'],
        querystring: NoQuerySchema,
        response: { 200: MetricsSchema, ...problemResponses(400, 429) },
      },
    },
    async (_request, reply) => {
      const text = await operations.metricsText();
      return reply
        .type(METRICS_MEDIA_TYPE)
        .header('cache-control', 'no-store')
        .serializer(String)
        .send(text);
    },
  );
};
