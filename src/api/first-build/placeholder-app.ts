import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RunView } from '../../workflow/views/run-view.ts';
import { bareApp, type BareAppOptions } from '../bare-app.ts';
import { prefersHtml } from '../http/accept.ts';
import { problemOf, sendProblem } from '../http/problem.ts';
import type { BuildJson } from '../openapi/schemas/operations/build.ts';
import { basePathOf } from '../proxy/base-path.ts';
import { assetRoutes } from '../routes/asset-routes.ts';
import { addLive, addMetrics } from '../routes/service-routes.ts';
import type { Operations } from '../traffic/operations.ts';
import { readHtml, registerWebApp, sendHtml } from '../pages/web-app.ts';
import { buildJson } from './build-json.ts';
import { buildPage } from './build-page.ts';

export interface PlaceholderOptions extends BareAppOptions {
  readonly dataDir: string;
  readonly operations: Operations;
  /** How far the build is; undefined before it has started. */
  readonly build: () => RunView | undefined;
}

const RETRY_SECONDS = 5;

/**
 * The app that is served until there is a first snapshot: people get a page that shows how far the
 * build is, at every address, and programs get problem details with status 503. The server is live,
 * but not ready.
 */
export async function buildPlaceholderApp(options: PlaceholderOptions): Promise<FastifyInstance> {
  const { dataDir, operations, build } = options;
  const now = (): BuildJson => buildJson(build(), dataDir);
  const app = bareApp(options, operations, (request, reply) => respond(request, reply, now()));
  // before a body is read, since it does not matter
  app.addHook('onRequest', (request, reply, done) => {
    if (request.is404) void respond(request, reply, now());
    else done();
  });
  await registerWebApp(app);
  addLive(app);
  app.get('/health/ready', { config: { limit: 'health' } }, (_request, reply) =>
    sendBuilding(reply.header('cache-control', 'no-store'), now(), true),
  );
  addMetrics(app, operations);
  await app.register(assetRoutes);
  await app.ready();
  return app;
}

function respond(request: FastifyRequest, reply: FastifyReply, build: BuildJson): FastifyReply {
  reply.header('cache-control', 'no-store').header('vary', 'Accept');
  if (request.method !== 'GET' || !prefersHtml(request.headers.accept)) {
    return sendBuilding(reply, build, false);
  }
  const basePath = basePathOf(request);
  reply.code(503).header('retry-after', RETRY_SECONDS);
  return sendHtml(reply, buildPage(readHtml(basePath), basePath, build));
}

/** Responds that the first snapshot is being built, in detail or in one sentence. */
function sendBuilding(reply: FastifyReply, build: BuildJson, inDetail: boolean): FastifyReply {
  const { tasks, tasks_done: done } = build;
  const tally = tasks.length === 0 ? '' : ` (${done} of ${tasks.length} tasks done)`;
  const problem = problemOf('building', `the first snapshot is being built${tally}`);
  reply.header('retry-after', RETRY_SECONDS);
  return sendProblem(reply, inDetail ? { ...problem, build } : problem);
}
