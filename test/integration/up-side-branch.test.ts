import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { printed, startCli } from '../fixtures/cli.ts';
import { mountMemory } from '../fixtures/mounts.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

test('a task that fails beside the snapshot does not keep the snapshot from being served', async (t) => {
  const dataDir = join(scratchFolder(t), 'data');
  const genres = join(dataDir, 'output', 'genres');
  mkdirSync(genres, { recursive: true });
  // a folder that nothing can be renamed to
  using mount = mountMemory(t, genres, '1m');
  if (mount === undefined) return;
  const up = startCli(['up', '--sample', '--port', '0', '--data-dir', dataDir]);
  t.after(() => up.process.kill('SIGKILL'));
  const [, url = ''] = await printed(up, /running at (http:\S+)/);
  assert.equal((await fetch(`${url}/film/78748`)).status, 200);
  up.process.kill('SIGTERM');
  const { code, stdout, stderr } = await up.ending;
  assert.equal(code, 0);
  assert.match(stdout, /GenreParquets failed/);
  assert.match(
    stderr,
    /^reelated: warning: GenreParquets failed, but the snapshot does not need it/m,
  );
});
