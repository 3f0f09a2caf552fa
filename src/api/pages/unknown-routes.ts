import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { prefersHtml } from '../http/accept.ts';
import { problemOf, sendProblem } from '../http/problem.ts';
import { basePathOf } from '../proxy/base-path.ts';
import { sendNotFound } from './web-app.ts';

type MethodsByRoute = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Responds to requests without a route: 405 with `Allow` if the path has other methods, else 404.
 * To be called before the routes are registered, because it collects their methods.
 */
export function handleUnknownRoutes(app: FastifyInstance): void {
  const methodsByRoute = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    const path = withoutSlash(url);
    const methods = methodsByRoute.get(path) ?? new Set();
    methodsByRoute.set(path, methods);
    for (const name of [method].flat()) methods.add(name);
  });
  const respond = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    respondToUnknown(request, reply, methodsByRoute);
  // before the body is read, since it does not matter
  app.addHook('onRequest', (request, reply, done) => {
    if (request.is404 || isTakenForParameter(request, methodsByRoute)) void respond(request, reply);
    else done();
  });
  // a route's own "not found"
  app.setNotFoundHandler(respond);
}

/** Whether a path that has a route reached another one, as `GET /film/similar` reaches a film. */
function isTakenForParameter(request: FastifyRequest, methodsByRoute: MethodsByRoute): boolean {
  return methodsByRoute.get(pathOf(request))?.has(request.method) === false;
}

function respondToUnknown(
  request: FastifyRequest,
  reply: FastifyReply,
  methodsByRoute: MethodsByRoute,
): FastifyReply {
  const path = pathOf(request);
  const allowed =
    methodsByRoute.get(path) ?? [...methodsByRoute].find(([route]) => matches(route, path))?.[1];
  if (allowed === undefined || allowed.has(request.method)) {
    // people get a page with links
    if (request.method === 'GET' && prefersHtml(request.headers.accept)) {
      return sendNotFound(reply);
    }
    const requested = withoutQuery(request.originalUrl).slice(0, 200);
    const detail = `unknown route ${requested}; see ${basePathOf(request)}/docs for the routes`;
    return sendProblem(reply, problemOf('route-unknown', detail));
  }
  const methods = [...allowed].sort().join(', ');
  reply.header('allow', methods);
  return sendProblem(reply, problemOf('method-not-allowed', `this route supports ${methods}`));
}

/** The path of a request, without a trailing slash. */
function pathOf({ url }: FastifyRequest): string {
  return withoutQuery(url);
}

function withoutQuery(url: string): string {
  const end = url.indexOf('?');
  return withoutSlash(end === -1 ? url : url.slice(0, end));
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** Whether a path matches a route such as `/film/:film_id`. */
function matches(route: string, path: string): boolean {
  const pattern = route.split('/');
  const segments = path.split('/');
  return (
    pattern.length === segments.length &&
    pattern.every((segment, i) => segment.startsWith(':') || segment === segments[i])
  );
}
