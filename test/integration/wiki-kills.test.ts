import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { watchedDataDir } from '../fixtures/watched-files.ts';
import { builtBytes, worldOf } from '../fixtures/wiki-build.ts';
import { serveWiki, type WikiServer } from '../fixtures/wiki-server.ts';

// REELATED_KILLS=100 makes a longer trial.
const KILLS = Number(process.env['REELATED_KILLS'] ?? 4);
const CHILD = fileURLToPath(new URL('../fixtures/wiki-build-child.ts', import.meta.url));
const FILMS = 450;
const REQUESTS = 3 + 23;
/** What may be on its way when the process dies: two queries, or one request for articles. */
const ON_THEIR_WAY = 2;

async function slowServer(t: TestContext): Promise<WikiServer> {
  return serveWiki(t, worldOf(FILMS), async () => {
    await sleep(10);
    return undefined;
  });
}

function start(server: WikiServer, dataDir: string, killAt = 0) {
  const words = [CHILD, dataDir, server.sparqlUrl, server.apiUrl, String(FILMS), String(killAt)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  return { child, ended, printed: text(child.stdout) };
}

interface Built {
  readonly wikidata: Buffer;
  readonly articles: Buffer;
}

function builtIn(dataDir: string): Built {
  const names = readdirSync(join(dataDir, 'datasets'));
  assert.deepEqual(names.toSorted(), [
    'articles.answers.ndjson',
    'articles.tsv.gz',
    'articles.tsv.gz.json',
    'wikidata.answers.ndjson',
    'wikidata.tsv.gz',
    'wikidata.tsv.gz.json',
  ]);
  return { wikidata: builtBytes(dataDir, 'wikidata'), articles: builtBytes(dataDir, 'articles') };
}

/** A build that nothing disturbs, and how many write points it has. */
async function undisturbed(t: TestContext): Promise<{ built: Built; points: number }> {
  const server = await slowServer(t);
  const dataDir = watchedDataDir(t);
  const { ended, printed } = start(server, dataDir);
  assert.deepEqual(await ended, [0, null]);
  assert.equal(server.seen.length, REQUESTS);
  return { built: builtIn(dataDir), points: Number(await printed) };
}

test('killed at any write, a build is continued to the same bytes', async (t) => {
  const { built, points } = await undisturbed(t);
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const server = await slowServer(t);
    const dataDir = watchedDataDir(t);
    const point = Math.max(
      1,
      Math.round((kill / KILLS) * points - Math.random() * (points / KILLS)),
    );
    assert.deepEqual(await start(server, dataDir, point).ended, [null, 'SIGKILL']);
    const asked = server.seen.length;
    assert.deepEqual(await start(server, dataDir).ended, [0, null]);
    assert.deepEqual(builtIn(dataDir), built, `killed at write point ${point} of ${points}`);
    assert.ok(server.seen.length <= REQUESTS + ON_THEIR_WAY, `${server.seen.length} requests`);
    t.diagnostic(`killed at write ${point} of ${points}, after ${asked} requests`);
  }
});

test('killed again and again at random moments, it comes to the same bytes', async (t) => {
  const { built } = await undisturbed(t);
  const server = await slowServer(t);
  const dataDir = watchedDataDir(t);
  let kills = 0;
  for (; kills < KILLS; kills += 1) {
    const asked = server.seen.length;
    const { child, ended } = start(server, dataDir);
    while (server.seen.length === asked && child.exitCode === null) await sleep(1);
    await sleep(Math.random() * 300);
    child.kill('SIGKILL');
    await ended;
    t.diagnostic(`killed after ${server.seen.length - asked} requests`);
  }
  assert.deepEqual(await start(server, dataDir).ended, [0, null]);
  assert.deepEqual(builtIn(dataDir), built);
  assert.ok(server.seen.length <= REQUESTS + kills * ON_THEIR_WAY);
  const asked = server.seen.length;
  assert.deepEqual(await start(server, dataDir).ended, [0, null]);
  assert.equal(server.seen.length, asked, 'another build asks nothing');
});
