import type { FastifyPluginAsync } from 'fastify';
import { Type } from 'typebox';
import { prefersHtml } from '../http/accept.ts';
import { PAGES } from '../../web/pages.ts';
import { pageSender } from '../web-app.ts';

/** The web app's pages and files; programs get a line of JSON at `/`. */
export const webRoutes: FastifyPluginAsync = async (app) => {
  const sendHome = pageSender('/');
  app.get(
    '/',
    {
      schema: {
        operationId: 'root',
        summary: 'The web app, or a line of JSON for programs',
        tags: ['service'],
        response: {
          200: {
            description: 'A browser gets HTML.',
            content: {
              'application/json': { schema: Type.String({ examples: ['Server is running.'] }) },
              'text/html': { schema: Type.String() },
            },
          },
        },
      },
    },
    (request, reply) => {
      if (prefersHtml(request.headers.accept)) return sendHome(request, reply);
      reply.header('vary', 'Accept').header('cache-control', 'no-cache');
      return reply.type('application/json').send(JSON.stringify('Server is running.'));
    },
  );

  for (const { path, isApiRoute } of PAGES) {
    if (isApiRoute) continue;
    const sendPage = pageSender(path);
    app.get(path.replaceAll('$', ':'), { schema: { hide: true } }, (request, reply) =>
      prefersHtml(request.headers.accept)
        ? sendPage(request, reply)
        : reply.header('vary', 'Accept').callNotFound(),
    );
  }

  app.get('/theme.js', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('theme.js'),
  );
  app.get('/assets/icon.svg', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('assets/icon.svg'),
  );
  // named by their content, so that they never change
  app.get('/assets/*', { schema: { hide: true } }, (request, reply) => {
    const { '*': name } = request.params as { readonly '*': string };
    if (!/^[\w.-]+$/.test(name)) return reply.callNotFound();
    return reply.sendFile(`assets/${name}`, {
      maxAge: '365d',
      immutable: true,
      cacheControl: true,
    });
  });
};
