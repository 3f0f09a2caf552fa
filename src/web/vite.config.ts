import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import openapi from '../../docs/openapi.json' with { type: 'json' };
import { PAGES } from './pages.ts';

/** What every page needs. */
const LIBRARIES = /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/;
/** What most pages need: a few small files would take more bytes than one. */
const SHARED = /src[\\/]web[\\/](api|cards|format|my-films|url)[\\/]/;

const DOCS = ['docs', 'redoc', 'openapi.json'];
const API = new Set([
  ...Object.keys(openapi.paths).flatMap((path) => path.split('/')[1] || []),
  ...DOCS,
]);

/** Whether a request is for a page of the app, where the API has a route at the same URL. */
function isForPage({ url, headers }: IncomingMessage): boolean {
  const isPage = PAGES.some(({ path }) => path === url?.replace(/\?.*/, ''));
  return isPage && headers.accept?.includes('text/html') === true;
}

/** The HTML is sent at the URLs of all pages, so names in it cannot be relative. */
function namesFilesFromTheRoot(): Plugin {
  return {
    name: 'names-files-from-the-root',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') throw new Error('there is no index.html');
      page.source = String(page.source).replaceAll('="./', '="/');
    },
  };
}

/** Builds the app into `dist/app`; `npm run dev:web` serves it, with the API of port 8000. */
export default defineConfig({
  // files of the app name each other relative to themselves, as the server may have it below a path
  base: './',
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), tailwindcss(), namesFilesFromTheRoot()],
  build: {
    outDir: fileURLToPath(new URL('../../dist/app', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    // which scripts belong to a page, for the server to announce them
    manifest: 'manifest.json',
    license: { fileName: 'THIRD-PARTY-NOTICES.md' },
    // the content security policy allows nothing that is not in its own file
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // these change seldom, so that browsers can keep them across releases
    rolldownOptions: {
      // how long plug-ins take is not a warning to those who install this
      checks: { pluginTimings: false },
      output: {
        codeSplitting: {
          groups: [
            { name: 'libraries', test: LIBRARIES },
            { name: 'shared', test: SHARED, minShareCount: 2 },
          ],
        },
      },
    },
  },
  // what a worker imports when it needs it is in separate files
  worker: { format: 'es' },
  server: {
    proxy: Object.fromEntries(
      [...API].map((segment) => [
        `^/${segment}(/|$|\\?)`,
        {
          target: 'http://127.0.0.1:8000',
          bypass: (request: IncomingMessage) => (isForPage(request) ? '/index.html' : undefined),
        },
      ]),
    ),
  },
});
