import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../errors.ts';
import { moduleFile, reachedFiles } from '../workflow/state/freshness/code-files.ts';
import { taskFamily, type Target, type Task, type TaskContext } from '../workflow/task.ts';
import { ipynbOf } from './ipynb.ts';
import { notebooksFolder } from './notebook-folder.ts';
import { DATASETS_VARIABLE } from './library/data-folder.ts';
import { pageOf } from './page.ts';
import { parsePercentFormat, titleOf } from './percent-format.ts';
import { NotebookError } from './recording.ts';
import { runNotebook } from './run-notebook.ts';

/** Where the notebooks are, in a clone and in the published package. */
const NOTEBOOKS_FOLDER = fileURLToPath(new URL('../../notebooks/', import.meta.url));

/** How long a cell may take by default, as `--cell-limit` documents. */
const CELL_LIMIT_MS = 60_000;

export interface NotebookTasksOptions {
  readonly dataDir: string;
  /** The tasks that make what notebooks read. */
  readonly requires: readonly Task[];
  /** Where the notebooks are; absent: {@link NOTEBOOKS_FOLDER}. */
  readonly folder?: string;
  readonly cellLimitMs?: number;
}

/**
 * A task for each notebook, `Notebook(<name>)`, by name, and last the group of them all, `Notebooks`. A
 * notebook is executed when the published snapshot is there, and again when its own text, the code
 * that it imports, or the data has changed.
 */
export function notebookTasks(options: NotebookTasksOptions): readonly Task[] {
  const { folder = NOTEBOOKS_FOLDER } = options;
  const files = globSync('*.ts', { cwd: folder }).toSorted();
  const tasks = files.map((file) => notebookTask(join(folder, file), options));
  const group: Task = {
    name: 'Notebooks',
    summary: 'All notebooks',
    requires: tasks,
    targets: [],
    parameters: {},
  };
  return [...tasks, group];
}

/**
 * The tasks of the notebooks that people name: `task1-1-import-imdb-datasets`, with or without `.ts`,
 * or what is in front of one of its hyphens, such as `task1-1`; all if there are no names.
 *
 * @throws UsageError `task-unknown`
 */
export function namedNotebooks(tasks: readonly Task[], names: readonly string[]): readonly Task[] {
  const notebooks = tasks.filter((task) => taskFamily(task) === 'Notebook');
  if (names.length === 0) return notebooks;
  return names.flatMap((given) => {
    const wanted = basename(given).replace(/\.ts$/, '');
    const named = notebooks.filter((task) => {
      const name = nameOf(task);
      return name === wanted || name.startsWith(`${wanted}-`);
    });
    if (named.length > 0) return named;
    const known = notebooks.map(nameOf).join(', ');
    throw new UsageError('task-unknown', `unknown notebook ${given}; the notebooks are ${known}`, {
      data: { task: given },
    });
  });
}

function nameOf({ name }: Task): string {
  return name.replace(/^Notebook\((.*)\)$/, '$1');
}

function notebookTask(
  file: string,
  { dataDir, requires, cellLimitMs = CELL_LIMIT_MS }: NotebookTasksOptions,
): Task {
  const name = basename(file, '.ts');
  const target: Target = { kind: 'directory', path: join(notebooksFolder(dataDir), name) };
  const text = readFileSync(file, 'utf8');
  return {
    name: `Notebook(${name})`,
    summary: titleOf(parsePercentFormat(text)) ?? name,
    requires,
    externalInputs: [file, ...importedSources(file, text)],
    targets: [target],
    parameters: {},
    module: import.meta.url,
    engine: `node ${process.versions.node}`,
    run: async (context) => {
      const notebook = await executed(name, file, { dataDir, requires, cellLimitMs }, context);
      const folder = context.stage(target);
      writeFileSync(join(folder, `${name}.ipynb`), ipynbOf(notebook));
      writeFileSync(join(folder, `${name}.html`), pageOf(notebook));
      return { facts: { cells: notebook.cells.length } };
    },
  };
}

interface Execution {
  readonly dataDir: string;
  readonly requires: readonly Task[];
  readonly cellLimitMs: number;
}

/** Executes a notebook; of one that fails, what there was until then is kept next to the run's events. */
async function executed(
  name: string,
  file: string,
  { dataDir, requires, cellLimitMs }: Execution,
  { signal, progress, logFile }: TaskContext,
) {
  const datasets = datasetsFolder(requires);
  try {
    return await runNotebook({
      file,
      cellLimitMs,
      signal,
      environment: {
        REELATED_DATA_DIR: dataDir,
        ...(datasets !== undefined && { [DATASETS_VARIABLE]: datasets }),
      },
      progress: (done, total) => progress({ done, total, unit: 'steps' }),
    });
  } catch (error) {
    if (error instanceof NotebookError) {
      const partial = logFile(`${name}.ipynb`);
      mkdirSync(dirname(partial), { recursive: true });
      writeFileSync(partial, ipynbOf(error.partial));
    }
    throw error;
  }
}

/** The folder with IMDb's files, written by tasks or given by the user. */
function datasetsFolder(requires: readonly Task[]): string | undefined {
  const source = requires.find((task) => taskFamily(task) === 'SourceDataset');
  const file = source?.targets[0]?.path ?? source?.externalInputs?.[0];
  return file === undefined ? undefined : dirname(file);
}

/** An import of our sources, as it is written in a notebook. */
const SOURCE_IMPORT = /from '\.\.\/src\/([^']+)'/g;

/** The files of our sources that a notebook reaches, itself not included. */
function importedSources(file: string, text: string): readonly string[] {
  // a base among the sources, for moduleFile
  const root = new URL('../', import.meta.url);
  const modules = [...text.matchAll(SOURCE_IMPORT)].map(([, path = '']) =>
    moduleFile(import.meta.url, `../${path}`),
  );
  // an import that leads nowhere is reported when the notebook is executed
  const there = modules.filter((url) => globSync(fileURLToPath(url)).length > 0);
  const scans = new Map<string, readonly string[]>();
  const reached = there.flatMap((url) => reachedFiles(url, fileURLToPath(root), scans));
  const paths = new Set(reached.map((url) => fileURLToPath(url)));
  paths.delete(file);
  return [...paths].toSorted();
}
