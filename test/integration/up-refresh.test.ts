import assert from 'node:assert/strict';
import { realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { printed, startCli, type RunningCli } from '../fixtures/cli.ts';
import { SAMPLE, writeDatasets } from '../fixtures/datasets.ts';
import { temporaryNames } from '../fixtures/outputs.ts';
import { scratchFolder } from '../fixtures/scratch.ts';
import { watchedDataDir } from '../fixtures/watched-files.ts';

const RATINGS = SAMPLE['title.ratings'] ?? '';

/** Waits until a command has written what matches to its standard error. */
async function complained(cli: RunningCli, pattern: RegExp): Promise<void> {
  let text = '';
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  cli.process.stderr?.on('data', (chunk: string) => {
    text += chunk;
    if (pattern.test(text)) resolve();
  });
  void cli.ending.then(({ code }) => reject(new Error(`ended with ${code}: ${text}`)));
  return promise;
}

test('a server that refreshes moves on, survives what goes wrong, and stops in the middle', async (t) => {
  const datasets = writeDatasets(join(scratchFolder(t), 'imdb'), SAMPLE);
  const dataDir = watchedDataDir(t);
  const from = ['--datasets', datasets, '--data-dir', dataDir];
  const up = startCli(['up', '--refresh', '1s', '--port', '0', ...from]);
  t.after(() => up.process.kill('SIGKILL'));
  const [, url = ''] = await printed(up, /running at (http:\S+)/);
  const votes = async (): Promise<unknown> => {
    const film: unknown = await (await fetch(`${url}/film/68646`)).json();
    return typeof film === 'object' && film !== null && 'vote_count' in film && film.vote_count;
  };
  const rated = (count: number): void => {
    writeDatasets(datasets, {
      'title.ratings': RATINGS.replace(/^(tt0068646\t.*\t)\d+$/m, `$1${count}`),
    });
  };

  const moved = printed(up, /Now serving snapshot/);
  rated(111_111);
  await moved;
  assert.equal(await votes(), 111_111);

  const failed = complained(up, /the refresh failed; the published snapshot is still served/);
  writeFileSync(join(datasets, 'title.ratings.tsv.gz'), 'no gzip');
  await failed;
  assert.equal(await votes(), 111_111);

  const movedAgain = printed(up, /Now serving snapshot/);
  rated(222_222);
  await movedAgain;
  assert.equal(await votes(), 222_222);

  const working = printed(up, /PrepFilms started/);
  rated(333_333);
  await working;
  up.process.kill('SIGTERM');
  // more time than it may take; the process is then still there
  const timer = setTimeout(() => up.process.kill('SIGKILL'), 10_000);
  const { code, signal, stderr } = await up.ending;
  clearTimeout(timer);
  assert.deepEqual([code, signal], [0, null], stderr);
  assert.deepEqual(temporaryNames(dataDir), []);
});

test('a database that was published before is served at once and refreshed meanwhile', async (t) => {
  const dataDir = watchedDataDir(t);
  const args = ['up', '--sample', '--refresh', '24h', '--port', '0', '--data-dir', dataDir];
  const stop = async (up: RunningCli): Promise<string> => {
    up.process.kill('SIGTERM');
    return (await up.ending).stdout;
  };
  const first = startCli(args);
  await printed(first, /running at/);
  await stop(first);

  const again = startCli(args);
  const refreshed = printed(again, /next refresh is in 24 h/);
  await printed(again, /running at/);
  await refreshed;
  const text = await stop(again);
  assert.ok(text.indexOf('running at') < text.indexOf('0 tasks ran'), text);

  // with nothing that could be served it builds first
  writeFileSync(realpathSync(join(dataDir, 'duckdb', 'films.duckdb')), 'no database');
  const mended = startCli(args);
  await printed(mended, /running at/);
  assert.match(await stop(mended), /PublishSnapshot finished[^]*running at/);
});
