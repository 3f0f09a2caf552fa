import type { FastifyPluginAsync } from 'fastify';
import swaggerUi from '@fastify/swagger-ui';
import apiReference from '@scalar/fastify-api-reference';
import { readFileSync } from 'node:fs';
import { DOCS_CONTENT_SECURITY_POLICY } from '../security-headers.ts';

const ICON = new URL('../../web/icon.svg', import.meta.url);

/** Where the reference page's script is served from. */
const REFERENCE_PREFIX = '/redoc/assets';
const REFERENCE_SCRIPT = `${REFERENCE_PREFIX}/js/scalar.js`;

/** The OpenAPI document with two pages that show it: `/docs` to try it out, `/redoc` to read. */
export const docsRoutes: FastifyPluginAsync = async (app) => {
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());

  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', DOCS_CONTENT_SECURITY_POLICY);
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { validatorUrl: null, deepLinking: true, defaultModelsExpandDepth: -1 },
    logo: { type: 'image/svg+xml', content: readFileSync(ICON), href: '/', target: '_self' },
    theme: { title: 'Reelated API' },
  });

  // Only the script of this plugin is used: its own page carries an inline script, which the
  // content security policy forbids.
  await app.register(apiReference, {
    routePrefix: REFERENCE_PREFIX,
    hooks: {
      onRequest: (request, reply, done) => {
        if (request.url.startsWith(REFERENCE_SCRIPT)) done();
        else reply.redirect('/redoc');
      },
    },
  });
  app.get('/redoc', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(REFERENCE_PAGE),
  );
  app.get('/redoc/assets/start.js', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(REFERENCE_START),
  );
};

const REFERENCE_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Reelated API reference</title>
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
  </head>
  <body>
    <div id="reference"></div>
    <script src="/redoc/assets/start.js"></script>
    <script src="${REFERENCE_SCRIPT}"></script>
  </body>
</html>
`;

/**
 * Starts the page with everything off that would ask another host, and keeps its schema library
 * from trying whether it may compile code, which the content security policy forbids.
 */
const REFERENCE_START = `globalThis.__zod_globalConfig = { jitless: true };
addEventListener('DOMContentLoaded', () => Scalar.createApiReference('#reference', ${JSON.stringify(
  {
    url: '/openapi.json',
    withDefaultFonts: false,
    telemetry: false,
    hideClientButton: true,
    showDeveloperTools: 'never',
    agent: { disabled: true },
    mcp: { disabled: true },
  },
)}));
`;
