import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { UsageError } from '../errors.ts';
import { isExecutable, type Spark } from './spark.ts';

/**
 * Checks that Spark will find Java, as its own scripts look for it.
 *
 * @throws UsageError `spark-missing` when there is none
 */
export function checkJava(
  { home }: Pick<Spark, 'home'>,
  environment: NodeJS.ProcessEnv = process.env,
): void {
  // it may set JAVA_HOME
  if (existsSync(join(environment['SPARK_CONF_DIR'] || join(home, 'conf'), 'spark-env.sh'))) return;
  const javaHome = environment['JAVA_HOME'];
  const folders = javaHome
    ? [join(javaHome, 'bin')]
    : (environment['PATH'] ?? '').split(delimiter).filter(Boolean);
  if (folders.some((folder) => isExecutable(join(folder, 'java')))) return;
  throw new UsageError(
    'spark-missing',
    javaHome
      ? `Spark needs Java 17 or later, but JAVA_HOME is ${javaHome}, which has no bin/java`
      : 'Spark needs Java 17 or later, but none was found: install it or set JAVA_HOME',
    { data: { home } },
  );
}
