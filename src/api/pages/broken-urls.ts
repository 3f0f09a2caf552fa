import type { FastifyReply, FastifyRequest } from 'fastify';
import { PAGES } from '../../web/pages.ts';
import { prefersHtml } from '../http/accept.ts';
import { JSON_SECURITY_HEADERS, PAGE_SECURITY_HEADERS } from '../http/security-headers.ts';

type Handler = (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;

/** The first parts of the pages' URLs, such as `films`. */
const PAGE_FOLDERS: ReadonlySet<string | undefined> = new Set(
  PAGES.filter(({ isApiRoute }) => !isApiRoute).map(({ path }) => firstPartOf(path)),
);

/**
 * Handles what Fastify finds wrong before it looks for a route: paths that cannot be decoded, such as
 * `/films/%ZZ`. Those of pages get a page, unless a program asks.
 */
export function createBrokenUrlHandler(
  handleError: Handler,
  sendPage: (request: FastifyRequest, reply: FastifyReply) => FastifyReply,
): Handler {
  return function handleBrokenUrl(error, request, reply) {
    const isPage = request.method === 'GET' && isPagePath(request.url);
    // no hook that would set them has run
    if (isPage && prefersHtml(request.headers.accept)) {
      void sendPage(request, reply.headers(PAGE_SECURITY_HEADERS));
    } else {
      handleError(error, request, reply.headers(JSON_SECURITY_HEADERS));
    }
  };
}

/** Whether a path is below a page's; no route begins with a part that cannot be decoded. */
function isPagePath(url: string): boolean {
  const first = firstPartOf(url);
  return PAGE_FOLDERS.has(first) || first?.includes('%') === true;
}

function firstPartOf(url: string): string | undefined {
  return url.split(/[/?#]/, 2)[1];
}
