import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { moduleFile, reachedFiles } from '../workflow/state/freshness/code-files.ts';
import { isInDriver, type Spark } from './spark.ts';
import { nameLiteral, textLiteral } from './sql-literal.ts';

/** A program packaged for a job. */
interface ShippedProgram {
  /** The shell command that starts it in an executor's working directory. */
  readonly command: string;
  /** What must be sent with the job; see SparkScript. */
  readonly files: readonly string[];
  readonly archives: readonly string[];
}

const SOURCE_ROOT = new URL('../', import.meta.url);
/** What {@link reachedFiles} leaves out, though modules import it. */
const ERRORS = moduleFile(import.meta.url, '../errors.ts');
const UNPACKED = 'reelated';

/**
 * Packages a program with every file that it reaches and, for executors on other machines, with this
 * Node, so that nothing has to be installed there. The program, the module at `entry`, turns rows on
 * its standard input into rows on its output. The archive is in `folder`, which must outlive the job.
 */
export async function shipProgram(
  entry: URL,
  words: readonly string[],
  spark: Spark,
  folder: string,
): Promise<ShippedProgram> {
  const archive = join(folder, 'program.tar.gz');
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  const root = fileURLToPath(SOURCE_ROOT);
  const names = [...reachedFiles(entry), ERRORS].map(inTree);
  await promisify(execFile)('tar', [
    '-czf',
    archive,
    '-C',
    folder,
    'package.json',
    '-C',
    root,
    ...names,
  ]);
  const node = nodeFor(spark);
  const command = [node.command, `${UNPACKED}/${inTree(entry)}`, ...words].map(quoted).join(' ');
  return { command, files: node.files, archives: [`${pathToFileURL(archive).href}#${UNPACKED}`] };
}

/** What must be sent with a job for executors to find a file, and the path at which they find it. */
export function shipFile(
  path: string,
  spark: Spark,
): { readonly path: string; readonly files: readonly string[] } {
  return isInDriver(spark) ? { path, files: [] } : { path: basename(path), files: [path] };
}

/** The statement that creates a view of the rows that a program makes of a query's rows. */
export function transformStatement(options: {
  readonly view: string;
  /** Whether it is computed now and cached, because several statements read it. */
  readonly cached: boolean;
  /** The columns of `from` that the program reads, tab-separated. */
  readonly input: readonly string[];
  readonly from: string;
  readonly command: string;
  /** The columns that it writes, tab-separated, by name: Spark's types. */
  readonly output: Readonly<Record<string, string>>;
}): string {
  const columns = Object.entries(options.output).map(
    ([name, type]) => `${nameLiteral(name)} ${type}`,
  );
  const create = options.cached ? 'CACHE TABLE' : 'CREATE OR REPLACE TEMPORARY VIEW';
  const format = String.raw`ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t' LINES TERMINATED BY '\n'`;
  return `${create} ${nameLiteral(options.view)} AS
    SELECT TRANSFORM(${options.input.map(nameLiteral).join(', ')}) ${format}
      USING ${textLiteral(options.command)}
      AS (${columns.join(', ')}) ${format}
    FROM (${options.from})`;
}

/** On this machine, executors run the Node that runs this process, in its place. */
function nodeFor(spark: Spark): { readonly command: string; readonly files: readonly string[] } {
  if (spark.node !== undefined) return { command: spark.node, files: [] };
  if (isInDriver(spark)) return { command: process.execPath, files: [] };
  return { command: `./${basename(process.execPath)}`, files: [process.execPath] };
}

/** A file's path inside the source tree. */
function inTree(file: URL): string {
  if (!file.href.startsWith(SOURCE_ROOT.href))
    throw new TypeError(`${file.href} is not in the source tree`);
  return fileURLToPath(file).slice(fileURLToPath(SOURCE_ROOT).length);
}

/** A word quoted for the shell. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
