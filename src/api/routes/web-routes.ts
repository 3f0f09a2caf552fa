import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';
import { fileURLToPath } from 'node:url';
import { Type } from 'typebox';
import { prefersHtml } from '../accept.ts';

const ASSETS = ['app.js', 'api.js', 'elements.js', 'film-views.js', 'style.css', 'icon.svg'];

/** The web page at `/`, with its few files; programs get a line of JSON there. */
export const webRoutes: FastifyPluginAsync = async (app) => {
  await app.register(fastifyStatic, {
    root: fileURLToPath(new URL('../../web/', import.meta.url)),
    serve: false,
    cacheControl: false,
  });

  app.get(
    '/',
    {
      schema: {
        operationId: 'root',
        summary: 'The web page, or a line of JSON for programs',
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
      reply.header('vary', 'Accept').header('cache-control', 'no-cache');
      if (prefersHtml(request.headers.accept)) return reply.sendFile('index.html');
      return reply.type('application/json').send(JSON.stringify('Server is running.'));
    },
  );

  for (const asset of ASSETS) {
    app.get(`/assets/${asset}`, { schema: { hide: true } }, (_request, reply) =>
      reply.header('cache-control', 'no-cache').sendFile(asset),
    );
  }
};
