import { fastify, type FastifyPluginAsync, type FastifyReply, type FastifyRequest } from 'fastify';
import { basePathOf, type PathSettings } from '../proxy/base-path.ts';
import { REFERENCE_STYLES } from '../docs/docs-theme.ts';
import { API_URL_HEADER, withServers } from '../docs/open-docs.ts';
import { DOCS_CONTENT_SECURITY_POLICY } from '../http/security-headers.ts';

const REFERENCE_SCRIPT = '/redoc/assets/js/scalar.js';

/** What the routes need to know. */
type DocsRoutesOptions = Pick<PathSettings, 'publicUrl'>;

const HIDDEN = { schema: { hide: true } };

/** What the page's files are requested with; the rest is about the connection. */
const ASKED = ['if-none-match', 'if-modified-since', 'range', 'if-range'] as const;
/** Headers of a response that are about its connection, or follow from its body. */
const CONNECTION = new Set(['connection', 'content-length', 'date', 'keep-alive']);

/** The OpenAPI document and two pages that show it: `/docs` to try it out, `/redoc` to read. */
export const docsRoutes: FastifyPluginAsync<DocsRoutesOptions> = async (app, { publicUrl }) => {
  const apiUrl = (request: FastifyRequest): string => publicUrl ?? basePathOf(request);
  app.get('/openapi.json', HIDDEN, async (request, reply) =>
    reply.send(withServers((await app.docs()).swagger(), apiUrl(request))),
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
  const sendDocs = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const headers = Object.fromEntries(
      ASKED.flatMap((name) => {
        const value = request.headers[name];
        return value === undefined ? [] : [[name, value]];
      }),
    );
    const found = await (
      await app.docs()
    ).inject({
      url: request.url,
      headers: { ...headers, [API_URL_HEADER]: apiUrl(request) },
    });
    if (found.statusCode === 404) {
      reply.callNotFound();
      return reply;
    }
    for (const [name, value] of Object.entries(found.headers)) {
      if (!CONNECTION.has(name)) reply.header(name, value);
    }
    const { rawPayload: body } = found;
    return reply.code(found.statusCode).send(body.length > 0 ? body : undefined);
  };
  app.get('/docs', HIDDEN, sendDocs);
  app.get('/docs/*', HIDDEN, sendDocs);

  let script: Promise<Buffer> | undefined;
  app.get(REFERENCE_SCRIPT, HIDDEN, async (_request, reply) => {
    script ??= readReferenceScript();
    reply.type('text/javascript; charset=utf-8');
    return script;
  });
  app.get('/redoc', HIDDEN, (request, reply) =>
    reply.type('text/html; charset=utf-8').send(referencePage(basePathOf(request))),
  );
  app.get('/redoc/assets/start.js', HIDDEN, (request, reply) =>
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
