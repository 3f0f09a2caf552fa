import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const APP = new URL('../../dist/app/', import.meta.url);
const BUDGET_BYTES = 150_000;

/** The scripts that a page needs before it shows anything: its own and all that those import. */
function scriptsOf(name: string, seen: Set<string> = new Set()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const code = readFileSync(new URL(`assets/${name}`, APP), 'utf8');
  for (const [, other = ''] of code.matchAll(/(?:from|import)"\.\/([\w.-]+\.js)"/g)) {
    scriptsOf(other, seen);
  }
  return seen;
}

function gzippedBytes(names: Iterable<string>): number {
  return [...names].reduce(
    (sum, name) => sum + gzipSync(readFileSync(new URL(`assets/${name}`, APP))).length,
    0,
  );
}

test('the first page and a film’s page keep the budget of script; the map is not among it', () => {
  const html = readFileSync(new URL('index.html', APP), 'utf8');
  const [, entry = ''] = /src="\/assets\/(index-[\w-]+\.js)"/.exec(html) ?? [];
  const first = scriptsOf(entry);
  assert.ok(gzippedBytes(first) <= BUDGET_BYTES, `${gzippedBytes(first)} bytes at first`);

  const code = readFileSync(new URL(`assets/${entry}`, APP), 'utf8');
  const [, film = ''] = /import\("?[`"]\.\/(film-page-[\w-]+\.js)/.exec(code) ?? [];
  assert.notEqual(film, '');
  const filmPage = scriptsOf(film, new Set(first));
  assert.ok(gzippedBytes(filmPage) <= BUDGET_BYTES, `${gzippedBytes(filmPage)} bytes for a film`);
  assert.ok(![...filmPage].some((name) => name.startsWith('constellation')));
});
