import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { printed, runCli, startCli } from '../fixtures/cli.ts';
import { QUIRKS, writeDatasets } from '../fixtures/datasets.ts';
import { runPipeline } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';
import { watchedDataDir } from '../fixtures/watched-files.ts';

test('up serves the snapshot that is there when a build fails, and fails where there is none', async (t) => {
  const folder = scratchFolder(t);
  const good = writeDatasets(join(folder, 'good'), QUIRKS);
  const bad = writeDatasets(join(folder, 'bad'), { ...QUIRKS, 'title.ratings': 'no ratings\n' });
  const dataDir = watchedDataDir(t);
  const up = ['up', '--port', '0', '--datasets', bad, '--data-dir'];

  const first = await runCli([...up, dataDir]);
  assert.equal(first.code, 1, first.stdout + first.stderr);
  assert.match(
    first.stderr,
    /^reelated: SourceDataset\(title\.ratings\) failed, and no earlier snapshot can be served \(task-failed\)$/m,
  );

  assert.equal((await runPipeline(dataDir, good)).status, 'succeeded');
  const second = startCli([...up, dataDir]);
  t.after(() => second.process.kill('SIGKILL'));
  const warned = printed(
    second,
    /^reelated: warning: SourceDataset\(title\.ratings\) failed, so the snapshot that was published before is served$/m,
    'stderr',
  );
  const [, url = ''] = await printed(second, /running at (http:\S+)/);
  await warned;
  assert.equal((await fetch(`${url}/film/10`)).status, 200);
  second.process.kill('SIGTERM');
  assert.equal((await second.ending).code, 0);
});
