import { readFileSync } from 'node:fs';
import swaggerUi from '@fastify/swagger-ui';
import { fastify, type FastifyInstance, type RouteOptions } from 'fastify';
import { compileOnUse } from '../http/compile-on-use.ts';
import { registerOpenApi } from '../openapi/openapi.ts';
import { DOCS_SCRIPT, DOCS_STYLES } from './docs-theme.ts';
import { API_URL_HEADER, withServers } from './open-docs.ts';
import { tryOutDocument } from './try-out-document.ts';

const ICON = new URL('../../web/public/assets/icon.svg', import.meta.url);

/**
 * An app with the OpenAPI document of the given routes and the page at `/docs` that tries them out.
 * It takes injected requests only: a server has neither in memory until somebody asks.
 */
export async function buildDocsApp(routes: readonly RouteOptions[]): Promise<FastifyInstance> {
  const app = fastify({
    exposeHeadRoutes: false,
    routerOptions: { ignoreTrailingSlash: true },
    schemaController: { compilersFactory: compileOnUse },
  });
  await registerOpenApi(app);
  for (const { method, url, schema, config } of routes) {
    app.route({
      method,
      url,
      ...(schema && { schema }),
      ...(config && { config }),
      handler: () => undefined,
    });
  }
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    transformSpecification: (document, { headers }) =>
      tryOutDocument(
        withServers(document, String(headers[API_URL_HEADER] ?? '')),
      ) as typeof document,
    transformSpecificationClone: false,
    uiConfig: { validatorUrl: null, deepLinking: true, defaultModelsExpandDepth: -1 },
    logo: { type: 'image/svg+xml', content: readFileSync(ICON), href: '/', target: '_self' },
    theme: {
      title: 'Reelated API',
      css: [{ filename: 'reelated.css', content: DOCS_STYLES }],
      js: [{ filename: 'reelated.js', content: DOCS_SCRIPT }],
    },
  });
  await app.ready();
  return app;
}
