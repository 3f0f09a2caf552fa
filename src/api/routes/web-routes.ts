import type { FastifyPluginAsync } from 'fastify';
import { fileURLToPath } from 'node:url';
import { Type } from 'typebox';
import { prefersHtml } from '../http/accept.ts';
import { answerLinks, scriptLinks, sendWebApp } from '../web-app.ts';

const WEB_DIR = fileURLToPath(new URL('../../web/', import.meta.url));

interface AppPage {
  readonly path: string;
  /** What shows it, where that is not among the app's first scripts. */
  readonly module?: string;
  /** What it asks the API first. */
  readonly asks?: readonly string[];
}

/**
 * The app's pages; none of their addresses is one of the API's, but for `/` and `/pipeline`, which
 * answer programs with JSON.
 */
const PAGES: readonly AppPage[] = [
  { path: '/browse' },
  {
    path: '/films/:film_id',
    module: 'pages/films/film-page.tsx',
    asks: ['/film/:film_id', '/film/:film_id/credits', '/similarity/presets'],
  },
  {
    path: '/people/:person_id',
    module: 'pages/people/person-page.tsx',
    asks: ['/person/:person_id'],
  },
  { path: '/mix', module: 'pages/mix/mix-page.tsx', asks: ['/similarity/presets'] },
  { path: '/map/:film_id', module: 'pages/map/map-page.tsx', asks: ['/film/:film_id'] },
  {
    path: '/compare/:film_id/:other_id',
    module: 'pages/compare/compare-page.tsx',
    asks: ['/film/:film_id/compare/:other_id'],
  },
  { path: '/seen', module: 'pages/seen/seen-page.tsx' },
  { path: '/about', module: 'pages/about/about-page.tsx', asks: ['/dataset'] },
];

const ID = /^(?:tt|nm)?0*(\d{1,10})$/;

/** The API's addresses that a page asks, for the ids in its own; none where one is no id. */
function asked({ asks = [] }: AppPage, params: unknown): readonly string[] {
  const ids = Object.entries(params as Readonly<Record<string, string>>).map(
    ([name, text]) => [name, ID.exec(text)?.[1]] as const,
  );
  if (ids.some(([, id]) => id === undefined)) return [];
  return asks.map((path) =>
    ids.reduce((url, [name, id]) => url.replace(`:${name}`, id ?? ''), path),
  );
}

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

  const scriptsOf = scriptLinks();
  for (const page of PAGES) {
    const scripts = page.module === undefined ? [] : scriptsOf(page.module);
    app.get(page.path, { schema: { hide: true } }, (request, reply) => {
      if (prefersHtml(request.headers.accept)) {
        return sendWebApp(reply, [...scripts, ...answerLinks(asked(page, request.params))]);
      }
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
