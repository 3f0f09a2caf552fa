import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { scratchFolder } from '../fixtures/scratch.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

test(
  'a full disk behind the output is said in one line',
  { skip: !existsSync('/dev/full') },
  (t) => {
    const dataDir = join(scratchFolder(t), 'data');
    for (const args of [['tasks'], ['run', 'SourceDataset', '--data-dir', dataDir]]) {
      const full = openSync('/dev/full', 'w');
      const { status, stderr } = spawnSync(process.execPath, [MAIN, ...args, '--sample'], {
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      });
      closeSync(full);
      assert.equal(status, 1, args.join(' '));
      assert.equal(
        stderr,
        'reelated: the output cannot be written: no space left on the disk: standard output (task-failed)\n',
      );
    }
  },
);
