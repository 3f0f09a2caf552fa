import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { environmentName, readConfig, type ConfigSources } from './config.ts';
import { OPTIONS } from './options.ts';
import { UsageError } from '../errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'config-'));
after(() => rmSync(folder, { recursive: true }));

function fileWith(settings: unknown): string {
  const file = join(folder, 'reelated.config.json');
  writeFileSync(file, typeof settings === 'string' ? settings : JSON.stringify(settings));
  return file;
}

const EMPTY = join(folder, 'empty.json');
writeFileSync(EMPTY, '{}');

const read = (sources: Partial<ConfigSources>) =>
  readConfig({ commandLine: {}, environment: {}, configFile: EMPTY, ...sources });

function problem(sources: Partial<ConfigSources>): string {
  try {
    read(sources);
  } catch (error) {
    assert.ok(error instanceof UsageError, String(error));
    return `${error.message} (${error.code})`;
  }
  return assert.fail('no error');
}

describe('the settings', () => {
  test('have a default where none is given', () => {
    const config = read({});
    assert.equal(config.dataDir, resolve('data'));
    assert.deepEqual([config.minRating, config.minVotes, config.limit], [6, 500, undefined]);
  });

  test('come from the command line, then the environment, then the file', () => {
    const configFile = fileWith({ port: 1, minVotes: 2, neighbours: 3 });
    const environment = { REELATED_PORT: '10', REELATED_MIN_VOTES: '20' };
    const config = read({ commandLine: { port: '100' }, environment, configFile });
    assert.deepEqual([config.port, config.minVotes, config.neighbours], [100, 20, 3]);
  });

  test('come from the last run where nothing else is given', () => {
    const lastRun = { minRating: 7, minVotes: 700, sparkNode: 5, engine: 'abacus' };
    const config = read({ commandLine: { minVotes: '600' }, lastRun });
    assert.deepEqual([config.minRating, config.minVotes], [7, 600]);
    // values that no longer are allowed count as not given
    assert.deepEqual([config.sparkNode, config.engine], [undefined, 'duckdb']);
  });

  test('may be in a file that the environment names', () => {
    const file = join(folder, 'other.json');
    writeFileSync(file, '{"port": 81}');
    assert.equal(readConfig({ commandLine: {}, environment: { REELATED_CONFIG: file } }).port, 81);
  });

  test('an empty variable is not a value', () => {
    assert.equal(read({ environment: { REELATED_PORT: '' } }).port, 8000);
  });

  test('an invalid value is reported with its place', () => {
    assert.equal(
      problem({ commandLine: { port: '65536' } }),
      '--port must be a whole number from 0 to 65535, but it is "65536" (config-invalid)',
    );
    assert.match(
      problem({ environment: { REELATED_PORT: 'x' } }),
      /^REELATED_PORT must be a whole/,
    );
    assert.match(
      problem({ configFile: fileWith({ port: [] }) }),
      /^reelated\.config\.json: port must be a whole number .*, but it is \[\]/,
    );
  });

  test('a byte order mark at the beginning of the file is not part of it, UTF-16 is read, and ~/ is the home folder', () => {
    const config = read({ configFile: fileWith('\uFEFF{"minVotes": 700, "datasets": "~/imdb"}') });
    assert.deepEqual([config.minVotes, config.datasets], [700, join(homedir(), 'imdb')]);
    const wide = fileWith('');
    writeFileSync(wide, Buffer.from('\uFEFF{"minVotes": 800}\r\n', 'utf16le'));
    assert.equal(read({ configFile: wide }).minVotes, 800);
    assert.equal(read({ commandLine: { dataDir: '~' } }).dataDir, homedir());
    assert.equal(read({ commandLine: { dataDir: '~x' } }).dataDir, resolve('~x'));
  });

  test('a key that occurs twice is an error, and so is a value that is nested too deeply', () => {
    assert.match(
      problem({ configFile: fileWith('{"minVotes": 700, "port": 1, "min\\u0056otes": 800}') }),
      /cannot be read: "minVotes" occurs more than once \(config-invalid\)/,
    );
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    assert.match(
      problem({ configFile: fileWith(`{"minVotes": ${deep}}`) }),
      /minVotes must be a whole number .*, but it is nested too deeply \(config-invalid\)/,
    );
    const long = JSON.stringify('x'.repeat(5000));
    assert.ok(problem({ configFile: fileWith(`{"minVotes": ${long}}`) }).length < 400);
  });

  test('a file must have known settings only', () => {
    assert.match(
      problem({ configFile: fileWith({ prot: 80 }) }),
      /unknown setting "prot"; the settings are dataDir, .*\(config-invalid\)/,
    );
    assert.match(
      problem({ configFile: fileWith('{"toString": 1}') }),
      /unknown setting "toString"/,
    );
    assert.match(problem({ configFile: fileWith([]) }), /cannot be read: it must be a JSON object/);
    assert.match(problem({ configFile: fileWith('{') }), /cannot be read/);
    assert.match(problem({ configFile: join(folder, 'none.json') }), /none\.json cannot be read/);
  });

  test('--sample and --datasets cannot be given at the same place', () => {
    const both = { sample: true, datasets: folder };
    assert.match(problem({ commandLine: both }), /cannot be combined \(usage-invalid\)/);
    const configFile = fileWith({ datasets: folder });
    const sample = read({ commandLine: { sample: true }, configFile });
    assert.deepEqual([sample.sample, sample.datasets], [true, undefined]);
    const datasets = read({
      commandLine: { datasets: folder },
      configFile: fileWith({ sample: true }),
    });
    assert.deepEqual([datasets.sample, datasets.datasets], [false, folder]);
  });

  for (const [key, { flag, help, read: reader, fallback }] of Object.entries(OPTIONS)) {
    test(`${flag} has a help text and a default that is allowed`, () => {
      assert.match(help, /[^.]$/);
      // these defaults are in bytes and milliseconds, and a list is empty only by default
      const isReadable = key !== 'memory' && key !== 'cellLimit' && String(fallback) !== '';
      if (fallback !== undefined && isReadable) assert.deepEqual(reader(fallback), fallback);
      assert.match(environmentName(key), /^REELATED_[A-Z_]+$/);
    });
  }
});
