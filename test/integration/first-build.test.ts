import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { LiveApp } from '../../src/api/server/live-app.ts';
import { startServer } from '../../src/api/server/server.ts';
import { printed, startCli, type RunningCli } from '../fixtures/cli.ts';
import { createFilmDatabase } from '../fixtures/film-database.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

const HTML = { accept: 'text/html' };

test('a server that started without a snapshot serves it at the same address', async () => {
  await using dataDir = await createFilmDatabase();
  await using live = await LiveApp.openEmpty({ dataDir: dataDir.path }, () => undefined);
  await using server = await startServer(live.dispatcher, { port: 0 });
  const statusOf = async (path: string) => (await fetch(server.url + path)).status;
  assert.throws(() => live.snapshot, /no snapshot yet/);
  assert.equal(await statusOf('/health/live'), 200);
  assert.equal(await statusOf('/film/78748'), 503);
  const { id } = await live.serveFirst();
  assert.equal(live.snapshot.id, id);
  assert.equal(await statusOf('/health/ready'), 200);
  assert.equal(await statusOf('/film/78748'), 200);
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  assert.match(metrics, /status="503"\} 1\n/, 'what was answered before counts, too');
});

test('a snapshot that cannot be served leaves the server as it is', async (t) => {
  const dataDir = scratchFolder(t);
  await using live = await LiveApp.openEmpty({ dataDir }, () => undefined);
  await using server = await startServer(live.dispatcher, { port: 0 });
  await assert.rejects(live.serveFirst(), { code: 'database-missing' });
  assert.equal((await fetch(`${server.url}/health/ready`)).status, 503);
});

test('the first start of up listens at once, then serves without a restart', async (t) => {
  const { up, dataDir } = startUp(t);
  const [, url = ''] = await printed(up, /"type":"building","url":"([^"]+)"/);
  const listening = printed(up, /"type":"listening","url":"([^"]+)"/);
  assert.equal((await fetch(`${url}/health/live`)).status, 200);
  const ready = await fetch(`${url}/health/ready`);
  assert.equal(ready.status, 503);
  assert.equal(((await ready.json()) as { code: string }).code, 'building');
  const page = await fetch(url, { headers: HTML });
  assert.equal(page.status, 503);
  assert.match(await page.text(), /Building the films/);
  const search = await fetch(`${url}/film/search`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  assert.equal(search.status, 503);
  assert.ok(Number(search.headers.get('retry-after')) > 0);

  assert.equal((await listening)[1], url);
  assert.equal((await fetch(`${url}/health/ready`)).status, 200);
  assert.equal((await fetch(url, { headers: HTML })).status, 200);
  up.process.kill('SIGTERM');
  const { code, stderr } = await up.ending;
  assert.deepEqual([code, stderr], [0, '']);

  // the second time, what is there is served while something else is built
  const again = startCli([...upArguments(dataDir), '--min-votes', '100000']);
  t.after(() => again.process.kill('SIGKILL'));
  const replaced = printed(again, /"type":"snapshot","snapshot":"([^"]+)"/);
  const [, sameUrl = ''] = await printed(again, /"type":"listening","url":"([^"]+)"/);
  const served = async () => {
    const { snapshot } = (await (await fetch(`${sameUrl}/health/ready`)).json()) as {
      readonly snapshot: string;
    };
    return snapshot;
  };
  const before = await served();
  const [, after] = await replaced;
  assert.notEqual(before, after);
  assert.equal(await served(), after);
  again.process.kill('SIGTERM');
  assert.equal((await again.ending).code, 0);
});

for (const [phase, pattern, expected] of [
  ['as soon as it listens', /"type":"building"/, 130],
  ['in the middle of the build', /"type":"task-started","task":"PrepFilms"/, 130],
  ['while the snapshot is loaded', /"type":"run-finished"/, 0],
] as const) {
  test(`a first start can be stopped ${phase}`, async (t) => {
    const { up, dataDir } = startUp(t);
    const listens = printed(up, /"type":"building","url":"([^"]+)"/);
    await printed(up, pattern);
    const [, url = ''] = await listens;
    up.process.kill('SIGTERM');
    const { code, signal, stderr } = await up.ending;
    assert.deepEqual([code, signal, stderr], [expected, null, '']);
    await assert.rejects(fetch(url), 'the port is free again');
    assert.deepEqual(temporaryNames(dataDir), []);
    assert.equal(existsSync(join(dataDir, 'state', 'run.lock.json')), false);
  });
}

function upArguments(dataDir: string): readonly string[] {
  return ['up', '--sample', '--json', '--port', '0', '--data-dir', dataDir];
}

function startUp(t: TestContext): { readonly up: RunningCli; readonly dataDir: string } {
  const dataDir = join(scratchFolder(t), 'data');
  const up = startCli(upArguments(dataDir));
  t.after(() => up.process.kill('SIGKILL'));
  return { up, dataDir };
}

function temporaryNames(dataDir: string): readonly string[] {
  const names = readdirSync(dataDir, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.tmp'));
}
