import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const API = [
  '/film',
  '/person',
  '/similarity',
  '/dataset',
  '/docs',
  '/redoc',
  '/openapi.json',
  '/pipeline',
];

/** Builds the app into `dist/app`; `npm run dev:web` serves it live before a server on port 8000. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), tailwindcss()],
  build: {
    outDir: fileURLToPath(new URL('../../dist/app', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    // which scripts belong to a page, for the server to name them before the app asks
    manifest: 'manifest.json',
    // the content security policy lets nothing in that does not come from a file of its own
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: Object.fromEntries(
      API.map((path) => [
        `^${path}(/|$|\\?)`,
        {
          target: 'http://127.0.0.1:8000',
          bypass: ({ headers }: IncomingMessage) =>
            path === '/pipeline' && headers.accept?.includes('text/html')
              ? '/index.html'
              : undefined,
        },
      ]),
    ),
  },
});
