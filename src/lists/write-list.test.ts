import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { scratchFolder } from '../../test/fixtures/scratch.ts';
import { hookWrites } from '../workflow/state/write-point.ts';
import { MAX_LIST_BYTES } from './list-file.ts';
import { addToList, replaceList } from './write-list.ts';

const BEFORE = '# by hand\ntt0000005\n';
const FILMS = { filmIds: [6, 5], from: 'from a test' };

for (const [what, write, after] of [
  ['replaced', replaceList, /^# 2 films from a test, [\d-]{10}\ntt0000006\ntt0000005\n$/],
  ['added to', addToList, /^# by hand\ntt0000005\n# 1 film from a test, [\d-]{10}\ntt0000006\n$/],
] as const) {
  test(`a list that is ${what} is as before or complete, wherever writing it stops`, async (t) => {
    let stops = 0;
    for (let stopAt = 1; ; stopAt++) {
      const dataDir = scratchFolder(t);
      const folder = join(dataDir, 'lists');
      const file = join(folder, 'owned.txt');
      mkdirSync(folder);
      writeFileSync(file, BEFORE);
      let points = 0;
      using _ = hookWrites(() => {
        points += 1;
        if (points === stopAt) throw new Error('stopped');
      });
      const writing = write(dataDir, 'owned', FILMS);
      if ((await Promise.allSettled([writing]))[0].status === 'fulfilled') {
        assert.match(readFileSync(file, 'utf8'), after);
        break;
      }
      stops += 1;
      await assert.rejects(writing, { code: 'data-dir-unusable', message: /stopped/ });
      const text = readFileSync(file, 'utf8');
      assert.ok(text === BEFORE || after.test(text), text);
      assert.deepEqual(readdirSync(folder), ['owned.txt'], 'nothing is left behind');
    }
    assert.ok(stops >= 3, `${stops} stops`);
  });
}

test('a list that could not be read again is not written', async (t) => {
  const dataDir = scratchFolder(t);
  mkdirSync(join(dataDir, 'lists'));
  const before = `# ${'x'.repeat(MAX_LIST_BYTES - 3)}\n`;
  writeFileSync(join(dataDir, 'lists', 'owned.txt'), before);
  await assert.rejects(addToList(dataDir, 'owned', FILMS), {
    code: 'list-unreadable',
    message: /more than 16777216/,
  });
  assert.equal(readFileSync(join(dataDir, 'lists', 'owned.txt'), 'utf8'), before);
});
