import assert from 'node:assert/strict';
import test from 'node:test';
import { codeFiles } from './code-files.ts';

const hrefs = (urls: readonly URL[]) => urls.map((url) => url.href);

test('in a clone, code files are the sources themselves', () => {
  assert.deepEqual(hrefs(codeFiles('file:///r/src/films/films.ts', ['./a.ts', '../b/c.sql'])), [
    'file:///r/src/films/a.ts',
    'file:///r/src/b/c.sql',
  ]);
});

test('in the built package, modules are JavaScript and the rest keeps its name', () => {
  assert.deepEqual(hrefs(codeFiles('file:///r/dist/films/films.js', ['./a.ts', '../b/c.sql'])), [
    'file:///r/dist/films/a.js',
    'file:///r/dist/b/c.sql',
  ]);
});
