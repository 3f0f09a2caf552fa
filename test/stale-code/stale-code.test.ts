import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { test, type TestContext } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { createPipeline } from '../../src/pipeline.ts';
import { reachedFiles } from '../../src/workflow/state/freshness/code-files.ts';
import type { Task } from '../../src/workflow/task.ts';
import { writeMovieLens } from '../fixtures/movielens.ts';
import { scratchFolder } from '../fixtures/scratch.ts';
import { standInSpark } from '../../src/spark/testing/stand-in.ts';
import { allReached, changesNoResults, readLeads } from './reach.ts';
import { SAMPLE_SETTINGS } from './sample-settings.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SRC = join(ROOT, 'src');
/** Edits every file instead of some of each folder: `REELATED_EVERY_FILE=1`. */
const EVERY_FILE = process.env['REELATED_EVERY_FILE'] === '1';
const FILES_OF_A_FOLDER = 2;

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** The tasks of several pipelines. */
function everyTask(t: TestContext): readonly Task[] {
  const home = standInSpark(scratchFolder(t), '4.1.1');
  const settings = { ...SAMPLE_SETTINGS, dataDir: '/nowhere' };
  const terms = join(scratchFolder(t), 'tags.tsv');
  writeFileSync(terms, '');
  return [
    createPipeline(settings),
    createPipeline({ ...settings, spark: { home, master: 'local', conf: [] } }),
    createPipeline({ ...settings, with: ['wikidata', 'wikipedia'] }),
    createPipeline({ ...settings, terms: [terms], movielens: writeMovieLens(scratchFolder(t)) }),
  ].flatMap(({ tasks }) => tasks);
}

function codeOf({ module }: Task): readonly string[] {
  if (module === undefined) return [];
  return reachedFiles(new URL(module)).map((url) => relative(SRC, fileURLToPath(url)));
}

test('the code of each task is all that its module leads to, and nothing else', async (t) => {
  const leads = await readLeads(SRC);
  for (const task of everyTask(t)) {
    if (task.module === undefined) continue;
    const entry = relative(SRC, fileURLToPath(task.module));
    const expected = [...allReached(entry, leads)].toSorted();
    assert.deepEqual([...codeOf(task)].toSorted(), expected, task.name);
  }
});

/** A copy of the source tree, and a data directory in which it has built the sample. */
interface BuiltCopy {
  readonly src: string;
  readonly dataDir: string;
  /** The files of the tree that the build has loaded or read, in any of its threads. */
  readonly touched: ReadonlySet<string>;
}

async function builtCopy(t: TestContext): Promise<BuiltCopy> {
  const folder = scratchFolder(t);
  const src = join(folder, 'src');
  cpSync(SRC, src, { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const dataDir = join(folder, 'data');
  const trace = join(folder, 'trace.txt');
  const command = ['run', '--sample', '--data-dir', dataDir];
  await run(
    process.execPath,
    ['--no-warnings', '--import', pathOf('./trace.ts'), join(src, 'cli/main.ts'), ...command],
    { env: { ...process.env, REELATED_TRACE: trace } },
  );
  const paths = readFileSync(trace, 'utf8').split('\n');
  const inSrc = paths.filter((path) => path.startsWith(`${src}/`));
  return { src, dataDir, touched: new Set(inSrc.map((path) => relative(src, path))) };
}

/** By file: the tasks that are stale once it has been edited. */
async function staleAfterEdits(
  { src, dataDir }: BuiltCopy,
  files: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const words = ['--no-warnings', pathOf('./edit-files.ts'), src, dataDir, ...files];
  const { stdout } = await run(process.execPath, words, { maxBuffer: 2 ** 26 });
  return new Map(Object.entries(JSON.parse(stdout) as Record<string, readonly string[]>));
}

test('after the edit of a file exactly the tasks that it has a part in are stale', async (t) => {
  const copy = await builtCopy(t);
  const { tasks } = createPipeline({ ...SAMPLE_SETTINGS, dataDir: copy.dataDir });
  const leads = await readLeads(SRC);
  const tasksOf = (file: string): readonly string[] =>
    tasks
      .filter(({ module }) => module !== undefined)
      .filter(({ module = '' }) =>
        allReached(relative(SRC, fileURLToPath(module)), leads).has(file),
      )
      .map(({ name }) => name);

  const reached = [...new Set(tasks.flatMap(codeOf))].toSorted();
  const edited = EVERY_FILE ? reached : someOfEachFolder(reached);
  const innocent = ['errors.ts', 'workflow/runner.ts', 'cli/main.ts', 'pipeline.ts'];
  const stale = await staleAfterEdits(copy, [...edited, ...innocent]);
  for (const file of edited) {
    const expected = tasksOf(file);
    assert.ok(expected.length > 0, file);
    assert.deepEqual(stale.get(file), expected, `after an edit of ${file}`);
  }
  for (const file of innocent) assert.deepEqual(stale.get(file), [], file);
  t.diagnostic(`${edited.length} of ${reached.length} files edited`);

  const counted = new Set(everyTask(t).flatMap(codeOf));
  const overlooked = [...copy.touched].filter(
    (file) => !counted.has(file) && !changesNoResults(file) && !ofNoTask(file),
  );
  assert.deepEqual(overlooked, [], 'files that a build reads, yet no task counts');
});

/**
 * What a run reads besides its tasks: commands, and the search criteria and names of lists that they
 * take, configuration with the decoding of its file, the pipeline with its choice of datasets and open
 * data, the version, the other engine, how much memory there is.
 */
function ofNoTask(file: string): boolean {
  return /^(?:cli|api|search|lists)\/|^config|^library\/files\/decode-text|^(?:pipeline|version)\.ts$|^sources\/(?:available-|open-data-|reader\/dataset-folder)|^duckdb\/available-memory|^spark\/|\/spark\//.test(
    file,
  );
}

function someOfEachFolder(files: readonly string[]): readonly string[] {
  const byFolder = Map.groupBy(files, (file) => file.slice(0, file.lastIndexOf('/')));
  return [...byFolder.values()].flatMap((inFolder) => inFolder.slice(0, FILES_OF_A_FOLDER));
}

test('which columns a file has makes its check stale, how they are read PrepFilms', async (t) => {
  const copy = await builtCopy(t);
  const staleWith = async (file: string, text: string, other: string) => {
    const path = join(copy.src, file);
    const source = readFileSync(path, 'utf8');
    assert.ok(source.includes(text));
    writeFileSync(path, source.replace(text, other));
    const stale = await staleAfterEdits(copy, ['README.md']);
    writeFileSync(path, source);
    return stale.get('README.md') ?? [];
  };
  const named = await staleWith('sources/imdb-dataset.ts', "column('ordering')", "column('place')");
  assert.ok(named.includes('SourceDataset(title.principals)'), named.join(', '));
  const typed = await staleWith('sources/reader/read-dataset.ts', "'VARCHAR'", "'TEXT'");
  assert.ok(typed.includes('PrepFilms'), typed.join(', '));
});

test('in the published package a task counts the same files', async (t) => {
  const dist = join(scratchFolder(t), 'dist');
  await run(join(ROOT, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.build.json', '--outDir', dist], {
    cwd: ROOT,
  });
  const isCarried = (path: string): boolean =>
    !path.includes('.') || /\.(?:sql|tsv|wasm|properties)$/.test(path);
  cpSync(SRC, dist, { recursive: true, filter: (path) => isCarried(relative(SRC, path)) });
  const { tasks } = createPipeline({ ...SAMPLE_SETTINGS, dataDir: '/nowhere' });
  for (const task of tasks) {
    if (task.module === undefined) continue;
    const entry = relative(SRC, fileURLToPath(task.module)).replace(/\.ts$/, '.js');
    const files = reachedFiles(pathToFileURL(join(dist, entry)), dist).map((url) =>
      relative(dist, fileURLToPath(url)).replace(/\.js$/, '.ts'),
    );
    assert.deepEqual(files.toSorted(), [...codeOf(task)].toSorted(), task.name);
  }
});
