import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { basePathOf } from './proxy/base-path.ts';
import { idIn, PAGES, type Page, type PagePath } from '../web/pages.ts';

/** Where `scripts/build-web.ts` puts the app, seen from the sources and from `dist/` alike. */
const APP_DIR = fileURLToPath(new URL('../../dist/app/', import.meta.url));

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

/** Sends the app's HTML, which is the same for all pages, with links to what it will need. */
export function sendWebApp(reply: FastifyReply, links: readonly string[] = []): FastifyReply {
  reply.header('vary', 'Accept').header('cache-control', 'no-cache');
  if (links.length > 0) reply.header('link', links.join(', '));
  if (existsSync(`${APP_DIR}index.html`)) return sendHtml(reply);
  return reply
    .code(503)
    .type('text/html; charset=utf-8')
    .send('<!doctype html><title>Reelated</title><p>The web app is not built: run npm ci.</p>');
}

/** Sends the HTML, whose links begin with a slash, for the path that the app is below. */
function sendHtml(reply: FastifyReply): FastifyReply {
  const basePath = basePathOf(reply.request);
  if (basePath === '') return reply.sendFile('index.html');
  const html = readFileSync(`${APP_DIR}index.html`, 'utf8').replaceAll('="/', `="${basePath}/`);
  return reply.type('text/html; charset=utf-8').send(html);
}

/**
 * Sends a page of the app. Its `Link` header names the page's scripts and the first responses that
 * it will request, so that they load alongside the app's first scripts and not after those have run.
 */
export function pageSender(
  path: PagePath,
): (request: FastifyRequest, reply: FastifyReply) => FastifyReply {
  const page = PAGES.find((one) => one.path === path) as Page;
  const files = scriptsOf(page.module);
  return (request, reply) => {
    const basePath = basePathOf(request);
    const scripts = files.map((file) => `<${basePath}/${file}>; rel=modulepreload`);
    const fetches = fetchesOf(page, request.params as Readonly<Record<string, string>>);
    const answers = fetches.map((url) => `<${basePath}${url}>; rel=preload; as=fetch; crossorigin`);
    return sendWebApp(reply, [...scripts, ...answers]);
  };
}

/** The requests of a page about the ids in its URL; none if one of those is invalid. */
function fetchesOf({ fetches }: Page, params: Readonly<Record<string, string>>): readonly string[] {
  const ids = Object.entries(params).map(([name, text]) => [name, idIn(text)] as const);
  if (ids.some(([, id]) => id === 0)) return [];
  return fetches.map((path) =>
    ids.reduce((url, [name, id]) => url.replace(`$${name}`, String(id)), path),
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
