import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setupFolder, type Spark } from '../src/spark/spark.ts';

const VENV = fileURLToPath(new URL('.venv', import.meta.url));
const PACKAGES = ['numpy==2.4.6', 'scipy==1.17.1', 'sparse_dot_topn==1.2.0', 'scikit-learn==1.9.1'];
const OLD_SERVER = [
  'fastapi==0.165.0',
  'uvicorn[standard]==0.54.0',
  'sqlalchemy==2.1.9',
  'duckdb-engine==0.17.0',
  'duckdb==1.5.5',
];

/** The interpreter of a virtual environment with the libraries that we are measured against. */
export function python(): string {
  return `${environment(VENV, PACKAGES)}/bin/python`;
}

/** The virtual environment with PySpark that `npm run setup:spark` makes. */
export function sparkHome(): string {
  const script = fileURLToPath(new URL('../scripts/setup-spark.ts', import.meta.url));
  execFileSync(process.execPath, [script], { stdio: 'inherit' });
  return setupFolder();
}

/** The words that run a PySpark script with the Python that has numpy, which Spark ML's vectors need. */
export function submitWithNumpy(spark: Spark, words: readonly string[]): readonly string[] {
  const interpreter = python();
  return [
    'env',
    `SPARK_HOME=${spark.home}`,
    `PYTHONPATH=${join(spark.home, '..')}`,
    `PYSPARK_PYTHON=${interpreter}`,
    `PYSPARK_DRIVER_PYTHON=${interpreter}`,
    join(spark.home, 'bin', 'spark-submit'),
    ...words,
  ];
}

/** The uvicorn of a virtual environment with what the old server was made of. */
export function uvicorn(): string {
  return `${environment(`${VENV}/server`, OLD_SERVER)}/bin/uvicorn`;
}

/** The program that holds a server against its OpenAPI document. */
export function schemathesis(): string {
  return `${environment(`${VENV}/schemathesis`, ['schemathesis==4.32.5'])}/bin/schemathesis`;
}

function environment(folder: string, packages: readonly string[]): string {
  if (!existsSync(`${folder}/ready`)) {
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'inherit' });
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
    execFileSync(`${folder}/bin/python`, [...install, ...packages], { stdio: 'inherit' });
    execFileSync('touch', [`${folder}/ready`]);
  }
  return folder;
}
