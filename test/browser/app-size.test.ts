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

test('the first page and a film’s page are within the budget, and do without the map’s library', () => {
  const html = readFileSync(new URL('index.html', APP), 'utf8');
  const [, entry = ''] = /src="\/assets\/(index-[\w-]+\.js)"/.exec(html) ?? [];
  const code = readFileSync(new URL(`assets/${entry}`, APP), 'utf8');
  for (const page of ['home', 'film']) {
    const [name = ''] = new RegExp(`${page}-page-[\\w-]+\\.js`).exec(code) ?? [];
    assert.notEqual(name, '', page);
    const scripts = scriptsOf(name, scriptsOf(entry));
    const bytes = gzippedBytes(scripts);
    assert.ok(bytes <= BUDGET_BYTES, `${bytes} bytes for ${page}`);
    assert.ok(![...scripts].some((script) => script.startsWith('constellation')));
  }
});
