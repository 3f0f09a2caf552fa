import type { FastifyPluginAsync } from 'fastify';
import { problemOf, sendProblem } from '../http/problem.ts';
import { isInApp } from '../pages/web-app.ts';

/** Files that browsers and other sites know by name, so that their content may change. */
const NAMED_ASSETS = [
  'icon.svg',
  'icon-180.png',
  'icon-192.png',
  'icon-512.png',
  'icon-maskable-512.png',
  'app.webmanifest',
  'building.css',
  'building.js',
];

/** The web app's files, which need no snapshot. */
export const assetRoutes: FastifyPluginAsync = async (app) => {
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
      return sendProblem(reply, problemOf('route-unknown', 'this file does not exist'));
    }
    return reply.sendFile(`assets/${name}`, {
      maxAge: '365d',
      immutable: true,
      cacheControl: true,
    });
  });
};
