import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test, type TestContext } from 'node:test';
import { capturedOutput } from '../../test/fixtures/captured-output.ts';
import { readConfig, type Config } from '../config/config.ts';
import { UsageError } from '../errors.ts';
import { runFilePath } from '../workflow/state/runs/run-file.ts';
import { buildSettings, pipelineOf, settingsOfLastRun } from './settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'settings-'));
after(() => rmSync(folder, { recursive: true }));
const configFile = join(folder, 'empty.json');
writeFileSync(configFile, '{}');

const configOf = (commandLine: Readonly<Record<string, unknown>>): Config =>
  readConfig({ commandLine, environment: {}, configFile });

describe('the pipeline of some settings', () => {
  test('is that of the sample, of a folder or of a download', () => {
    for (const given of [{ sample: true }, { baseUrl: 'http://127.0.0.1/' }]) {
      const names = pipelineOf(configOf(given)).tasks.map(({ name }) => name);
      assert.equal(names.at(-1), 'AllTasks');
      assert.ok(names.includes('SourceDataset(title.basics)'));
    }
    assert.throws(() => pipelineOf(configOf({ datasets: join(folder, 'none') })), {
      code: 'datasets-missing',
    });
  });

  test('stores a minimum similarity with all pairs only', () => {
    const given = { sample: true, minSimilarity: '0.1' };
    assert.throws(() => pipelineOf(configOf(given)), UsageError);
    assert.ok(pipelineOf(configOf({ ...given, allPairs: true })).tasks.length > 0);
  });

  test('needs a data directory that Spark does not take for a pattern', () => {
    const given = { sample: true, engine: 'spark', dataDir: join(folder, 'a*b') };
    assert.throws(() => pipelineOf(configOf(given)), { code: 'config-invalid' });
  });
});

describe('the settings of the last run', () => {
  let runs = 0;

  /** A data directory with one run, of these settings. */
  function dataDirOf(settings: object): string {
    const dataDir = join(folder, `data-${runs++}`);
    mkdirSync(join(dataDir, 'runs'), { recursive: true });
    const started = { type: 'run-started', at: '2026-01-01T00:00:00.000Z', settings };
    writeFileSync(runFilePath(dataDir, '20260101T000000Z-0000'), `${JSON.stringify(started)}\n`);
    return dataDir;
  }

  async function lastRun(t: TestContext, commandLine: Readonly<Record<string, unknown>>) {
    const sources = { commandLine, environment: {}, configFile };
    const { result, stdout } = await capturedOutput(t, async () => settingsOfLastRun(sources));
    return { config: result, text: stdout };
  }

  test('are used, and printed, where no others are given', async (t) => {
    const terms = ['/x/a,b.tsv', '/x/c.csv'];
    const dataDir = dataDirOf({ sample: true, minVotes: 600, akas: false, terms });
    const { config, text } = await lastRun(t, { dataDir, minVotes: '700' });
    assert.deepEqual([config.sample, config.minVotes, config.akas], [true, 700, false]);
    assert.deepEqual(config.terms, terms);
    assert.equal(
      text,
      'As in the last run: --sample --no-akas --terms /x/a,b.tsv --terms /x/c.csv\n',
    );
  });

  test('do not include its source where one is given', async (t) => {
    const dataDir = dataDirOf({ sample: true, minVotes: 600 });
    const { config } = await lastRun(t, { dataDir, datasets: folder });
    assert.deepEqual([config.sample, config.datasets, config.minVotes], [false, folder, 600]);
  });

  test('are not printed for programs, or without any run', async (t) => {
    const dataDir = dataDirOf({ minVotes: 600 });
    assert.equal((await lastRun(t, { dataDir, json: true })).text, '');
    assert.equal((await lastRun(t, { dataDir, quiet: true })).text, '');
    const { config, text } = await lastRun(t, { dataDir: join(folder, 'none') });
    assert.deepEqual([config.minVotes, text], [500, '']);
  });

  test('are what a run stores', () => {
    const stored = buildSettings(configOf({ sample: true, minVotes: '600', port: '1' }));
    assert.equal(stored['minVotes'], 600);
    assert.equal(stored['sample'], true);
    assert.ok(!('port' in stored) && !('datasets' in stored));
  });
});
