import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCli } from '../fixtures/cli.ts';
import { SAMPLE, writeDatasets } from '../fixtures/datasets.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

/** Makes a process, with its threads, live a year ago; the times of files stay as they are. */
const YEAR_AGO = `
  const { now } = Date;
  const yearAgo = () => now() - 365 * 86400000;
  globalThis.Date = class extends Date {
    constructor(...given) { super(...(given.length === 0 ? [yearAgo()] : given)); }
    static now() { return yearAgo(); }
  };
`;
const environment = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(YEAR_AGO)}`,
};

test('with a clock that was set back nothing is taken for newer or older than it is', async (t) => {
  const folder = scratchFolder(t);
  const dataDir = join(folder, 'data');
  const datasets = writeDatasets(join(folder, 'imdb'), SAMPLE);
  const args = ['run', '--datasets', datasets, '--data-dir', dataDir];
  const run = async (...more: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await runCli([...args, ...more], { environment });
    assert.equal(code, 0, stdout + stderr);
    return stdout;
  };
  assert.equal((await runCli(args)).code, 0);
  assert.match(await run(), /0 tasks ran/);
  assert.match(await run('--min-rating', '7'), /PublishSnapshot finished/);
  // with the same length, so that only the content and the times of the file differ
  writeDatasets(datasets, {
    'title.ratings': (SAMPLE['title.ratings'] ?? '').replace(/\d$/m, (digit) => `${9 - +digit}`),
  });
  assert.match(await run('--min-rating', '7'), /input title\.ratings\.tsv\.gz changed/);
  assert.equal(readdirSync(join(dataDir, 'duckdb')).length, 3, 'two snapshots and the link');
  // and forward again
  assert.match((await runCli([...args, '--min-rating', '7'])).stdout, /0 tasks ran/);
});
