import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { printed, runCli, startCli } from '../fixtures/cli.ts';
import { QUIRKS, writeDatasets } from '../fixtures/datasets.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

test('up --sample builds, serves, and builds nothing the second time', async (t) => {
  const dataDir = join(scratchFolder(t), 'data');
  const up = ['up', '--sample', '--data-dir', dataDir, '--port', '0'];
  for (const expected of [/14 tasks ran/, /0 tasks ran, 14 were up to date/]) {
    const cli = startCli(up);
    const built = printed(cli, expected);
    const [, url = ''] = await printed(cli, /running at (http:\S+)[^]*Ctrl-C/);
    const root = await fetch(url, { headers: { accept: 'application/json' } });
    assert.equal(await root.json(), 'Server is running.');
    const similar = await fetch(`${url}/film/68646/similar/0.2`);
    const titles = ((await similar.json()) as { title: string }[]).map(({ title }) => title);
    assert.deepEqual(titles.slice(0, 2), ['The Godfather Part II', 'The Godfather Part III']);
    await built;
    cli.process.kill('SIGTERM');
    const { code, stderr } = await cli.ending;
    assert.equal(code, 0);
    assert.equal(stderr, '');
  }
});

interface Planned {
  readonly task: string;
  readonly lastElapsedMs: number | null;
  readonly requires: readonly string[];
}

test('similar, search, status, tasks and graph use the data directory', async (t) => {
  const folder = scratchFolder(t);
  const dataDir = join(folder, 'data');
  const datasets = writeDatasets(join(folder, 'imdb'), QUIRKS);
  const at = ['--data-dir', dataDir];
  const from = [...at, '--datasets', datasets];

  const dry = await runCli(['run', '--dry-run', ...from]);
  assert.match(dry.stdout, /PrepFilms +missing +duration unknown +never built/);
  assert.match(dry.stdout, /There are no earlier runs to estimate the duration from/);
  assert.equal(existsSync(dataDir), false, 'a dry run writes nothing');

  const run = await runCli(['run', ...from, '--json']);
  assert.equal(run.code, 0, run.stderr);
  const events = run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string });
  assert.equal(events[0]?.type, 'run-started');
  assert.equal(events.at(-1)?.type, 'run-finished');

  const similar = await runCli(['similar', 'no', 'original', 'title', ...at, '--limit', '3']);
  assert.match(similar.stdout, /^Films like No Original Title \(2001\):/);
  assert.equal(similar.stdout.split('\n').filter((line) => /^0\.\d{3} /.test(line)).length, 3);
  const json = await runCli(['similar', 'tt10000011', ...at, '--limit', '1', '--json']);
  const [first] = JSON.parse(json.stdout) as { film_id: number; similarity: number }[];
  assert.equal(first?.film_id, 21);
  assert.ok(first.similarity > 0 && first.similarity < 1);

  const search = await runCli(['search', '--genres', 'Drama', '--min-rating', '8', ...at]);
  assert.match(search.stdout, /tt10000011 +2019 +8\.3 +Eight Digits/);
  assert.match(search.stdout, /\(2 of 2 films\)/);

  assert.match((await runCli(['status', ...from])).stdout, /Everything is up to date/);
  assert.match((await runCli(['tasks', ...from])).stdout, /^PublishSnapshot +Check/m);
  const other = ['run', '--dry-run', '--min-rating', '7', ...from];
  const again = await runCli(other);
  assert.match(again.stdout, /PrepFilms +out of date +[\d.]+ m?s  parameter minRating: 6 → 7/);
  assert.match(again.stdout, /Based on earlier runs, this takes up to [\d.]+ m?s\./);
  const plan = JSON.parse((await runCli([...other, '--json'])).stdout) as Planned[];
  assert.equal(typeof plan.find(({ task }) => task === 'PrepFilms')?.lastElapsedMs, 'number');

  const edges = JSON.parse((await runCli(['graph', '--json', ...from])).stdout) as Planned[];
  assert.deepEqual(edges.find(({ task }) => task === 'GenreParquets')?.requires, ['PrepFilms']);
  const graph = await runCli(['graph', '--format', 'mermaid', ...from]);
  assert.match(graph.stdout, /^flowchart LR/);
});

describe('wrong usage ends with code 2 and one line that says why', () => {
  const WRONG: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['an unknown command', ['frobnicate'], /unknown command 'frobnicate'/],
    ['an unknown option', ['run', '--frobnicate'], /unknown option '--frobnicate'/],
    ['an unknown task', ['run', 'PrepMovies', '--sample'], /unknown task PrepMovies/],
    [
      'a folder that is not there',
      ['run', '--datasets', '/no/such'],
      /the folder \/no\/such does not exist/,
    ],
    ['a port out of range', ['serve', '--port', '65536'], /--port must be a whole number from 0/],
    ['a port that is not a number', ['serve', '--port', '0x10'], /--port must be a whole number/],
    [
      'too little memory',
      ['run', '--memory', '100MB'],
      /--memory must be a size of at least 256MB/,
    ],
    ['memory without a unit', ['run', '--memory', '4'], /--memory must be a size/],
    ['a time without a unit', ['up', '--refresh', '24'], /--refresh must be a time such as/],
    ['a time of zero', ['up', '--refresh', '0h'], /--refresh must be a time such as/],
    ['no processes', ['serve', '--workers', '0'], /--workers must be a whole number from 1 to 64/],
    [
      'an unknown log level',
      ['serve', '--log-level', 'loud'],
      /--log-level must be silent, error, warn, info, or debug/,
    ],
    ['no workers', ['run', '--workers', '0'], /--workers must be a whole number from 1/],
    [
      'an impossible rating',
      ['run', '--min-rating', 'NaN'],
      /--min-rating must be a number from 0/,
    ],
    ['an unknown engine', ['run', '--engine', 'abacus'], /--engine must be duckdb or spark/],
    ['a URL that is not HTTP', ['run', '--base-url', 'ftp://x'], /--base-url must be an HTTP/],
    [
      'two sources',
      ['run', '--sample', '--datasets', '.'],
      /--sample and --datasets cannot be combined/,
    ],
    ['an unknown rate limit', ['serve', '--rate-limit', 'x=1/day'], /--rate-limit must be like/],
    [
      'an incomplete date',
      ['search', '--earliest-date', '1999'],
      /--earliest-date must be a date in the form YYYY/,
    ],
    [
      'a date that does not exist',
      ['search', '--latest-date', '2001-02-30'],
      /--latest-date must be a date/,
    ],
    ['no command', [], /Usage: reelated/],
    [
      'a base URL with a password',
      ['run', '--base-url', 'http://u:p@x/'],
      /--base-url must be a URL without/,
    ],
    [
      'a key of every object',
      ['serve', '--rate-limit', 'toString=1/minute'],
      /--rate-limit must be/,
    ],
    ['a threshold above 1', ['similar', 'x', '--threshold', '2'], /--threshold must be a number/],
    ['no database', ['similar', 'x'], /no database in/],
    ['no film named', ['similar'], /missing required argument 'film'/],
  ];
  for (const [name, args, message] of WRONG) {
    test(name, async (t) => {
      const cwd = scratchFolder(t);
      const { code, stderr, stdout } = await runCli(args, { cwd });
      assert.equal(code, 2, stderr);
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /\n\s+at /, 'no stack');
      assert.equal(stdout, '');
      assert.deepEqual(readdirSync(cwd), [], 'nothing is written');
    });
  }
});

test('settings come from the command line, the environment, the file, in this order', async (t) => {
  const cwd = scratchFolder(t);
  const problem = async (
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<string> => (await runCli(['serve', ...args], { cwd, environment })).stderr;

  writeFileSync(join(cwd, 'reelated.config.json'), '{"port": -1}');
  assert.match(await problem([]), /reelated\.config\.json: port must be a whole number/);
  assert.match(await problem([], { REELATED_PORT: 'x' }), /REELATED_PORT must be a whole number/);
  assert.match(await problem(['--port', 'y'], { REELATED_PORT: 'x' }), /--port must be/);
  assert.match(await problem(['--port', '80']), /no database in/);

  writeFileSync(join(cwd, 'reelated.config.json'), '{"prot": 80}');
  assert.match(await problem([]), /unknown setting "prot"/);
  writeFileSync(join(cwd, 'reelated.config.json'), '[');
  assert.match(await problem([]), /reelated\.config\.json cannot be read/);
  assert.match(await problem(['--config', 'other.json']), /other\.json cannot be read/);
  writeFileSync(join(cwd, 'reelated.config.json'), '{"toString": 1}');
  assert.match(await problem([]), /unknown setting "toString"/);

  writeFileSync(join(cwd, 'reelated.config.json'), '{"datasets": "nowhere"}');
  const sample = await runCli(['run', '--sample', '--dry-run'], { cwd });
  assert.equal(sample.code, 0, sample.stderr);
});

test('status and refresh use the settings of the last run where no others are given', async (t) => {
  const cwd = scratchFolder(t);
  const reelated = async (...args: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await runCli(args, { cwd });
    assert.equal(code, 0, stderr);
    return stdout;
  };
  await reelated('run', 'PrepFilms', '--sample', '--min-votes', '600');
  const status = await reelated('status');
  assert.match(status, /^As in the last run: --sample --min-votes 600\n/);
  assert.match(status, /PrepFilms +up to date/);
  assert.match(await reelated('status', '--min-votes', '700'), /parameter minVotes: 600 → 700/);
  assert.match(
    await reelated('status', '--datasets', writeDatasets(join(cwd, 'imdb'), QUIRKS)),
    /^As in the last run: --min-votes 600\n/,
  );
  assert.match(await reelated('run', '--dry-run'), /parameter minVotes: 600 → 500/);

  // a refresh asks no server, as the sample came from none
  const refreshed = await reelated('refresh');
  assert.match(refreshed, /PrepFilms is up to date/);
  assert.match(refreshed, /PublishSnapshot finished/);
});

test('a data directory that cannot be written to is reported with the reason', async (t) => {
  const folder = scratchFolder(t);
  writeFileSync(join(folder, 'file'), '');
  for (const dataDir of [join(folder, 'file'), join(folder, 'file', 'data'), '/proc/reelated']) {
    const { code, stderr } = await runCli(['run', '--sample', '--data-dir', dataDir]);
    assert.equal(code, 2);
    assert.match(stderr, /the data directory \S+ cannot be used: .+ \(data-dir-unusable\)/);
  }
});

test('a port in use is reported with what to do', async (t) => {
  const folder = scratchFolder(t);
  const dataDir = join(folder, 'data');
  assert.equal((await runCli(['run', '--sample', '--data-dir', dataDir])).code, 0);
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  t.after(() => other.close());
  const address = other.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const { code, stderr } = await runCli(['serve', '--data-dir', dataDir, '--port', port]);
  assert.equal(code, 2);
  assert.match(stderr, /port \d+ on 127\.0\.0\.1 is in use.*--port/);
  const fresh = join(folder, 'fresh');
  const up = await runCli(['up', '--sample', '--data-dir', fresh, '--port', port]);
  assert.equal(up.code, 2);
  assert.equal(existsSync(fresh), false, 'up looks before it builds');
});

test('a failed task ends with code 1', async (t) => {
  const folder = scratchFolder(t);
  const datasets = writeDatasets(join(folder, 'imdb'), QUIRKS);
  writeFileSync(join(datasets, 'title.ratings.tsv.gz'), '<html>');
  const run = ['run', '--datasets', datasets, '--data-dir', join(folder, 'data')];
  const { code, stdout } = await runCli(run);
  assert.equal(code, 1);
  assert.match(stdout, /SourceDataset\(title\.ratings\): .*is not a gzip file.*\(gzip-invalid\)/);
  const quiet = await runCli([...run, '--quiet']);
  assert.equal(quiet.code, 1);
  assert.equal(quiet.stdout, '');
  assert.match(quiet.stderr, /gzip-invalid/);
});

test('a second Ctrl-C ends a run at once, and the next run continues', async (t) => {
  const run = ['run', '--sample', '--data-dir', scratchFolder(t)];
  const cli = startCli(run);
  await printed(cli, /PrepFilms started/);
  const again = setInterval(() => cli.process.kill('SIGINT'), 5);
  const { code } = await cli.ending;
  clearInterval(again);
  // null: by the signal itself; 130: it was the faster one
  assert.ok(code === null || code === 130, String(code));
  assert.equal((await runCli(run)).code, 0);
});

test('Ctrl-C ends a run with code 130 and leaves nothing half-written', async (t) => {
  const folder = scratchFolder(t);
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  const cli = startCli(['run', '--sample', '--data-dir', dataDir]);
  await printed(cli, /PrepFilms started/);
  cli.process.kill('SIGINT');
  const { code } = await cli.ending;
  assert.equal(code, 130);
  const left = readdirSync(dataDir, { recursive: true, encoding: 'utf8' });
  assert.deepEqual(
    left.filter((name) => name.includes('.tmp')),
    [],
  );
  const again = await runCli(['run', '--sample', '--data-dir', dataDir]);
  assert.equal(again.code, 0);
});
