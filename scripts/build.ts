/** Builds the package that is published: JavaScript in `dist/`, with the files that belong to it. */
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, statSync } from 'node:fs';

const CARRIED = /\.(sql|tsv|svg|wasm|properties)$/;

rmSync('dist', { recursive: true, force: true });
execFileSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });
cpSync('src', 'dist', {
  recursive: true,
  filter: (path) => statSync(path).isDirectory() || CARRIED.test(path),
});
await import('./build-web.ts');
