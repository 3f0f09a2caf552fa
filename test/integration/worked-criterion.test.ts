/** Applies docs/contributing/adding-a-search-criterion.md to a copy of the code. */
import assert from 'node:assert/strict';
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type * as Apps from '../../src/api/app.ts';
import type * as McpSchemas from '../../src/api/mcp/schemas.ts';
import type * as Snapshots from '../../src/api/snapshot/snapshot.ts';
import { runCli } from '../fixtures/cli.ts';
import { createFilmDatabase, FIXTURE_FILMS } from '../fixtures/film-database.ts';
import { scratchFolder } from '../fixtures/scratch.ts';
import { applyExample, exampleOf } from '../fixtures/worked-example.ts';
import { UNHURRIED } from '../fixtures/unhurried.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGE = 'docs/contributing/adding-a-search-criterion.md';

test('the worked example of a search criterion touches two places and works', async (t) => {
  const copy = scratchFolder(t);
  cpSync(join(ROOT, 'src'), join(copy, 'src'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(copy, 'package.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const steps = exampleOf(readFileSync(join(ROOT, PAGE), 'utf8'));
  assert.deepEqual(
    steps.map(({ file }) => file),
    ['src/search/search-criteria.ts'],
    'and what is generated makes two',
  );
  applyExample(steps, copy);

  const load = async <Module>(file: string): Promise<Module> =>
    (await import(pathToFileURL(join(copy, 'src', file)).href)) as Module;
  const { openSnapshot } = await load<typeof Snapshots>('api/snapshot/snapshot.ts');
  const { buildApp } = await load<typeof Apps>('api/app.ts');
  const { SearchInput } = await load<typeof McpSchemas>('api/mcp/schemas.ts');

  await using dataDir = await createFilmDatabase();
  await using snapshot = await openSnapshot(dataDir.path, UNHURRIED);
  await using app = await buildApp({ ...UNHURRIED, snapshot });
  const expected = String(FIXTURE_FILMS.filter(({ votes }) => votes <= 60_000).length);
  assert.notEqual(expected, String(FIXTURE_FILMS.length));

  const found = async (url: string, payload?: object) => {
    const method = payload === undefined ? 'GET' : 'POST';
    const { statusCode, headers, body } = await app.inject({
      method,
      url,
      ...(payload && { payload }),
    });
    assert.equal(statusCode, 200, body);
    return headers;
  };
  const total = 'x-total-count';
  assert.equal((await found('/film/search?max_votes=60000'))[total], expected);
  assert.equal((await found('/film/search', { max_votes: 60_000 }))[total], expected);
  assert.equal(
    (await found('/film/similar', { like: [78748], filter: { max_votes: 60_000 } }))[total],
    expected,
  );
  const none = await found('/film/search', { max_votes: 0, title: 'alien' });
  assert.equal(none['x-try-without'], 'max_votes=2');
  const invalid = await app.inject({ url: '/film/search?max_votes=-1' });
  assert.equal(invalid.statusCode, 400);

  const document = JSON.stringify((await app.docs()).swagger());
  assert.equal(document.split('"At most this many votes."').length - 1, 5);
  assert.ok('max_votes' in SearchInput.properties);

  const main = join(copy, 'src/cli/main.ts');
  const help = await runCli(['search', '--help'], { main });
  assert.match(help.stdout, /--max-votes <number> +at most this many votes/);
  const at = ['--data-dir', dataDir.path];
  const listed = await runCli(['search', '--max-votes', '60000', ...at], { main });
  assert.match(listed.stdout, new RegExp(`of ${expected} films\\)`));
  const wrong = await runCli(['search', '--max-votes', 'few', ...at], { main });
  assert.match(wrong.stderr, /--max-votes must be a whole number from 0/);
});
