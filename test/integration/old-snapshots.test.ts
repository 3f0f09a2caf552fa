import assert from 'node:assert/strict';
import { readdirSync, readlinkSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { basename } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { LiveApp } from '../../src/api/server/live-app.ts';
import type { Snapshot } from '../../src/api/snapshot/snapshot.ts';
import { startServer } from '../../src/api/server/server.ts';
import { collectGarbage } from '../../src/similarity/nearest/shards/collect-garbage.ts';
import { createFilmDatabase } from '../fixtures/film-database.ts';
import { markedSnapshots } from '../fixtures/marked-snapshots.ts';
import { UNHURRIED } from '../fixtures/unhurried.ts';

const SWAPS = 3;
const PATHS = [
  '/film/120737',
  '/film/120737/similar/0',
  '/film/search?title=the&sort=relevance',
  '/film/suggest?q=matrix',
];

test('snapshots that were replaced are freed, and their files are closed', async () => {
  await using dataDir = await createFilmDatabase();
  await using snapshots = await markedSnapshots(dataDir.path);
  await snapshots.publish('s0');
  await using live = await LiveApp.open({ ...UNHURRIED, dataDir: dataDir.path, pollMs: 5 });
  await using server = await startServer(live.dispatcher, { port: 0 });
  const agent = new Agent({ keepAlive: true });
  const replaced: WeakRef<object>[] = [];
  for (let swap = 1; swap <= SWAPS; swap++) {
    await Promise.all(PATHS.map(async (path) => get(agent, server.url + path)));
    replaced.push(...(await inMemory(live.snapshot)));
    await snapshots.publish(`s${swap}`);
    await until(() => live.snapshot.id === `s${swap}`);
  }
  await Promise.all(PATHS.map(async (path) => get(agent, server.url + path)));
  await until(() => openFiles().length === 1);
  assert.deepEqual(openFiles(), [`films-s${SWAPS}.duckdb`]);
  await until(() => {
    collectGarbage();
    return replaced.every(isFreed);
  });
  agent.destroy();
  assert.equal(replaced.filter((one) => !isFreed(one)).length, 0);
});

/** The model and the films, which nothing here refers to. */
async function inMemory({ weighedBy, search }: Snapshot): Promise<readonly WeakRef<object>[]> {
  const { model } = await weighedBy();
  return [new WeakRef(model), new WeakRef(search)];
}

async function get(agent: Agent, url: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  request(url, { agent }, (response) => resolve(text(response)))
    .on('error', reject)
    .end();
  await promise;
}

/** The snapshots of which this process has the file open. */
function openFiles(): readonly string[] {
  const files = readdirSync('/proc/self/fd').flatMap((file) => {
    try {
      return [basename(readlinkSync(`/proc/self/fd/${file}`))];
    } catch {
      // closed since the folder was listed
      return [];
    }
  });
  return [...new Set(files.filter((file) => /^films-s\d+\.duckdb/.test(file)))];
}

function isFreed(object: WeakRef<object>): boolean {
  return object.deref() === undefined;
}

/** Waits for a condition, for at most half a minute. */
async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 600; turn++) {
    if (condition()) return;
    await sleep(50);
  }
}
