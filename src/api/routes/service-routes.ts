import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { RouteShorthandOptions } from 'fastify';
import type { BareApp } from '../bare-app.ts';
import { ReelatedError } from '../../errors.ts';
import { filmCount } from '../../similarity/model/model.ts';
import { addSnapshotHeaders } from '../http/snapshot-headers.ts';
import { NoQuerySchema } from '../openapi/schemas/paging.ts';
import { problemResponses } from '../openapi/schemas/problem.ts';
import {
  DatasetSchema,
  LiveSchema,
  METRICS_MEDIA_TYPE,
  MetricsSchema,
  ReadySchema,
} from '../openapi/schemas/operations/service.ts';
import { snapshotAgeSeconds } from '../snapshot/snapshot-age.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Operations } from '../traffic/operations.ts';

interface ServiceRoutesOptions {
  readonly snapshot: Snapshot;
  readonly operations: Operations;
}

const GET_DATASET = {
  schema: {
    operationId: 'getDataset',
    summary: 'Get facts about the data',
    tags: ['service'],
    querystring: NoQuerySchema,
    response: { 200: DatasetSchema, ...problemResponses() },
  },
} satisfies RouteShorthandOptions;

const IS_LIVE = {
  config: { limit: 'health' },
  schema: {
    operationId: 'isLive',
    summary: 'Check that the server is running',
    tags: ['service'],
    querystring: NoQuerySchema,
    response: { 200: LiveSchema, ...problemResponses() },
  },
} satisfies RouteShorthandOptions;

const IS_READY = {
  config: { limit: 'health' },
  schema: {
    operationId: 'isReady',
    summary: 'Check that the server is ready, and see which data it serves',
    description:
      'With status 200, the films and their similarities are loaded, and every other route responds too. During the first build after an installation, `build` shows how far it is.',
    tags: ['service'],
    querystring: NoQuerySchema,
    response: { 200: ReadySchema, ...problemResponses('building', 'snapshot-damaged') },
  },
} satisfies RouteShorthandOptions;

const GET_METRICS = {
  schema: {
    operationId: 'getMetrics',
    summary: 'Get metrics for Prometheus',
    description:
      'Response times by route, requests rejected by each rate limit, the age of the data, queries in progress, and the state of the processes.',
    tags: ['service'],
    querystring: NoQuerySchema,
    response: { 200: MetricsSchema, ...problemResponses() },
  },
} satisfies RouteShorthandOptions;

/** The data behind the responses, and the state of the server. */
export const serviceRoutes: FastifyPluginAsyncTypebox<ServiceRoutesOptions> = async (
  app,
  { snapshot, operations },
) => {
  await app.register(async (scope) => {
    addSnapshotHeaders(scope, snapshot.id);
    scope.get('/dataset', GET_DATASET, () => snapshot.dataset);
  });

  addLive(app);

  app.get('/health/ready', IS_READY, (_request, reply) => {
    reply.header('cache-control', 'no-store');
    if (operations.damaged !== undefined) {
      throw new ReelatedError('snapshot-damaged', operations.damaged);
    }
    return readiness(snapshot);
  });

  addMetrics(app, operations);
};

/** Adds the route that says that the process is running. */
export function addLive(app: BareApp): void {
  app.get('/health/live', IS_LIVE, () => ({ status: 'ok' as const }));
}

/** Adds the route with the metrics. */
export function addMetrics(app: BareApp, operations: Operations): void {
  app.get('/metrics', GET_METRICS, async (_request, reply) => {
    const text = await operations.metricsText();
    return reply
      .type(METRICS_MEDIA_TYPE)
      .header('cache-control', 'no-store')
      .serializer(String)
      .send(text);
  });
}

function readiness({ id, dataset, search, suggestions, database }: Snapshot) {
  const { running, waiting } = database.queries;
  return {
    status: 'ok' as const,
    snapshot: id,
    built_at: dataset.built_at,
    age_seconds: Math.round(snapshotAgeSeconds(dataset)),
    films: filmCount(search.films),
    suggestions: suggestions.isReady ? ('ready' as const) : ('indexing' as const),
    queries: { running, waiting },
  };
}
