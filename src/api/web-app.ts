import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where `scripts/build-web.ts` puts the app, seen from the sources and from `dist/` alike. */
const APP_DIR = fileURLToPath(new URL('../../dist/app/', import.meta.url));

/** Lets routes send the web app's files, packed where the client takes them so. */
export async function registerWebApp(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: APP_DIR,
    serve: false,
    preCompressed: true,
    cacheControl: false,
  });
}

/** Sends the app's HTML, the same for all of its pages. */
export function sendWebApp(reply: FastifyReply): FastifyReply {
  reply.header('vary', 'Accept').header('cache-control', 'no-cache');
  if (existsSync(`${APP_DIR}index.html`)) return reply.sendFile('index.html');
  return reply
    .code(503)
    .type('text/html; charset=utf-8')
    .send('<!doctype html><title>Reelated</title><p>The web app is not built: run npm ci.</p>');
}
