import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { ReelatedError } from '../../errors.ts';
import { filterDataset, unpackDataset, type FilterOptions } from './filter-dataset.ts';
import { openFilterThread } from './filter-thread.ts';
import { idSet } from './id-set.ts';

const LINES = Array.from({ length: 200_000 }, (_, id) => `${id % 10}\ttt${id}\tname ${id}`);

/** A file in two gzip members, cut in the middle of a line, whose id is the second column. */
function options(t: TestContext, changes: Partial<FilterOptions> = {}): FilterOptions {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-filter-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'title.basics.tsv.gz');
  const bytes = Buffer.from(`n\ttconst\tname\n${LINES.join('\n')}`);
  writeFileSync(
    path,
    Buffer.concat([bytes.subarray(0, 1e6), bytes.subarray(1e6)].map((part) => gzipSync(part))),
  );
  return {
    path,
    column: 'tconst',
    ids: idSet(Int32Array.from([3, 77_777, 199_999])),
    output: join(folder, 'kept.tsv'),
    signal: new AbortController().signal,
    progress: () => {},
    ...changes,
  };
}

const worker = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
const isTaskFailed = (pattern: RegExp) => (error: unknown) =>
  error instanceof ReelatedError && error.code === 'task-failed' && pattern.test(error.message);

test('lines with the ids are written, with their numbers in the file, up to its last byte', async (t) => {
  let read = 0;
  const given = options(t, { progress: (bytes) => (read = bytes) });
  await using thread = openFilterThread();
  const { lineNumbers } = await filterDataset(thread, given);
  const kept = `n\ttconst\tname\n${[3, 77_777, 199_999].map((id) => LINES[id]).join('\n')}`;
  assert.equal(readFileSync(given.output, 'utf8'), kept);
  assert.deepEqual([...lineNumbers], [1, 5, 77_779, 200_001]);
  assert.equal(read, readFileSync(given.path).length);
});

test('a file may be unpacked first, and its text filtered later', async (t) => {
  const given = options(t);
  const text = `${given.output}.whole.tsv`;
  await using thread = openFilterThread();
  await unpackDataset(thread, { ...given, output: text });
  assert.equal(readFileSync(text, 'utf8'), `n\ttconst\tname\n${LINES.join('\n')}`);
  const filtered = await filterDataset(thread, { ...given, text });
  assert.equal(filtered.original, given.path);
  assert.deepEqual([...filtered.lineNumbers], [1, 5, 77_779, 200_001]);
  const kept = readFileSync(given.output);
  await filterDataset(thread, given);
  assert.deepEqual(readFileSync(given.output), kept);
});

test('an abort ends the thread at once with the reason', async (t) => {
  const controller = new AbortController();
  const reason = new Error('stop');
  const given = options(t, { signal: controller.signal });
  await using thread = openFilterThread(worker('setInterval(() => {}, 1e6)'));
  const filtering = filterDataset(thread, given);
  setTimeout(() => controller.abort(reason), 20);
  await assert.rejects(filtering, reason);
  await assert.rejects(filterDataset(thread, given), reason);
});

test('a thread that throws or ends early fails the task with a message', async (t) => {
  const given = options(t);
  await using throws = openFilterThread(worker('throw new Error("no more memory")'));
  const isOutOfMemory = isTaskFailed(/reads .+ failed: no more memory/);
  await assert.rejects(filterDataset(throws, given), isOutOfMemory);
  // also when it has ended before
  await assert.rejects(filterDataset(throws, given), isOutOfMemory);
  await using ends = openFilterThread(worker('process.exit(3)'));
  await assert.rejects(filterDataset(ends, given), isTaskFailed(/exited early, with code 3/));
});
