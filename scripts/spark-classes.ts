import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setupFolder } from '../src/spark/spark.ts';

/**
 * The archive of Spark's classes as Java has loaded and verified them, with which it starts in half
 * the time. Java ignores one that was made by another Java or of other files.
 */
export const SPARK_CLASSES = join(setupFolder(), 'classes.jsa');

/** A little of everything that our jobs use. */
const JOB = `
CREATE TEMPORARY VIEW lines (id STRING, name STRING, damaged STRING) USING csv
  OPTIONS (path 'lines.tsv', sep '\t', header 'true', columnNameOfCorruptRecord 'damaged');
CREATE TABLE named USING parquet PARTITIONED BY (half) LOCATION 'named' AS
  SELECT CAST(id AS INT) AS id, upper(name) AS name, CAST(id AS INT) % 2 AS half FROM lines;
SELECT TRANSFORM(id, name) ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t' USING 'cat'
    AS (id INT, name STRING) ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
  FROM (SELECT a.id, first(b.name) AS name, array_sort(collect_list(a.half)) AS halves
    FROM named AS a LEFT JOIN named AS b ON a.id = b.id GROUP BY a.id);
CREATE TABLE counts USING json LOCATION 'counts' AS SELECT count(*) AS films FROM named;
`;

/** Runs a job for the sake of the archive that Java writes at its end. */
export function archiveSparkClasses(home: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-spark-'));
  try {
    writeFileSync(join(folder, 'lines.tsv'), 'id\tname\n1\ta\n2\tb\n3\tc\n');
    writeFileSync(join(folder, 'job.sql'), JOB);
    const archive = `${SPARK_CLASSES}.${process.pid}`;
    const settings = [
      'spark.sql.catalogImplementation=in-memory',
      `spark.sql.warehouse.dir=file://${folder}/warehouse`,
      'spark.ui.enabled=false',
      'spark.sql.shuffle.partitions=2',
      'spark.sql.codegen.wholeStage=false',
      'spark.sql.codegen.factoryMode=NO_CODEGEN',
      `spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable "-XX:ArchiveClassesAtExit=${archive}"`,
    ].flatMap((setting) => ['--conf', setting]);
    execFileSync(
      join(home, 'bin', 'spark-sql'),
      ['--master', 'local[2]', ...settings, '-S', '-f', 'job.sql'],
      { cwd: folder, env: { ...process.env, SPARK_HOME: home, SPARK_LOCAL_IP: '127.0.0.1' } },
    );
    // another process may be reading one that is there
    if (existsSync(archive)) renameSync(archive, SPARK_CLASSES);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
