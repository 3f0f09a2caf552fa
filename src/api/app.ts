import type { FastifyInstance } from 'fastify';
import { bareApp, type BareAppOptions } from './bare-app.ts';
import { openLog } from './traffic/log.ts';
import { readPlainValues } from './http/plain-values.ts';
import { documentRoutes } from './docs/open-docs.ts';
import { Operations } from './traffic/operations.ts';
import type { RateLimits } from './traffic/default-rate-limits.ts';
import { compareRoutes } from './routes/compare-routes.ts';
import { docsRoutes } from './routes/docs-routes.ts';
import { filmRoutes } from './routes/film-routes.ts';
import { listRoutes } from './routes/list-routes.ts';
import { forYouRoutes } from './routes/for-you-routes.ts';
import { mcpRoutes } from './routes/mcp-routes.ts';
import { notebookRoutes } from './routes/notebook-routes.ts';
import { peopleRoutes } from './routes/people-routes.ts';
import { pipelineRoutes } from './routes/pipeline-routes.ts';
import { presetRoutes } from './routes/preset-routes.ts';
import { searchRoutes } from './routes/search-routes.ts';
import { serviceRoutes } from './routes/service-routes.ts';
import { suggestRoutes } from './routes/suggest-routes.ts';
import { similarListRoutes } from './routes/similar-list-routes.ts';
import { similarRoutes } from './routes/similar-routes.ts';
import { titlesRoutes } from './routes/titles-routes.ts';
import { webRoutes } from './routes/web-routes.ts';
import type { Snapshot } from './snapshot/snapshot.ts';
import { handleUnknownRoutes } from './pages/unknown-routes.ts';
import { registerWebApp } from './pages/web-app.ts';

export interface AppOptions extends BareAppOptions {
  /** The snapshot to serve; it is closed by its opener, after the app. */
  readonly snapshot: Snapshot;
  /** The data directory whose runs and notebooks are shown. */
  readonly dataDir?: string;
  /** The address that it will listen on. */
  readonly host?: string | undefined;
  /** Names and addresses under which `/mcp` may be used, besides that address and localhost. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** Replaces the default limits of some groups of routes. */
  readonly rateLimits?: Partial<RateLimits>;
  /** The state of the server, rate limits included; absent: a new one. */
  readonly operations?: Operations;
}

/** The whole API and the web app without a socket; for `app.inject` and `startServer`. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { snapshot } = options;
  const operations = options.operations ?? new Operations(options);
  operations.serving ??= snapshot;
  operations.lists.log ??= openLog(options);
  const app = bareApp(options, operations);
  handleUnknownRoutes(app);
  readPlainValues(app);
  documentRoutes(app);
  await registerWebApp(app);
  const listing = { snapshot, lists: operations.lists };
  await app.register(searchRoutes, listing);
  await app.register(filmRoutes, snapshot);
  await app.register(similarListRoutes, listing);
  await app.register(suggestRoutes, snapshot);
  await app.register(titlesRoutes, snapshot);
  await app.register(similarRoutes, listing);
  await app.register(forYouRoutes, listing);
  await app.register(listRoutes, listing);
  await app.register(peopleRoutes, snapshot);
  await app.register(compareRoutes, snapshot);
  await app.register(presetRoutes, snapshot);
  await app.register(serviceRoutes, { snapshot, operations });
  await app.register(pipelineRoutes, { dataDir: options.dataDir });
  await app.register(notebookRoutes, { dataDir: options.dataDir });
  const { host, allowedHosts, basePath, publicUrl, cors } = options;
  await app.register(mcpRoutes, { operations, host, allowedHosts, basePath, publicUrl, cors });
  await app.register(webRoutes, snapshot);
  await app.register(docsRoutes, { publicUrl });
  await app.ready();
  return app;
}
