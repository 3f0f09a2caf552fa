/** Builds the package that is published: JavaScript in `dist/`, with the files that belong to it. */
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, rmSync, statSync } from 'node:fs';

const CARRIED = /\.(sql|tsv|svg|wasm|properties)$|notebook-page\.css$/;

// the web app is built again only if it has changed
for (const entry of globSync('dist/*', { exclude: ['dist/app'] }))
  rmSync(entry, { recursive: true });
execFileSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });
cpSync('src', 'dist', {
  recursive: true,
  filter: (path) => statSync(path).isDirectory() || CARRIED.test(path),
});
await import('./build-web.ts');
