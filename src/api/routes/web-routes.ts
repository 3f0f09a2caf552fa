import type { FastifyPluginAsync, RouteShorthandOptions } from 'fastify';
import { Type } from 'typebox';
import { prefersHtml } from '../http/accept.ts';
import { MOVED_PAGES, PAGES } from '../../web/pages.ts';
import { problemOf, sendProblem } from '../http/problem.ts';
import { createPageHeads } from '../pages/page-heads.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { basePathOf } from '../proxy/base-path.ts';
import { isInApp, pageSender } from '../web-app.ts';

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

/** Files that browsers and other sites know by name, so that their content may change. */
const NAMED_ASSETS = [
  'icon.svg',
  'icon-180.png',
  'icon-192.png',
  'icon-512.png',
  'icon-maskable-512.png',
  'app.webmanifest',
];

interface WebRoutesOptions {
  /** Whose films the pages are about; absent while an app is rehearsed. */
  readonly snapshot?: Snapshot | undefined;
}

/** The web app's pages and files; programs get a line of JSON at `/`. */
export const webRoutes: FastifyPluginAsync<WebRoutesOptions> = async (app, { snapshot }) => {
  const heads = snapshot && createPageHeads(snapshot);
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

  app.get('/theme.js', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('theme.js'),
  );
  for (const name of NAMED_ASSETS) {
    app.get(`/assets/${name}`, { schema: { hide: true } }, (_request, reply) =>
      reply.header('cache-control', 'no-cache').sendFile(`assets/${name}`),
    );
  }
  // named by their content, so that they never change
  app.get('/assets/*', { schema: { hide: true } }, (request, reply) => {
    const { '*': name } = request.params as { readonly '*': string };
    // after an upgrade, pages that are still open ask for files that are gone
    if (!/^[\w-][\w.-]*$/.test(name) || !isInApp(`assets/${name}`)) {
      reply.header('cache-control', 'no-cache');
      return sendProblem(reply, problemOf('route-unknown', 'there is no such file'));
    }
    return reply.sendFile(`assets/${name}`, {
      maxAge: '365d',
      immutable: true,
      cacheControl: true,
    });
  });
};
