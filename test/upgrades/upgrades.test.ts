import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scratchFolder } from '../fixtures/scratch.ts';
import { watchedDataDir } from '../fixtures/watched-files.ts';
import { exchange, hasVersion, lastRelease, VERSIONS } from './exchange-versions.ts';

for (const version of [VERSIONS.at(-1), lastRelease()]) {
  if (version === undefined) continue;
  const skip = hasVersion(version) ? false : 'this clone has no history';
  test(`data goes from ${version} to this version and back`, { skip }, async (t) => {
    const { servedMeanwhile, ran } = await exchange(version, scratchFolder(t), watchedDataDir(t));
    assert.equal(servedMeanwhile, 'the earlier snapshot');
    // neither takes what the other has computed for its own
    if (version === VERSIONS.at(-1)) assert.ok(Math.min(...ran) > 0, ran.join());
  });
}
