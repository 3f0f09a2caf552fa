import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { querySql } from '../../src/duckdb/sql-file.ts';
import { publishedDatabase } from '../../src/snapshot/published-database.ts';
import { runCli, startCli } from '../fixtures/cli.ts';
import { QUIRKS, writeDatasets, type DatasetTexts } from '../fixtures/datasets.ts';
import { scratchFolder } from '../fixtures/scratch.ts';
import { assertUntouched, filesIn } from '../fixtures/watched-files.ts';

const text = (name: string): string => QUIRKS[name] ?? '';
const [principalsHeader = ''] = text('title.principals').split('\n');

interface HostileFolder {
  /** The folder of the datasets, which is where a tool or a person has left them. */
  readonly folder: string;
  readonly texts: DatasetTexts;
  /** What is done to the folder besides. */
  readonly damage?: (folder: string) => void;
  /** Other arguments. */
  readonly args?: (home: string) => readonly string[];
  /** What a refusal says; absent: a snapshot is published. */
  readonly refusal?: RegExp;
}

/** The first line after the header twice; a file may lack the last line break. */
const lineTwice = (file: string): string => file.replace(/\n(.+)\n/, '\n$1\n$1\n');

/** Folders as people have them; each is published right or refused by name. */
const FOLDERS: Readonly<Record<string, HostileFolder>> = {
  're-quoted by a spreadsheet': {
    folder: 'spreadsheet',
    texts: {
      'title.basics': text('title.basics').replace('1999\t\\N\t101', '1999.0\t\\N\t101.0'),
      'title.ratings': text('title.ratings').replace('7.1\t1200', '7.10\t1200.0'),
      'title.principals': `${principalsHeader}\ntt0000010\t1.0\tnm0000101\tactor\t\\N\t"[""Ada""]"\ntt0000012\t1\tnm0000102\tactress\t\\N\tNeo "The One"\n`,
    },
  },
  'with lines twice and genres that are none, below a folder like a partition': {
    folder: 'imdb/snapshot=2024-05-01/film_id=7',
    texts: {
      'title.basics': lineTwice(
        text('title.basics').replace('Comedy,Drama', `NULL,Comedy,${'x'.repeat(300)},Drama`),
      ),
      'title.principals': lineTwice(text('title.principals')),
    },
  },
  'unpacked by hand, where a question mark is in the path': {
    folder: 'what now? (copy)',
    texts: {},
    damage(folder) {
      for (const [name, content] of Object.entries(QUIRKS)) {
        rmSync(join(folder, `${name}.tsv.gz`));
        writeFileSync(join(folder, `${name}.tsv`), content);
      }
    },
  },
  'cut off by a full disk': {
    folder: 'cut',
    texts: {},
    damage: (folder) =>
      writeFileSync(
        join(folder, 'title.ratings.tsv.gz'),
        gzipSync(text('title.ratings')).subarray(0, -9),
      ),
    refusal: /title\.ratings\.tsv\.gz.*\(gzip-invalid\)/,
  },
  'with two lines for one film': {
    folder: 'twice',
    texts: { 'title.ratings': `${text('title.ratings').trimEnd()}\ntt0000010\t1.0\t7\n` },
    refusal: /title\.ratings\.tsv\.gz.*tt0000010.*\(source-duplicate\)/,
  },
  'with a lone carriage return': {
    folder: 'carriage',
    texts: { 'title.basics': text('title.basics').replace('\tmovie\t', '\tmo\rvie\t') },
    refusal: /title\.basics\.tsv\.gz, line \d+.*\(source-value\)/,
  },
  'with a pipe in place of a file': {
    folder: 'pipe',
    texts: {},
    damage(folder) {
      rmSync(join(folder, 'name.basics.tsv.gz'));
      execFileSync('mkfifo', [join(folder, 'name.basics.tsv.gz')]);
    },
    refusal: /name\.basics\.tsv\.gz.*\(datasets-unusable\)/,
  },
  'in which the outputs would be written': {
    folder: 'mine/output/films',
    texts: {},
    args: (home) => ['--data-dir', join(home, 'mine')],
    refusal: /output\/films.*\(output-over-input\)/,
  },
};

/** The folders in a data directory that belong to Reelated. */
const OWN = ['datasets', 'output', 'duckdb', 'runs', 'state'];

test('damaged folders are published right or refused by name, and no file of the user changes', async (t) => {
  const home = scratchFolder(t);
  const dataDir = join(home, 'reelated');
  fillHome(home, dataDir);
  for (const { folder, texts, damage } of Object.values(FOLDERS)) {
    const path = writeDatasets(join(home, folder), { ...QUIRKS, ...texts });
    damage?.(path);
  }
  const except = OWN.map((name) => join(dataDir, name));
  const before = filesIn(home, except);
  assert.ok(Object.keys(before).length > 50);
  for (const [what, { folder, args, refusal }] of Object.entries(FOLDERS)) {
    const ending = await runCli([
      'run',
      '--datasets',
      join(home, folder),
      ...(args?.(home) ?? ['--data-dir', dataDir]),
      // one folder has fewer credits than the one before it
      '--accept-changes',
    ]);
    const output = ending.stdout + ending.stderr;
    if (refusal === undefined) {
      assert.equal(ending.code, 0, `${what}: ${output}`);
      assert.deepEqual(await publishedFilms(dataDir), GOLDEN_FILMS, what);
    } else {
      assert.match(output, refusal, what);
      assert.ok(ending.code === 1 || ending.code === 2, `${what}: ${ending.code}`);
    }
    assert.doesNotMatch(output, /\n\s+at .*:\d+:\d+/, what);
    assertUntouched(home, before, except);
  }

  // killed in the middle of its work
  const killed = startCli(['run', '--sample', '--data-dir', dataDir]);
  await sleep(1500);
  killed.process.kill('SIGKILL');
  await killed.ending;
  assertUntouched(home, before, except);
});

const GOLDEN_FILMS = readFileSync(new URL('../golden/quirks/films.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): unknown => JSON.parse(line).film_id);

async function publishedFilms(dataDir: string): Promise<readonly unknown[]> {
  using session = await openDuckDB({ path: publishedDatabase(dataDir), readOnly: true });
  const rows = await querySql(session.connection, 'SELECT film_id FROM films ORDER BY film_id');
  return rows.map((row) => row['film_id']);
}

/** Files that a careless program could take for its own. */
function fillHome(home: string, dataDir: string): void {
  const files = {
    'photo.jpg': 'a photo',
    '.films.20260101T000000Z-0001.tmp': 'not ours',
    'terms.csv': 'tconst,field,term\n',
    'reelated/notes.txt': 'mine',
    'reelated/lists/owned.txt': 'tt0000010\n',
    'reelated/.hidden': 'mine',
    'output/films/part-0.parquet': 'PAR1',
    'duckdb/films-mine.duckdb': 'mine',
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(home, name, '..'), { recursive: true });
    writeFileSync(join(home, name), content);
  }
  // a data directory that is partly elsewhere
  mkdirSync(join(home, 'elsewhere'));
  writeFileSync(join(home, 'elsewhere', 'kept.txt'), 'mine');
  symlinkSync(join(home, 'elsewhere'), join(dataDir, 'link'));
}
