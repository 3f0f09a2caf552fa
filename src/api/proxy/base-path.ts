import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { IsTrusted } from './trusted-proxies.ts';

/** How the URLs that visitors use differ from those that the server is requested with. */
export interface PathSettings {
  /** Below which path everything is, such as `/reelated`; empty: at the root. */
  readonly basePath?: string | undefined;
  /** The URL that visitors use. */
  readonly publicUrl?: string | undefined;
}

/** The path of a request that is not below the base path: it matches no route. */
const OUTSIDE = '/outside-base-path';

/** Paths for programs on this machine, which need not know the base path. */
const ANYWHERE: ReadonlySet<string> = new Set(['/health/live', '/health/ready']);

/** The path of every request that is not below the root, as visitors see it. */
const basePaths = new WeakMap<IncomingMessage, string>();

/**
 * What the URLs in a response have to begin with, such as `/reelated`; empty at the root of a host.
 * It is the path that visitors use, part of which a proxy may have removed from the request.
 */
export function basePathOf({ raw }: Pick<FastifyRequest, 'raw'>): string {
  return basePaths.get(raw) ?? '';
}

/**
 * Fastify's `rewriteUrl`, which leaves the routes their own paths and remembers for
 * {@link basePathOf} what has been removed. Undefined where there is nothing to remove: a server
 * without settings does nothing more for each request.
 */
export function pathRewriter(
  { basePath = '', publicUrl }: PathSettings,
  isTrusted: IsTrusted | undefined,
): ((request: IncomingMessage) => string) | undefined {
  const publicPath = publicUrl === undefined ? undefined : pathIn(publicUrl);
  if (basePath === '' && !publicPath && isTrusted === undefined) return undefined;
  return (request) => {
    const { socket, url = '/' } = request;
    const visible =
      publicPath ??
      (isTrusted?.(socket.remoteAddress, 0) === true ? forwardedPrefix(request) : '') + basePath;
    if (visible !== '') basePaths.set(request, visible);
    return basePath === '' ? url : pathBelow(basePath, url);
  };
}

/** The path of a URL, without a trailing slash. */
export function pathIn(url: string): string {
  return new URL(url).pathname.replace(/\/$/, '');
}

/**
 * A path in its one spelling, with a slash before and none after it; empty for the root. Undefined
 * unless it has letters, digits and `- . _ ~` only, which need no encoding in URLs and HTML.
 */
export function plainPath(text: string): string | undefined {
  const path = `/${text}`.replace(/^\/+/, '/').replace(/\/$/, '');
  if (path === '') return '';
  const isPlain = /^(?:\/[\w.~-]+)+$/.test(path) && !/\/\.\.?(?:\/|$)/.test(path);
  return isPlain && path.length <= 200 ? path : undefined;
}

/** What the proxy says that it has removed from the path; empty if it says nothing valid. */
function forwardedPrefix({ headers }: IncomingMessage): string {
  const given = headers['x-forwarded-prefix'];
  return typeof given === 'string' ? (plainPath(given) ?? '') : '';
}

function pathBelow(basePath: string, url: string): string {
  const end = basePath.length;
  if (url.startsWith(basePath)) {
    const rest = url.slice(end);
    if (rest === '' || rest.startsWith('?')) return `/${rest}`;
    if (rest.startsWith('/')) return rest;
  }
  return ANYWHERE.has(url) ? url : OUTSIDE;
}
