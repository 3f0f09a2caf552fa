import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { basePathOf } from '../proxy/base-path.ts';
import { idIn, PAGES, type Page, type PagePath } from '../../web/pages.ts';
import { requestSignal } from '../http/request-signal.ts';
import { NOT_FOUND, plainHead, type PageHeads, type PageIds } from './page-heads.ts';
import { pageHtml, type PageHead } from './page-html.ts';

/** Where `scripts/build-web.ts` puts the app, seen from the sources and from `dist/` alike. */
const APP_DIR = fileURLToPath(new URL('../../../dist/app/', import.meta.url));

/** What Vite has built of a module. */
interface Built {
  readonly file: string;
  readonly imports?: readonly string[];
}
type Manifest = Readonly<Record<string, Built>>;

/** Lets routes send the web app's files, compressed for clients that accept it. */
export async function registerWebApp(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: APP_DIR,
    serve: false,
    preCompressed: true,
    cacheControl: false,
  });
}

/** Whether the web app has a file, which must not be named by a path that leads out of it. */
export function isInApp(name: string): boolean {
  return existsSync(APP_DIR + name);
}

/** Sends the app's HTML, whose body is the same for all pages, with links to what it will need. */
function sendWebApp(
  reply: FastifyReply,
  head: PageHead,
  links: readonly string[] = [],
): FastifyReply {
  const html = readHtml(basePathOf(reply.request));
  if (html === undefined) {
    return sendHtml(
      reply.code(503),
      '<!doctype html><title>Reelated</title><p>The web app is not built: run npm ci.</p>',
    );
  }
  if (links.length > 0) reply.header('link', links.join(', '));
  return sendHtml(reply, pageHtml(html, head));
}

/** Sends a page whose next version may be another one. */
export function sendHtml(reply: FastifyReply, page: string): FastifyReply {
  reply.header('vary', 'Accept').header('cache-control', 'no-cache');
  return reply.type('text/html; charset=utf-8').send(page);
}

/** Sends the page for an address that does not exist. */
export function sendNotFound(reply: FastifyReply): FastifyReply {
  return sendWebApp(reply.code(404), NOT_FOUND);
}

/**
 * The app's HTML, whose links begin with a slash, for the path that the app is below; undefined when
 * the app has not been built.
 */
export function readHtml(basePath: string): string | undefined {
  try {
    return readFileSync(`${APP_DIR}index.html`, 'utf8').replaceAll('="/', `="${basePath}/`);
  } catch {
    return undefined;
  }
}

/**
 * Sends a page of the app, with status 404 where it is about a film or a person that is not there.
 * Its `Link` header names the page's scripts and the first responses that it will request, so that
 * they load alongside the app's first scripts and not after those have run.
 */
export function pageSender(
  path: PagePath,
  heads: PageHeads = plainHead,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  const page = PAGES.find((one) => one.path === path) as Page;
  const files = scriptsOf(page.module);
  return async (request, reply) => {
    const basePath = basePathOf(request);
    const scripts = files.map((file) => `<${basePath}/${file}>; rel=modulepreload`);
    const ids = idsIn(request.params as Readonly<Record<string, string>>);
    const head = await heads(path, ids, requestSignal(reply));
    if (head === undefined) return sendWebApp(reply.code(404), NOT_FOUND, scripts);
    const answers = fetchesOf(page, ids).map(
      (url) => `<${basePath}${url}>; rel=preload; as=fetch; crossorigin`,
    );
    return sendWebApp(reply, head, [...scripts, ...answers]);
  };
}

function idsIn(params: Readonly<Record<string, string>>): PageIds {
  return Object.fromEntries(Object.entries(params).map(([name, text]) => [name, idIn(text)]));
}

/** The requests of a page about the ids in its URL. */
function fetchesOf({ fetches }: Page, ids: PageIds): readonly string[] {
  return fetches.map((path) =>
    Object.entries(ids).reduce((url, [name, id]) => url.replace(`$${name}`, String(id)), path),
  );
}

/** The app's first scripts and those that a page needs besides. */
function scriptsOf(module: string): readonly string[] {
  const manifest = readManifest();
  const all = modulesOf(manifest, module, modulesOf(manifest, 'index.html'));
  return [...all].flatMap((key) => manifest[key]?.file ?? []);
}

function modulesOf(manifest: Manifest, key: string, seen: Set<string> = new Set()): Set<string> {
  const built = manifest[key];
  if (built === undefined || seen.has(key)) return seen;
  seen.add(key);
  for (const imported of built.imports ?? []) modulesOf(manifest, imported, seen);
  return seen;
}

function readManifest(): Manifest {
  try {
    return JSON.parse(readFileSync(`${APP_DIR}manifest.json`, 'utf8')) as Manifest;
  } catch {
    // the app is not built, which its pages say
    return {};
  }
}
