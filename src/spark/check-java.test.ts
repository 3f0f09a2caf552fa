import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { scratchFolder } from '../../test/fixtures/scratch.ts';
import { checkJava } from './check-java.ts';

test('Java is looked for where Spark does, and a lack of it is said', (t) => {
  const home = scratchFolder(t);
  const bin = join(home, 'jdk', 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'java'), '#!/bin/sh\n', { mode: 0o755 });
  const check = (environment: NodeJS.ProcessEnv): void => checkJava({ home }, environment);
  const refused = (message: RegExp) => ({ code: 'spark-missing', message });
  check({ PATH: bin });
  check({ PATH: '', JAVA_HOME: join(home, 'jdk') });
  assert.throws(() => check({ PATH: '' }), refused(/Java 17 or later, but none was found/));
  assert.throws(() => check({ PATH: bin, JAVA_HOME: home }), refused(/which has no bin\/java/));
  mkdirSync(join(home, 'conf'));
  writeFileSync(join(home, 'conf', 'spark-env.sh'), 'export JAVA_HOME=/somewhere\n');
  check({ PATH: '' });
});
