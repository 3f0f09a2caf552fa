import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { scratchFolder } from '../../../test/fixtures/scratch.ts';
import { UsageError } from '../../errors.ts';
import { prepareDataDir } from './data-dir.ts';
import { DATA_FORMAT, markFormat, readFormatMark, refuseNewerData } from './data-format.ts';
import { newRunId } from './run-id.ts';

/** A data directory whose mark is this text. */
function markedWith(t: TestContext, text: string): string {
  const dataDir = scratchFolder(t);
  mkdirSync(join(dataDir, 'state'));
  writeFileSync(join(dataDir, 'state', 'format.json'), text);
  return dataDir;
}

test('a data directory is marked with its format and the version that built it', async (t) => {
  const dataDir = scratchFolder(t);
  await prepareDataDir(dataDir);
  assert.equal(await readFormatMark(dataDir), undefined);
  await markFormat(dataDir, '1.2.3', newRunId());
  assert.deepEqual(await readFormatMark(dataDir), { format: DATA_FORMAT, version: '1.2.3' });
  await refuseNewerData(dataDir);
});

test('a data directory of a newer format is refused and left as it is', async (t) => {
  const text = `{"format":${DATA_FORMAT + 1},"version":"9.0.0","more":true}`;
  const dataDir = markedWith(t, text);
  for (const open of [refuseNewerData, prepareDataDir]) {
    await assert.rejects(open(dataDir), (error) => {
      assert.ok(error instanceof UsageError && error.code === 'data-dir-newer');
      assert.match(error.message, /was built by Reelated 9\.0\.0, in format 2,.*--data-dir/);
      return true;
    });
  }
  assert.deepEqual(readdirSync(dataDir), ['state']);
  assert.equal(readFileSync(join(dataDir, 'state', 'format.json'), 'utf8'), text);
});

for (const text of ['', 'null', '[]', '{"format":"2"}', '{"version":"9.0.0"}']) {
  test(`a mark ${JSON.stringify(text)} is as none`, async (t) => {
    const dataDir = markedWith(t, text);
    await refuseNewerData(dataDir);
    await markFormat(dataDir, '1.2.3', newRunId());
    assert.deepEqual(await readFormatMark(dataDir), { format: DATA_FORMAT, version: '1.2.3' });
  });
}
