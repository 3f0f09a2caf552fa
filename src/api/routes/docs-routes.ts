import { fastify, type FastifyPluginAsync, type FastifyRequest } from 'fastify';
import swaggerUi from '@fastify/swagger-ui';
import { readFileSync } from 'node:fs';
import { DOCS_SCRIPT, DOCS_STYLES, REFERENCE_STYLES } from '../docs/docs-theme.ts';
import { tryOutDocument } from '../docs/try-out-document.ts';
import { basePathOf, type PathSettings } from '../proxy/base-path.ts';
import { DOCS_CONTENT_SECURITY_POLICY } from '../http/security-headers.ts';

const ICON = new URL('../../web/public/assets/icon.svg', import.meta.url);

const REFERENCE_SCRIPT = '/redoc/assets/js/scalar.js';

/** What the routes need to know. */
type DocsRoutesOptions = Pick<PathSettings, 'publicUrl'>;

/** The OpenAPI document and two pages that show it: `/docs` to try it out, `/redoc` to read. */
export const docsRoutes: FastifyPluginAsync<DocsRoutesOptions> = async (app, { publicUrl }) => {
  const withServers = (document: object, request: FastifyRequest): object => {
    const url = publicUrl ?? basePathOf(request);
    return url === '' ? document : { ...document, servers: [{ url }] };
  };
  app.get('/openapi.json', { schema: { hide: true } }, (request) =>
    withServers(app.swagger(), request),
  );

  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', DOCS_CONTENT_SECURITY_POLICY);
  });
  // its page names its files from the root, except where its own URL ends with a slash
  app.addHook('onRequest', async (request, reply) => {
    const basePath = basePathOf(request);
    const isNamedFromRoot = /^\/docs(?:\/static\/index\.html)?$/.test(request.url);
    return basePath !== '' && isNamedFromRoot ? reply.redirect(`${basePath}/docs/`) : undefined;
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    transformSpecification: (document, request) =>
      tryOutDocument(withServers(document, request)) as typeof document,
    transformSpecificationClone: false,
    uiConfig: { validatorUrl: null, deepLinking: true, defaultModelsExpandDepth: -1 },
    logo: { type: 'image/svg+xml', content: readFileSync(ICON), href: '/', target: '_self' },
    theme: {
      title: 'Reelated API',
      css: [{ filename: 'reelated.css', content: DOCS_STYLES }],
      js: [{ filename: 'reelated.js', content: DOCS_SCRIPT }],
    },
  });

  let script: Promise<Buffer> | undefined;
  app.get(REFERENCE_SCRIPT, { schema: { hide: true } }, async (_request, reply) => {
    script ??= readReferenceScript();
    reply.type('text/javascript; charset=utf-8');
    return script;
  });
  app.get('/redoc', { schema: { hide: true } }, (request, reply) =>
    reply.type('text/html; charset=utf-8').send(referencePage(basePathOf(request))),
  );
  app.get('/redoc/assets/start.js', { schema: { hide: true } }, (request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(referenceStart(basePathOf(request))),
  );
};

/**
 * The script of the reference page, from the plugin that includes it. The plugin's own page has an
 * inline script, which the content security policy forbids. Its module is 4 MB of text, so it is
 * loaded only when somebody opens the page.
 */
async function readReferenceScript(): Promise<Buffer> {
  const { default: apiReference } = await import('@scalar/fastify-api-reference');
  const carrier = fastify();
  await carrier.register(apiReference, {
    routePrefix: '/reference',
    configuration: { url: '/openapi.json' },
  });
  const { rawPayload } = await carrier.inject('/reference/js/scalar.js');
  await carrier.close();
  return rawPayload;
}

const referencePage = (basePath: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Reelated API reference</title>
    <link rel="icon" href="${basePath}/assets/icon.svg" type="image/svg+xml">
  </head>
  <body>
    <nav aria-label="Reelated" style="margin: 0; padding: 0.6rem 1rem; font: 1rem system-ui, sans-serif">
      <a href="${basePath}/">Back to Reelated</a>
    </nav>
    <div id="reference"></div>
    <script src="${basePath}/redoc/assets/start.js"></script>
    <script src="${basePath}${REFERENCE_SCRIPT}"></script>
  </body>
</html>
`;

/**
 * Starts the page with everything turned off that would send requests to other hosts, and keeps its
 * schema library from testing whether it may compile code, which the content security policy forbids.
 */
const referenceStart = (
  basePath: string,
): string => `globalThis.__zod_globalConfig = { jitless: true };
addEventListener('DOMContentLoaded', () => Scalar.createApiReference('#reference', ${JSON.stringify(
  {
    url: `${basePath}/openapi.json`,
    withDefaultFonts: false,
    customCss: REFERENCE_STYLES,
    telemetry: false,
    hideClientButton: true,
    showDeveloperTools: 'never',
    agent: { disabled: true },
    mcp: { disabled: true },
  },
)}));
`;
