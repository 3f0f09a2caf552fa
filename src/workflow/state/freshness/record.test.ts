import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Task } from '../../task.ts';
import { prepareDataDir } from '../data-dir.ts';
import { readRecord, recordPath, removeRecord, writeRecord, type TaskRecord } from './record.ts';

const TASK: Task = { name: 'Films', summary: '', requires: [], targets: [], parameters: {} };

const RECORD: Omit<TaskRecord, 'format' | 'task'> = {
  fingerprint: { code: { 'a.sql': '1' }, parameters: { min: 6 }, inputs: {}, engine: null },
  outputs: [{ path: 'output/films', digest: 'd', files: [{ name: 'a', bytes: 1, sha256: 's' }] }],
  report: { rows: 3, notes: ['well'] },
  run: '20261122T103100Z-1a2b',
  startedAt: '2026-11-22T10:31:00.000Z',
  elapsedMs: 12,
  peakRssBytes: 34,
};

async function dataDirOf(t: TestContext): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  await prepareDataDir(folder);
  return folder;
}

test('a record is read as it was written, and gone once removed', async (t) => {
  const dataDir = await dataDirOf(t);
  assert.equal(await readRecord(dataDir, TASK), null);
  await writeRecord(dataDir, TASK, RECORD);
  assert.deepEqual(await readRecord(dataDir, TASK), { format: 1, task: 'Films', ...RECORD });
  await removeRecord(dataDir, TASK);
  assert.equal(await readRecord(dataDir, TASK), null);
  assert.equal(existsSync(recordPath(dataDir, TASK)), false);
  await removeRecord(dataDir, TASK);
});

test("a task's name cannot lead its record out of the folder", () => {
  const path = recordPath('/data', { name: '../../etc/SourceDataset(title.basics)' });
  assert.equal(basename(join(path, '..')), 'state');
  assert.match(path, /^\/data\/state\/[^/]+\.json$/);
});

test("another task's record under this name is not this task's", async (t) => {
  const dataDir = await dataDirOf(t);
  await writeRecord(dataDir, { ...TASK, name: 'Other' }, RECORD);
  writeFileSync(recordPath(dataDir, TASK), readFileSync(recordPath(dataDir, { name: 'Other' })));
  assert.equal(await readRecord(dataDir, TASK), null);
});

test('a record with any part missing or of another kind counts as none', async (t) => {
  const dataDir = await dataDirOf(t);
  const whole = { format: 1, task: 'Films', ...RECORD };
  const damaged: readonly unknown[] = [
    ...Object.keys(whole).map((key) => ({ ...whole, [key]: undefined })),
    { ...whole, format: 2 },
    { ...whole, fingerprint: { ...RECORD.fingerprint, engine: 3 } },
    { ...whole, fingerprint: { ...RECORD.fingerprint, code: [] } },
    { ...whole, outputs: [{ path: 'x' }] },
    { ...whole, outputs: [{ ...RECORD.outputs[0], files: [3] }] },
    { ...whole, report: null },
    { ...whole, elapsedMs: '12' },
    [],
    null,
    'Films',
  ];
  for (const value of damaged) {
    writeFileSync(recordPath(dataDir, TASK), JSON.stringify(value));
    assert.equal(await readRecord(dataDir, TASK), null, JSON.stringify(value));
  }
  writeFileSync(recordPath(dataDir, TASK), JSON.stringify(whole).slice(0, -5));
  assert.equal(await readRecord(dataDir, TASK), null);
  writeFileSync(recordPath(dataDir, TASK), JSON.stringify(whole));
  assert.notEqual(await readRecord(dataDir, TASK), null);
});
