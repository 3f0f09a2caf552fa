import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { findSpark, isLocal } from './spark.ts';
import { standInSpark } from './testing/stand-in.ts';

const settings = { master: 'local[2]', conf: [] };

function scratch(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('Spark is found by its setting, then SPARK_HOME, then the PATH, then the folder of setup:spark', (t) => {
  const folder = scratch(t);
  const [one, two, three] = ['4.0.1', '4.1.0', '4.2.0'].map((version) =>
    standInSpark(join(folder, version), version),
  );
  const cached = join(folder, 'cache', 'reelated', 'pyspark-4.1.1');
  standInSpark(join(cached, 'lib', 'python3', 'site-packages', 'pyspark'), '4.1.1');
  writeFileSync(join(cached, 'ready'), '');
  const environment = {
    SPARK_HOME: two,
    PATH: join(three ?? '', 'bin'),
    XDG_CACHE_HOME: join(folder, 'cache'),
  };
  const versionIn = (given: NodeJS.ProcessEnv, home?: string): string =>
    findSpark({ ...settings, home }, given).version;
  assert.equal(versionIn(environment, one), '4.0.1');
  assert.equal(versionIn(environment), '4.1.0');
  assert.equal(versionIn({ ...environment, SPARK_HOME: '' }), '4.2.0');
  assert.equal(versionIn({ ...environment, SPARK_HOME: '', PATH: '' }), '4.1.1');
});

test('no Spark, another folder and a Spark that is too old are refused', (t) => {
  const folder = scratch(t);
  const nowhere = { PATH: '', XDG_CACHE_HOME: folder };
  const refused = (message: RegExp) => ({ code: 'spark-missing', message });
  assert.throws(() => findSpark(settings, nowhere), refused(/npm run setup:spark/));
  assert.throws(
    () => findSpark({ ...settings, home: folder }, nowhere),
    refused(/is not a Spark installation: .* is missing/),
  );
  const old = standInSpark(join(folder, 'old'), '3.5.1');
  assert.throws(() => findSpark({ ...settings, home: old }, nowhere), refused(/is Spark 3\.5\.1/));
});

test('a master is local or not', () => {
  const local = ['local', 'local[2]', 'local[*]', 'local-cluster[2,1,1024]'];
  const remote = ['spark://localhost:7077', 'yarn', 'k8s://https://local:6443'];
  for (const master of local) assert.ok(isLocal({ master, conf: [] }), master);
  for (const master of remote) assert.ok(!isLocal({ master, conf: [] }), master);
});
