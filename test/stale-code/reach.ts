import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The source files that each file leads to directly, by their paths below `src`. */
export type Leads = ReadonlyMap<string, readonly string[]>;

const IMPORTS_BY_V8 = fileURLToPath(new URL('./imports-by-v8.ts', import.meta.url));

/** What counts for no task's result. */
export function changesNoResults(file: string): boolean {
  return file === 'errors.ts' || file.startsWith('workflow/');
}

/**
 * What leads where below `src`, found in another way than by `reachedFiles`: imports as the engine
 * reads them, and every other source file whose path from the module is spelled out in it.
 */
export async function readLeads(src: string): Promise<Leads> {
  const files = globSync('**/*.{ts,sql,wasm,tsv,properties}', { cwd: src, exclude: ['web/**'] })
    .filter((file) => !file.includes('assembly/'))
    .toSorted();
  const modules = files.filter((file) => file.endsWith('.ts'));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--no-warnings',
      '--experimental-vm-modules',
      IMPORTS_BY_V8,
      ...modules.map((file) => join(src, file)),
    ],
    { maxBuffer: 2 ** 26 },
  );
  const imports = JSON.parse(stdout) as Record<string, readonly string[]>;
  return new Map(
    modules.map((module) => {
      const folder = dirname(join(src, module));
      const imported = (imports[join(src, module)] ?? [])
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => relative(src, join(folder, specifier)));
      const source = readFileSync(join(src, module), 'utf8').replaceAll(
        /^import type [^;]*;/gm,
        '',
      );
      return [module, [...imported, ...files.filter((file) => spellsOut(source, module, file))]];
    }),
  );
}

function spellsOut(source: string, module: string, file: string): boolean {
  if (file === module) return false;
  const path = posix.relative(posix.dirname(module), file);
  const named = path.startsWith('.') ? path : `./${path}`;
  const varied = `${posix.dirname(named)}/$`;
  const isModule = file.endsWith('.ts');
  return (
    source.includes(`'${named}'`) ||
    (!isModule && !path.includes('/') && source.includes(`'${path}'`)) ||
    (!isModule && source.includes(`\`${varied}`) && source.includes(`}${posix.extname(file)}\``))
  );
}

/** Every file that one leads to, itself included, by way of all the others. */
export function allReached(from: string, leads: Leads, reached = new Set<string>()): Set<string> {
  if (reached.has(from) || changesNoResults(from)) return reached;
  reached.add(from);
  for (const file of leads.get(from) ?? []) allReached(file, leads, reached);
  return reached;
}
