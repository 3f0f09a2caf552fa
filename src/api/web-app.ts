import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where `scripts/build-web.ts` puts the app, seen from the sources and from `dist/` alike. */
const APP_DIR = fileURLToPath(new URL('../../dist/app/', import.meta.url));

/** What Vite says that it has made of a module. */
interface Built {
  readonly file: string;
  readonly imports?: readonly string[];
}
type Manifest = Readonly<Record<string, Built>>;

/** Lets routes send the web app's files, packed where the client takes them so. */
export async function registerWebApp(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: APP_DIR,
    serve: false,
    preCompressed: true,
    cacheControl: false,
  });
}

/** Sends the app's HTML, the same for all of its pages, with what a browser may already fetch. */
export function sendWebApp(reply: FastifyReply, links: readonly string[] = []): FastifyReply {
  reply.header('vary', 'Accept').header('cache-control', 'no-cache');
  if (links.length > 0) reply.header('link', links.join(', '));
  if (existsSync(`${APP_DIR}index.html`)) return reply.sendFile('index.html');
  return reply
    .code(503)
    .type('text/html; charset=utf-8')
    .send('<!doctype html><title>Reelated</title><p>The web app is not built: run npm ci.</p>');
}

/**
 * Tells for each page's module the links to it and to the app's first scripts, for the `Link` header:
 * the former come beside the latter and not after those have run.
 */
export function scriptLinks(): (module: string) => readonly string[] {
  const manifest = readManifest();
  return (module) => {
    const first = modulesOf(manifest, 'index.html');
    return [...modulesOf(manifest, module, first)].map(
      (key) => `</${manifest[key]?.file}>; rel=modulepreload`,
    );
  };
}

/** Links to answers that a page asks for first, in the way that `fetch` asks. */
export function answerLinks(paths: readonly string[]): readonly string[] {
  return paths.map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`);
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
