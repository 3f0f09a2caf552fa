import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { scratchFolder } from '../fixtures/scratch.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

test('the compiled code in the repository is what its sources compile to', (t) => {
  const folder = scratchFolder(t);
  execFileSync(process.execPath, [join(ROOT, 'scripts/build-kernel.ts'), folder]);
  const files = globSync('src/**/*.wasm', { cwd: ROOT });
  assert.deepEqual(readdirSync(folder).toSorted(), files.map((file) => basename(file)).toSorted());
  for (const file of files) {
    const built = readFileSync(join(folder, basename(file)));
    assert.deepEqual(built, readFileSync(join(ROOT, file)), 'npm run build:kernel');
  }
});
