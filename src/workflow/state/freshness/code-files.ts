import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const SOURCE_ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * What a task reaches but what cannot change its result, relative to the source tree: these files
 * order, record and report the work, or carry its errors.
 */
const NO_RESULTS = ['workflow/', 'errors.ts', 'errors.js'];

/** The files that each module names, by the module's path. */
export type ModuleScans = Map<string, readonly string[]>;

/**
 * The source file next to the module at `base` (its `import.meta.url`). Modules are named by their
 * source, `./x.ts`; in the built package, where the module itself is a `.js` file, so is `x`.
 */
export function moduleFile(base: string, file: string): URL {
  return new URL(base.endsWith('.ts') ? file : file.replace(/\.ts$/, '.js'), base);
}

/**
 * Every file that the module at `entry` reaches at run time, itself first, in the order found:
 * imports, worker threads, statements (`.sql`), compiled code (`.wasm`) and anything else a module
 * names by a relative path, with all that those reach; without {@link NO_RESULTS}.
 *
 * The source is read as text. Each quoted relative path that leads to a file counts, except in
 * an import of types alone; `${…}` in a path stands for any name. So the set may
 * hold a file too many, which costs a needless build, but none too few.
 *
 * `root` is the tree, with a separator at its end or without; paths that lead out of it do not count.
 * `scans` saves reading a module again that an earlier call has read; pass one only for calls that
 * are to see the same state of the files.
 *
 * @throws Error when `entry` cannot be read
 */
export function reachedFiles(
  entry: URL,
  root = SOURCE_ROOT,
  scans: ModuleScans = new Map(),
): readonly URL[] {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path) || changesNoResults(path, root)) return;
    reached.add(path);
    if (/\.[jt]s$/.test(path)) {
      const named = scans.get(path) ?? namedFiles(path, root);
      scans.set(path, named);
      for (const file of named) visit(file);
    }
  };
  visit(fileURLToPath(entry));
  return [...reached].map((path) => pathToFileURL(path));
}

function changesNoResults(path: string, root: string): boolean {
  return NO_RESULTS.some((name) => path.startsWith(join(root, name)));
}

/** What is not code at run time: comments that start a line, imports of types alone. */
const NO_CODE = /^\s*(?:\/\*[^]*?\*\/|\/\/[^\n]*)|^(?:import|export) type\b[^;]*;/gm;
/** A quoted relative path with an ending, or the bare name of a file that is not a module. */
const NAMED_PATH = /(['"`])(\.{1,2}\/[^'"`\n]+\.\w+|[\w${}-]+\.(?:sql|wasm|tsv|properties))\1/g;

function namedFiles(module: string, root: string): readonly string[] {
  const source = readFileSync(module, 'utf8').replaceAll(NO_CODE, '');
  const folder = dirname(module);
  return [...source.matchAll(NAMED_PATH)].flatMap(([, , name = '']) => filesAt(folder, name, root));
}

function filesAt(folder: string, name: string, root: string): readonly string[] {
  if (name.includes('${')) {
    const pattern = name.replaceAll(/\$\{[^}]*\}/g, '*');
    return globSync(pattern, { cwd: folder })
      .toSorted()
      .map((file) => resolve(folder, file));
  }
  const path = resolve(folder, name);
  return [path, path.replace(/\.ts$/, '.js')]
    .filter((file) => file.startsWith(join(root, sep)) && existsSync(file))
    .slice(0, 1);
}
