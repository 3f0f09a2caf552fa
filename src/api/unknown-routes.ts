import type { FastifyInstance } from 'fastify';
import { problemOf, sendProblem } from './problem.ts';

/**
 * Answers what no route answers: 405 with `Allow` where the address knows other methods, else 404.
 * To be called before the routes are registered, which it watches.
 */
export function answerUnknownRoutes(app: FastifyInstance): void {
  const methodsByRoute = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    const methods = methodsByRoute.get(url) ?? new Set();
    methodsByRoute.set(url, methods);
    for (const name of [method].flat()) methods.add(name);
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.replace(/\?.*$/s, '');
    const allowed = [...methodsByRoute].find(([route]) => matches(route, path))?.[1];
    if (allowed === undefined || allowed.has(request.method)) {
      const detail = `there is nothing at ${path.slice(0, 200)}; /docs lists the routes`;
      return sendProblem(reply, problemOf('route-unknown', detail));
    }
    const methods = [...allowed].sort().join(', ');
    reply.header('allow', methods);
    return sendProblem(reply, problemOf('method-not-allowed', `use ${methods} here`));
  });
}

/** Whether a path, with or without a trailing slash, is one of a route such as `/film/:film_id`. */
function matches(route: string, path: string): boolean {
  const wanted = segmentsOf(route);
  const given = segmentsOf(path);
  return (
    wanted.length === given.length &&
    wanted.every((segment, i) => segment.startsWith(':') || segment === given[i])
  );
}

function segmentsOf(path: string): readonly string[] {
  return path.replace(/\/$/, '').split('/');
}
