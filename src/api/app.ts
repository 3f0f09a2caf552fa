import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { fastify, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { compileOnUse } from './compile-on-use.ts';
import { readJsonBodies } from './json-body.ts';
import { readPlainValues } from './plain-values.ts';
import { registerOpenApi } from './openapi.ts';
import { answerError } from './problem.ts';
import { DEFAULT_RATE_LIMITS, registerRateLimits, type RateLimits } from './rate-limits.ts';
import { compareRoutes } from './routes/compare-routes.ts';
import { docsRoutes } from './routes/docs-routes.ts';
import { filmRoutes } from './routes/film-routes.ts';
import { mcpRoutes } from './routes/mcp-routes.ts';
import { peopleRoutes } from './routes/people-routes.ts';
import { pipelineRoutes } from './routes/pipeline-routes.ts';
import { searchRoutes } from './routes/search-routes.ts';
import { serviceRoutes } from './routes/service-routes.ts';
import { suggestRoutes } from './routes/suggest-routes.ts';
import { similarRoutes } from './routes/similar-routes.ts';
import { webRoutes } from './routes/web-routes.ts';
import { registerSecurityHeaders } from './security-headers.ts';
import { serverOptions } from './server-options.ts';
import type { Snapshot } from './snapshot.ts';
import { answerUnknownRoutes } from './unknown-routes.ts';
import { registerWebApp } from './web-app.ts';

export interface AppOptions {
  /** What is answered from; whoever opened it closes it, after the app. */
  readonly snapshot: Snapshot;
  /** Where the runs stand that `/pipeline` shows. */
  readonly dataDir?: string;
  /** Replaces the default limit of each group of routes that it names. */
  readonly rateLimits?: Partial<RateLimits>;
  /** Where unexpected errors are told; absent: standard error, as lines of JSON. */
  readonly logger?: FastifyBaseLogger;
}

const BODY_BYTES = 16 * 1024;

/** The whole API and the web page, without a socket: `app.inject` asks it, `startServer` serves it. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    ...serverOptions(options.logger),
    bodyLimit: BODY_BYTES,
    routerOptions: { ignoreTrailingSlash: true },
    schemaController: { compilersFactory: compileOnUse },
    ajv: {
      customOptions: {
        allErrors: true,
        coerceTypes: false,
        removeAdditional: false,
        useDefaults: false,
      },
    },
  }).withTypeProvider<TypeBoxTypeProvider>();

  readJsonBodies(app);
  app.setErrorHandler(answerError);
  answerUnknownRoutes(app);
  await registerSecurityHeaders(app);
  await registerRateLimits(app, { ...DEFAULT_RATE_LIMITS, ...options.rateLimits });
  app.addHook('preValidation', readPlainValues);

  await registerOpenApi(app);
  await registerWebApp(app);
  await app.register(searchRoutes, options.snapshot);
  await app.register(filmRoutes, options.snapshot);
  await app.register(suggestRoutes, options.snapshot);
  await app.register(similarRoutes, options.snapshot);
  await app.register(peopleRoutes, options.snapshot);
  await app.register(compareRoutes, options.snapshot);
  await app.register(serviceRoutes, options.snapshot);
  await app.register(pipelineRoutes, { dataDir: options.dataDir });
  await app.register(mcpRoutes);
  await app.register(webRoutes);
  await app.register(docsRoutes);
  await app.ready();
  return app;
}
