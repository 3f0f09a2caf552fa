import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCli } from '../fixtures/cli.ts';
import { createFilmDatabase } from '../fixtures/film-database.ts';

/** Every name in a folder with the time of its last change. */
function stateOf(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`).toSorted();
}

test('data of a newer format is neither served nor touched', async () => {
  await using dataDir = await createFilmDatabase();
  mkdirSync(join(dataDir.path, 'state'));
  writeFileSync(join(dataDir.path, 'state', 'format.json'), '{"format":99,"version":"9.9.9"}');
  const before = stateOf(dataDir.path);
  for (const command of [
    ['up', '--sample', '--port', '0'],
    ['up', '--sample', '--port', '0', '--refresh', '24h'],
    ['run', '--sample'],
    ['serve', '--port', '0'],
    ['similar', 'Alien'],
  ]) {
    const { code, stderr } = await runCli([...command, '--data-dir', dataDir.path]);
    assert.equal(code, 2, command.join(' '));
    assert.match(stderr, /was built by Reelated 9\.9\.9, in format 99.*\(data-dir-newer\)\n$/);
    assert.deepEqual(stateOf(dataDir.path), before);
  }
});
