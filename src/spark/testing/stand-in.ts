/** Folders that look like Spark's, for tests that must not depend on a real one. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes what `findSpark` looks for, with a shell script as `spark-sql`, and returns the folder. */
export function standInSpark(home: string, version: string, script = ''): string {
  mkdirSync(join(home, 'bin'), { recursive: true });
  mkdirSync(join(home, 'jars'), { recursive: true });
  writeFileSync(join(home, 'bin', 'spark-sql'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  writeFileSync(join(home, 'jars', `spark-core_2.13-${version}.jar`), '');
  return home;
}
