import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { fastify, type FastifyReply, type FastifyRequest } from 'fastify';
import { compressResponses } from './compression/compress-responses.ts';
import { compileOnUse } from './http/compile-on-use.ts';
import { allowOrigins } from './http/cross-origin.ts';
import { readJsonBodies } from './http/json-body.ts';
import { createErrorHandler } from './http/problem.ts';
import { HANDLER_TIMEOUT_MS } from './http/request-signal.ts';
import { registerSecurityHeaders } from './http/security-headers.ts';
import { serverOptions, type ServerOptions } from './http/server-options.ts';
import { createBrokenUrlHandler } from './pages/broken-urls.ts';
import { sendNotFound } from './pages/web-app.ts';
import { proxyOptions, type ProxySettings } from './proxy/proxy-settings.ts';
import { openLog } from './traffic/log.ts';
import type { Operations } from './traffic/operations.ts';
import { registerRateLimits } from './traffic/rate-limits.ts';
import { reportRequests } from './traffic/request-reports.ts';

/** The settings of every app. */
export interface BareAppOptions extends ServerOptions, ProxySettings {
  /** How long a request may be worked on; absent: 3 seconds. */
  readonly handlerTimeoutMs?: number | undefined;
}

const BODY_BYTES = 16 * 1024;

/**
 * An app without routes, with what all responses share: limits, headers, reports.
 *
 * @param sendBrokenUrl What a browser gets at a page's URL that cannot be decoded.
 */
export function bareApp(
  options: BareAppOptions,
  operations: Operations,
  sendBrokenUrl: (request: FastifyRequest, reply: FastifyReply) => FastifyReply = (_, reply) =>
    sendNotFound(reply),
) {
  const log = openLog(options);
  const handleError = createErrorHandler(log);
  // without Fastify's logging, which creates a logger for each request even if nothing is logged
  const app = fastify({
    ...serverOptions(options),
    ...proxyOptions(options),
    frameworkErrors: createBrokenUrlHandler(handleError, sendBrokenUrl),
    bodyLimit: BODY_BYTES,
    routerOptions: { ignoreTrailingSlash: true },
    schemaController: { compilersFactory: compileOnUse },
    ajv: {
      customOptions: {
        allErrors: true,
        allowUnionTypes: true,
        coerceTypes: false,
        removeAdditional: false,
        useDefaults: false,
      },
    },
  }).withTypeProvider<TypeBoxTypeProvider>();

  app.decorate('handlerTimeoutMs', options.handlerTimeoutMs ?? HANDLER_TIMEOUT_MS);
  readJsonBodies(app);
  app.setErrorHandler(handleError);
  registerSecurityHeaders(app);
  compressResponses(app);
  reportRequests(app, operations, log);
  allowOrigins(app, options.cors ?? []);
  registerRateLimits(app, operations);
  return app;
}

/** An app to add routes to, or a part of one. */
export type BareApp = ReturnType<typeof bareApp>;
