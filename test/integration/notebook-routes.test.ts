import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createFilmApp } from '../fixtures/film-app.ts';
import { writeRenderedNotebook } from '../fixtures/rendered-notebook.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

test('executed notebooks are listed with their titles and are pages that load nothing', async (t) => {
  const dataDir = scratchFolder(t);
  await using fixture = await createFilmApp({ dataDir });
  const { app } = fixture;
  assert.deepEqual((await app.inject('/notebooks')).json(), [], 'before there are any');

  writeRenderedNotebook(dataDir, 'two', 'Tom & "Jerry" <1940>');
  writeRenderedNotebook(dataDir, 'one', 'One');
  mkdirSync(join(dataDir, 'output/notebooks/unfinished'));
  writeFileSync(join(dataDir, 'output/notebooks/stray.txt'), 'no notebook');
  const list = await app.inject('/notebooks');
  assert.deepEqual(list.json(), [
    { name: 'one', title: 'One' },
    { name: 'two', title: 'Tom & "Jerry" <1940>' },
  ]);

  const page = await app.inject('/notebooks/two/two.html');
  assert.equal(page.statusCode, 200);
  assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
  assert.match(page.body, /<svg width="40"/);
  assert.equal(
    page.headers['content-security-policy'],
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  assert.equal(page.headers['x-content-type-options'], 'nosniff');
  assert.equal(page.headers['cache-control'], 'no-cache');
});

test('a notebook that has not been executed is a problem, and no name leads out of the folder', async (t) => {
  const dataDir = scratchFolder(t);
  await using fixture = await createFilmApp({ dataDir });
  writeRenderedNotebook(dataDir, '../../outside', 'Outside');
  writeRenderedNotebook(dataDir, 'one', 'One');
  mkdirSync(join(dataDir, 'output/notebooks/folder/folder.html'), { recursive: true });
  symlinkSync('nowhere', join(dataDir, 'output/notebooks/gone'));
  for (const name of ['map-of-cinema', 'folder', 'gone', 'con', 'a'.repeat(64)]) {
    const { statusCode } = await fixture.app.inject(`/notebooks/${name}/${name}.html`);
    assert.equal(statusCode, 404, name);
  }
  const missing = (await fixture.app.inject('/notebooks/map-of-cinema/map-of-cinema.html')).json();
  assert.equal(missing.code, 'notebook-unknown');
  assert.match(missing.detail, /reelated notebooks/);
  for (const name of [
    '..%2F..%2Foutside',
    '..%2f..%2foutside%2foutside',
    '../../outside',
    '..%5C..%5Coutside',
    'one',
    'one/two.html',
    'one/one.ipynb',
    'one%00/one%00.html',
    'one/..%2F..%2F..%2Foutside%2Foutside.html',
    '../../outside/outside.html',
    '%2e%2e%2f%2e%2e%2foutside/outside.html',
    '..%2F..%2Foutside/..%2F..%2Foutside.html',
    '%2e%2e%2foutside',
    'one%2Fone',
    'a'.repeat(101),
  ]) {
    const { statusCode, headers, body } = await fixture.app.inject(`/notebooks/${name}`);
    assert.ok([400, 404].includes(statusCode), `${name}: ${statusCode}`);
    assert.match(String(headers['content-type']), /^application\/problem\+json/, name);
    assert.doesNotMatch(body, /<h1>|Outside/, name);
  }
  assert.deepEqual((await fixture.app.inject('/notebooks')).json(), [
    { name: 'one', title: 'One' },
  ]);
});
