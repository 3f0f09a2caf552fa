import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { moduleFile, reachedFiles } from './code-files.ts';

const HERE = new URL('./', import.meta.url);

/** A folder of modules inside the source tree, given as path → source; the folder's own URL. */
function modules(t: TestContext, sources: Readonly<Record<string, string>>): URL {
  const folder = mkdtempSync(join(fileURLToPath(new URL('../../..', HERE)), '.reached-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, source] of Object.entries(sources)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), source);
  }
  return new URL(`${pathToFileURL(folder).href}/`);
}

function reached(folder: URL, entry: string): readonly string[] {
  return reachedFiles(new URL(entry, folder)).map(({ href }) => href.slice(folder.href.length));
}

test('a module reaches what it imports and re-exports, and what that imports', (t) => {
  const folder = modules(t, {
    'a.ts':
      "import { b } from './b.ts';\nexport {\n  c,\n} from './deep/c.ts';\nimport './d.ts';\n",
    'b.ts': "const later = () => import('./later.ts');\n",
    'deep/c.ts': "import { a } from '../a.ts';\n",
    'd.ts': '',
    'later.ts': '',
    'unrelated.ts': '',
  });
  assert.deepEqual(reached(folder, 'a.ts'), ['a.ts', 'b.ts', 'later.ts', 'deep/c.ts', 'd.ts']);
});

test('an import of types alone reaches nothing; one with a value next to a type does', (t) => {
  const folder = modules(t, {
    'a.ts': "import type {\n  B,\n} from './b.ts';\nimport { type C, c } from './c.ts';\n",
    'b.ts': '',
    'c.ts': "export type { B } from './b.ts';\n",
  });
  assert.deepEqual(reached(folder, 'a.ts'), ['a.ts', 'c.ts']);
});

test('workers, statements and compiled code count, however a module names them', (t) => {
  const folder = modules(t, {
    'a.ts': [
      "new Worker(moduleFile(import.meta.url, './worker.ts'));",
      "run(new URL('plain.sql', import.meta.url));",
      "run(new URL('./checks/one.sql', import.meta.url));",
      'const check = (name: string) => new URL(`./rules/${name}.sql`, import.meta.url);',
      "const FILE = new URL('./fast.wasm', import.meta.url);",
    ].join('\n'),
    'worker.ts': "import './of-worker.ts';\n",
    'of-worker.ts': '',
    'plain.sql': '',
    'other.sql': '',
    'checks/one.sql': '',
    'checks/two.sql': '',
    'rules/x.sql': '',
    'rules/y.sql': '',
    'fast.wasm': '',
  });
  assert.deepEqual(reached(folder, 'a.ts').toSorted(), [
    'a.ts',
    'checks/one.sql',
    'fast.wasm',
    'of-worker.ts',
    'plain.sql',
    'rules/x.sql',
    'rules/y.sql',
    'worker.ts',
  ]);
});

test('in the built package a module named by its source is its JavaScript', (t) => {
  const folder = modules(t, {
    'a.js':
      "import { b } from './b.js';\nnew Worker(moduleFile(import.meta.url, './worker.ts'));\n",
    'b.js': '',
    'worker.js': '',
  });
  assert.deepEqual(reached(folder, 'a.js'), ['a.js', 'b.js', 'worker.js']);
  assert.equal(moduleFile('file:///r/dist/a.js', './b.ts').href, 'file:///r/dist/b.js');
  assert.equal(moduleFile('file:///r/src/a.ts', './b.ts').href, 'file:///r/src/b.ts');
});

test('what only orders the work or carries its errors does not count', (t) => {
  const folder = modules(t, {
    'a.ts':
      "import { sha256Of } from '../workflow/digest.ts';\nimport { E } from '../errors.ts';\n",
  });
  assert.deepEqual(reached(folder, 'a.ts'), ['a.ts']);
});
