import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readConfig } from '../../config/config.ts';
import { refreshInProcess } from './refresh-process.ts';

describe('a build in a separate process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'refresh-'));
  after(() => rmSync(folder, { recursive: true }));

  const configOf = (settings: Readonly<Record<string, unknown>>) =>
    readConfig({ commandLine: { dataDir: join(folder, 'data'), ...settings }, environment: {} });

  test('does not start once it is stopped', async () => {
    const stopped = AbortSignal.abort(new Error('stopped'));
    assert.equal(
      await refreshInProcess({ config: configOf({ sample: true }), work: 'refresh' }, stopped),
      130,
    );
    assert.equal(existsSync(join(folder, 'data')), false);
  });

  test('is stopped with its server', async () => {
    const stop = new AbortController();
    const config = configOf({ sample: true, quiet: true });
    const refreshing = refreshInProcess({ config, work: 'refresh' }, stop.signal);
    setTimeout(() => stop.abort(new Error('stopped')), 20);
    assert.notEqual(await refreshing, 0);
  });

  test('fails where there is nothing to build from', async () => {
    const config = configOf({ datasets: join(folder, 'none'), quiet: true });
    const { signal } = new AbortController();
    for (const work of ['build', 'refresh'] as const) {
      assert.equal(await refreshInProcess({ config, work }, signal), 1);
    }
  });

  test('builds what is out of date', async () => {
    const config = configOf({ sample: true, quiet: true });
    const { signal } = new AbortController();
    assert.equal(await refreshInProcess({ config, work: 'refresh' }, signal), 0);
    assert.ok(existsSync(join(folder, 'data', 'duckdb', 'films.duckdb')));
  });
});
