import type { FastifyPluginAsync, RouteShorthandOptions } from 'fastify';
import { Type } from '../openapi/type.ts';
import { prefersHtml } from '../http/accept.ts';
import { MOVED_PAGES, PAGES } from '../../web/pages.ts';
import { createPageHeads } from '../pages/page-heads.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { basePathOf } from '../proxy/base-path.ts';
import { pageSender } from '../pages/web-app.ts';
import { assetRoutes } from './asset-routes.ts';

const GET_ROOT = {
  schema: {
    operationId: 'root',
    summary: 'Open the web app, or check that the server is running',
    tags: ['service'],
    response: {
      200: {
        description: 'Programs get JSON, browsers get HTML.',
        content: {
          'application/json': { schema: Type.String({ examples: ['Server is running.'] }) },
          'text/html': { schema: Type.String() },
        },
      },
    },
  },
} satisfies RouteShorthandOptions;

/** The web app's pages and files; programs get a line of JSON at `/`. */
export const webRoutes: FastifyPluginAsync<Snapshot> = async (app, snapshot) => {
  const heads = createPageHeads(snapshot);
  const sendHome = pageSender('/');
  app.get('/', GET_ROOT, (request, reply) => {
    if (prefersHtml(request.headers.accept)) return sendHome(request, reply);
    reply.header('vary', 'Accept').header('cache-control', 'no-cache');
    return reply.type('application/json').send(JSON.stringify('Server is running.'));
  });

  for (const { path, isApiRoute } of PAGES) {
    if (isApiRoute) continue;
    const sendPage = pageSender(path, heads);
    app.get(path.replaceAll('$', ':'), { schema: { hide: true } }, (request, reply) =>
      prefersHtml(request.headers.accept)
        ? sendPage(request, reply)
        : reply.header('vary', 'Accept').callNotFound(),
    );
  }

  for (const { from, to } of MOVED_PAGES) {
    app.get(from, { schema: { hide: true } }, (request, reply) =>
      prefersHtml(request.headers.accept)
        ? reply.header('vary', 'Accept').redirect(basePathOf(request) + to, 301)
        : reply.header('vary', 'Accept').callNotFound(),
    );
  }

  await app.register(assetRoutes);
};
