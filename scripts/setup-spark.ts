/** Installs Spark, as PySpark from PyPI, into a virtual environment in the user's cache, once. */
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { findSpark, setupFolder, SETUP_VERSION } from '../src/spark/spark.ts';
import { archiveSparkClasses, SPARK_CLASSES } from './spark-classes.ts';

const folder = setupFolder();
const ready = join(folder, 'ready');
if (!existsSync(ready)) {
  // what an interrupted installation has left
  rmSync(folder, { recursive: true, force: true });
  run('python3', ['-m', 'venv', folder]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  run(join(folder, 'bin', 'python'), [...pip, `pyspark==${SETUP_VERSION}`]);
  writeFileSync(ready, '');
}
const { home, version } = findSpark(
  { master: 'local', conf: [] },
  { ...process.env, SPARK_HOME: '', PATH: '' },
);
if (!existsSync(SPARK_CLASSES)) archiveSparkClasses(home);
console.log(`Spark ${version} is in ${home}; --engine spark finds it`);

function run(program: string, words: readonly string[]): void {
  execFileSync(program, words, { stdio: 'inherit' });
}
