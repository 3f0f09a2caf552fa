import type { FastifyPluginAsync } from 'fastify';
import { fileURLToPath } from 'node:url';
import { Type } from 'typebox';
import { prefersHtml } from '../accept.ts';
import { sendWebApp } from '../web-app.ts';

const WEB_DIR = fileURLToPath(new URL('../../web/', import.meta.url));

/**
 * The addresses of the app's pages; none of them is one of the API's, but for `/` and `/pipeline`,
 * which answer programs with JSON.
 */
const PAGES = [
  '/browse',
  '/films/:film_id',
  '/people/:person_id',
  '/mix',
  '/map/:film_id',
  '/compare/:film_id/:other_id',
  '/seen',
  '/about',
];

/** The web app at `/` and its pages' addresses; programs get a line of JSON at `/`. */
export const webRoutes: FastifyPluginAsync = async (app) => {
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
      if (prefersHtml(request.headers.accept)) return sendWebApp(reply);
      reply.header('vary', 'Accept').header('cache-control', 'no-cache');
      return reply.type('application/json').send(JSON.stringify('Server is running.'));
    },
  );

  for (const page of PAGES) {
    app.get(page, { schema: { hide: true } }, (request, reply) => {
      if (prefersHtml(request.headers.accept)) return sendWebApp(reply);
      return reply.header('vary', 'Accept').callNotFound();
    });
  }

  app.get('/theme.js', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('theme.js'),
  );
  app.get('/assets/icon.svg', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('icon.svg', WEB_DIR),
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
