import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ratingsFile, sendAsAsked, serve, type Asked } from '../fixtures/dataset-server.ts';
import { watchedDataDir } from '../fixtures/watched-files.ts';

// REELATED_KILLS=300 makes a longer trial.
const KILLS = Number(process.env['REELATED_KILLS'] ?? 10);
const CHILD = fileURLToPath(new URL('./download-child.ts', import.meta.url));
const FILE = ratingsFile('slow', 60_000);
const BLOCK_BYTES = 4096;

/** Sends what was asked for a block at a time, for about half a second in all. */
async function sendSlowly(asked: Asked): Promise<void> {
  const { response, from, request } = asked;
  const condition = request.headers['if-range'];
  if (from !== null && (condition !== FILE.etag || from >= FILE.bytes.length)) {
    return sendAsAsked(asked, FILE);
  }
  const { length } = FILE.bytes;
  const range = { 'content-range': `bytes ${from}-${length - 1}/${length}` };
  response.writeHead(from === null ? 200 : 206, {
    'content-length': length - (from ?? 0),
    etag: FILE.etag,
    ...(from === null ? {} : range),
  });
  for (let at = from ?? 0; at < length; at += BLOCK_BYTES) {
    if (response.destroyed) return undefined;
    response.write(FILE.bytes.subarray(at, at + BLOCK_BYTES));
    await sleep(2);
  }
  response.end();
  return undefined;
}

test('a download killed at random moments resumes from its last byte', async (t) => {
  const dataDir = watchedDataDir(t);
  const path = join(dataDir, 'datasets', 'title.ratings.tsv.gz');
  const part = `${path}.part`;
  const server = await serve(t, sendSlowly);
  const start = () => spawn(process.execPath, [CHILD, new URL('.', server.url).href, dataDir]);
  let left = 0;
  let resumed = 0;
  const checkRange = (asked: number): void => {
    const headers = server.seen[asked]?.headers;
    if (headers === undefined) return;
    assert.equal(headers.range, left === 0 ? undefined : `bytes=${left}-`);
    assert.equal(headers['if-range'], left === 0 ? undefined : FILE.etag);
    if (left > 0) resumed += 1;
  };
  // A file with a second name is one that was finished.
  const leftBytes = (): number =>
    existsSync(part) && existsSync(`${part}.json`) ? statSync(part).size : 0;

  for (let kill = 1; kill <= KILLS && !existsSync(path); kill += 1) {
    const asked = server.seen.length;
    const child = start();
    const ended = once(child, 'exit');
    while (server.seen.length === asked && child.exitCode === null) await sleep(1);
    // on a busy machine little happens in a while, so that every second kill waits for bytes instead
    if (kill % 2 === 1) await sleep(Math.random() * 80);
    else while (leftBytes() <= left && child.exitCode === null) await sleep(1);
    child.kill('SIGKILL');
    await ended;
    checkRange(asked);
    left = leftBytes();
    t.diagnostic(`kill ${kill} at ${left} bytes`);
  }
  const asked = server.seen.length;
  const [code] = (await once(start(), 'exit')) as [number];
  assert.equal(code, 0);
  checkRange(asked);
  assert.deepEqual(readFileSync(path), FILE.bytes);
  const names = readdirSync(dirname(path)).filter((name) => !name.includes('.part'));
  assert.deepEqual(names.toSorted(), ['title.ratings.tsv.gz', 'title.ratings.tsv.gz.json']);
  assert.ok(KILLS < 5 || resumed > 0, 'no run went on from an earlier one');
  t.diagnostic(`${resumed} runs went on from an earlier one`);
});
