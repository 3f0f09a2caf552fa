import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { OPTIONS } from '../../src/config/options.ts';
import { environmentName } from '../../src/config/config.ts';
import { findProgram } from '../../scripts/find-program.ts';

const UNIT = readFileSync(
  new URL('../../deploy/systemd/reelated.service', import.meta.url),
  'utf8',
);
/** On systemd's scale from 0 to 10, times ten; a service without settings has 9.6. */
const MOST_EXPOSURE = '16';

const analyze = findProgram('systemd-analyze');

test(
  'systemd finds no fault with the unit, and calls it well protected',
  {
    skip: analyze === undefined && 'no systemd here',
  },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'reelated-unit-'));
    const path = join(folder, 'reelated.service');
    assert.match(UNIT, /^ExecStart=\/usr\/local\/bin\/reelated /m);
    await writeFile(path, UNIT.replace('/usr/local/bin/reelated', process.execPath));
    for (const args of [
      ['verify'],
      ['security', '--offline=true', `--threshold=${MOST_EXPOSURE}`],
    ]) {
      const { status, stdout, stderr } = spawnSync(analyze ?? '', [...args, path], {
        encoding: 'utf8',
      });
      assert.equal(status, 0, stdout + stderr);
      assert.doesNotMatch(stderr, /reelated\.service/);
    }
    await rm(folder, { recursive: true });
  },
);

test('the unit allows what the program needs', () => {
  const lines = new Set(UNIT.split('\n'));
  assert.ok(lines.has('SystemCallFilter=@system-service'));
  // without it, a refused call ends the process
  assert.ok(lines.has('SystemCallErrorNumber=EPERM'));
  assert.doesNotMatch(UNIT, /^MemoryDenyWriteExecute=/m);
  assert.doesNotMatch(UNIT, /^SystemCallFilter=~/m);
});

test('the unit names settings that exist', () => {
  const variables = new Set(Object.keys(OPTIONS).map(environmentName));
  const named = [...UNIT.matchAll(/REELATED_\w+/g)].map(([name]) => name);
  assert.ok(named.length > 0);
  assert.deepEqual(
    named.filter((name) => !variables.has(name)),
    [],
  );
});
