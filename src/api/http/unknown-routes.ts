import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { prefersHtml } from './accept.ts';
import { problemOf, sendProblem } from './problem.ts';
import { sendWebApp } from '../web-app.ts';

type MethodsByRoute = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Answers what no route answers: 405 with `Allow` where the address knows other methods, else 404.
 * To be called before the routes are registered, which it watches.
 */
export function answerUnknownRoutes(app: FastifyInstance): void {
  const methodsByRoute = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    const path = withoutSlash(url);
    const methods = methodsByRoute.get(path) ?? new Set();
    methodsByRoute.set(path, methods);
    for (const name of [method].flat()) methods.add(name);
  });
  const answer = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    answerUnknown(request, reply, methodsByRoute);
  // before the body is read, as nobody wants it, whatever it is
  app.addHook('onRequest', (request, reply, done) => {
    if (request.is404 || isTakenForParameter(request, methodsByRoute)) void answer(request, reply);
    else done();
  });
  // a route's own "not found"
  app.setNotFoundHandler(answer);
}

/** Whether an address that has a route of its own reached another, as `GET /film/similar` a film. */
function isTakenForParameter(request: FastifyRequest, methodsByRoute: MethodsByRoute): boolean {
  return methodsByRoute.get(pathOf(request))?.has(request.method) === false;
}

function answerUnknown(
  request: FastifyRequest,
  reply: FastifyReply,
  methodsByRoute: MethodsByRoute,
): FastifyReply {
  const path = pathOf(request);
  const allowed =
    methodsByRoute.get(path) ?? [...methodsByRoute].find(([route]) => matches(route, path))?.[1];
  if (allowed === undefined || allowed.has(request.method)) {
    // a browser is told by a page that leads on
    if (request.method === 'GET' && prefersHtml(request.headers.accept)) {
      return sendWebApp(reply.code(404));
    }
    const detail = `there is nothing at ${path.slice(0, 200)}; /docs lists the routes`;
    return sendProblem(reply, problemOf('route-unknown', detail));
  }
  const methods = [...allowed].sort().join(', ');
  reply.header('allow', methods);
  return sendProblem(reply, problemOf('method-not-allowed', `use ${methods} here`));
}

/** The path of a request, without a trailing slash. */
function pathOf({ url }: FastifyRequest): string {
  const end = url.indexOf('?');
  return withoutSlash(end === -1 ? url : url.slice(0, end));
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** Whether a path is one of a route such as `/film/:film_id`. */
function matches(route: string, path: string): boolean {
  const wanted = route.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((segment, i) => segment.startsWith(':') || segment === given[i])
  );
}
