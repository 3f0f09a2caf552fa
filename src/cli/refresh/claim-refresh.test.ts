import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { readConfig, type Config } from '../../config/config.ts';
import { UsageError } from '../../errors.ts';
import { claimRefresh } from './claim-refresh.ts';

function folderOf(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'claim-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

const configOf = (dataDir: string, settings: Readonly<Record<string, unknown>>): Config =>
  readConfig({ commandLine: { dataDir, refresh: '1h', ...settings }, environment: {} });

test('a second server does not start to refresh a data directory from other files', async (t) => {
  const folder = folderOf(t);
  using _first = await claimRefresh(configOf(folder, { sample: true }));
  for (const settings of [{ datasets: '/other' }, { sample: true, minVotes: 700 }, {}]) {
    await assert.rejects(claimRefresh(configOf(folder, settings)), (error) => {
      assert.ok(error instanceof UsageError && error.code === 'data-dir-locked');
      assert.match(
        error.message,
        new RegExp(`\\(pid ${process.pid}\\) keeps ${folder} current with`),
      );
      return true;
    });
  }
  using _elsewhere = await claimRefresh(configOf(folderOf(t), {}));
});

test('servers with the same settings may share it, whatever address they listen on', async (t) => {
  const folder = folderOf(t);
  using _first = await claimRefresh(configOf(folder, { sample: true, port: 8001 }));
  using _second = await claimRefresh(configOf(folder, { sample: true, port: 8002, refresh: '2h' }));
});

test('a claim ends with its server', async (t) => {
  const folder = folderOf(t);
  {
    using _first = await claimRefresh(configOf(folder, { sample: true }));
  }
  using _second = await claimRefresh(configOf(folder, { datasets: '/other' }));
});
