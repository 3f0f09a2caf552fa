import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { isAbsolute, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { DEFAULT_DATA_DIR, defaultDataDir } from './default-data-dir.ts';

test('data of a clone is in its folder, of an installed program in the home folder', async () => {
  assert.equal(DEFAULT_DATA_DIR, resolve('data'));
  assert.equal(await defaultDataDir('/clone/src/config/default-data-dir.ts'), resolve('data'));
  const installed = await defaultDataDir('/lib/node_modules/reelated/dist/config/x.js');
  assert.ok(isAbsolute(installed));
  if (process.env['XDG_DATA_HOME'] === undefined) {
    assert.doesNotMatch(relative(homedir(), installed), /^\.\./);
  }
  assert.match(installed, /reelated/);
});
