import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Target, Task, TaskContext } from '../task.ts';
import { writePoint } from '../state/write-point.ts';

/*
 * A small pipeline for the tests of the workflow, with every kind of target:
 *
 *   words.txt (external) → Words → output/words/ → Count → output/count.txt, output/longest/
 *                                                            → Latest → current (a link)
 *                          Alphabet → output/alphabet.txt
 *   All groups Latest and Alphabet.
 */

/** A temporary folder with the toy's external input and code files; dispose to remove it. */
export interface ToyFolder extends Disposable {
  readonly root: string;
  readonly dataDir: string;
  readonly words: string;
  /** The code file of a task. */
  readonly code: (task: string) => string;
}

/** What may differ between two versions of the toy. */
export interface ToyOptions {
  /** Words gets rid of shorter words. */
  readonly minLength?: number;
  readonly engine?: string;
  /** Called when a task starts its work; it may throw or wait. */
  readonly onRun?: (task: string, context: TaskContext) => void | Promise<void>;
}

/** Creates a temporary folder in which a toy can be built. */
export function toyFolder(): ToyFolder {
  const root = mkdtempSync(join(tmpdir(), 'workflow-'));
  const folder = openToyFolder(root);
  writeFileSync(folder.words, 'an\nant\nbee\nbutterfly\ncat\n');
  mkdirSync(join(root, 'code'));
  for (const task of ['Words', 'Count', 'Latest', 'Alphabet'])
    writeFileSync(folder.code(task), `-- the code of ${task}\n`);
  return folder;
}

/** The toy's folder under a path where it was created before. */
export function openToyFolder(root: string): ToyFolder {
  return {
    root,
    dataDir: join(root, 'data'),
    words: join(root, 'words.txt'),
    code: (task) => join(root, 'code', `${task.toLowerCase()}.sql`),
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Another folder with the same files. */
export function copyToyFolder(from: ToyFolder): ToyFolder {
  const root = mkdtempSync(join(tmpdir(), 'workflow-'));
  cpSync(from.root, root, { recursive: true, verbatimSymlinks: true });
  return openToyFolder(root);
}

/** The toy's root task, `All`. */
export function toyPipeline(folder: ToyFolder, options: ToyOptions = {}): Task {
  const { minLength = 1, engine, onRun } = options;
  const target = (kind: Target['kind'], path: string): Target => ({
    kind,
    path: join(folder.dataDir, path),
  });
  const toyTask = (
    task: Pick<Task, 'name' | 'requires' | 'targets'> & Partial<Task>,
    write: (stage: (index: number) => string) => void,
  ): Task => ({
    summary: `Builds the toy's ${task.name}.`,
    parameters: {},
    module: pathToFileURL(folder.code(task.name)).href,
    ...task,
    async run(context) {
      await onRun?.(task.name, context);
      write((index) => context.stage(task.targets[index] ?? target('file', 'no such target')));
      return { rows: 1 };
    },
  });

  const words = toyTask(
    {
      name: 'Words',
      requires: [],
      targets: [target('directory', 'output/words')],
      externalInputs: [folder.words],
      parameters: { minLength },
      ...(engine === undefined ? {} : { engine }),
    },
    (stage) => {
      for (const word of readFileSync(folder.words, 'utf8').trim().split('\n')) {
        if (word.length >= minLength) writeInHalves(join(stage(0), `${word[0]}.txt`), `${word}\n`);
      }
    },
  );
  const wordsFolder = join(folder.dataDir, 'output/words');
  const count = toyTask(
    {
      name: 'Count',
      requires: [words],
      targets: [target('file', 'output/count.txt'), target('directory', 'output/longest')],
    },
    (stage) => {
      const all = readdirSync(wordsFolder)
        .toSorted()
        .flatMap((name) => readFileSync(join(wordsFolder, name), 'utf8').trim().split('\n'));
      writeInHalves(stage(0), `${all.length} words\n`);
      const longest = all.toSorted((a, b) => b.length - a.length)[0] ?? '';
      mkdirSync(join(stage(1), 'deep'));
      writeInHalves(join(stage(1), 'deep', 'word.txt'), longest);
    },
  );
  const latest = toyTask(
    { name: 'Latest', requires: [count], targets: [target('file', 'current')] },
    (stage) => symlinkSync(join('output', 'count.txt'), stage(0)),
  );
  const alphabet = toyTask(
    { name: 'Alphabet', requires: [], targets: [target('file', 'output/alphabet.txt')] },
    (stage) => writeInHalves(stage(0), 'abcdefghijklmnopqrstuvwxyz'),
  );
  return {
    name: 'All',
    summary: 'Groups the toy.',
    requires: [latest, alphabet],
    targets: [],
    parameters: {},
  };
}

/** Every file of a data directory except the workflow's own, with its content, by path. */
export function outputFiles(dataDir: string): ReadonlyMap<string, string> {
  if (!existsSync(dataDir)) return new Map();
  const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('state') && !name.startsWith('runs'))
    .filter((name) => statSync(join(dataDir, name)).isFile());
  return new Map(files.toSorted().map((name) => [name, readFileSync(join(dataDir, name), 'utf8')]));
}

/** Appends a text in two writes, with a point between them at which a test can stop it. */
function writeInHalves(path: string, text: string): void {
  const half = Math.floor(text.length / 2);
  writeFileSync(path, text.slice(0, half), { flag: 'a' });
  writePoint('between the halves of a toy file');
  writeFileSync(path, text.slice(half), { flag: 'a' });
}
