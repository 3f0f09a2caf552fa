import assert from 'node:assert/strict';
import { readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { SnapshotChanges } from '../../src/snapshot/changes/compare-snapshots.ts';
import type { PipelineSettings } from '../../src/pipeline.ts';
import type { RunSummary } from '../../src/workflow/outcome.ts';
import { pipelineView } from '../../src/workflow/views/pipeline-view.ts';
import { SAMPLE, writeDatasets, type DatasetTexts } from '../fixtures/datasets.ts';
import { failureOf, runPipeline, tasksThatRan } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

/** What a run reported about its publication. */
function publicationOf(summary: RunSummary): {
  readonly changes: SnapshotChanges | undefined;
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
} {
  const outcome = summary.tasks.find(({ task }) => task === 'PublishSnapshot');
  assert.ok(outcome?.state === 'ran', JSON.stringify(outcome));
  const { facts, notes, warnings } = outcome;
  return { changes: facts['changes'] as unknown as SnapshotChanges | undefined, notes, warnings };
}

/** The sample's ratings as far as `keep` says so, by their line. */
function ratings(keep: (line: string, index: number) => boolean): DatasetTexts {
  const lines = (SAMPLE['title.ratings'] ?? '').split('\n');
  return {
    'title.ratings': lines.filter((line, index) => index === 0 || keep(line, index)).join('\n'),
  };
}

test('a publication reports the films added, removed and changed since the one before', async (t) => {
  const folder = scratchFolder(t);
  const datasets = join(folder, 'imdb');
  const dataDir = join(folder, 'data');
  // Alien is not there yet
  writeDatasets(datasets, { ...SAMPLE, ...ratings((line) => !line.startsWith('tt0078748\t')) });
  const first = publicationOf(await runPipeline(dataDir, datasets, { task: 'PublishSnapshot' }));
  assert.deepEqual(first, { changes: undefined, notes: [], warnings: [] });

  // now it is, The Godfather has gone, Seven Samurai has other votes and another title
  const rated = ratings((line) => !line.startsWith('tt0068646\t'));
  writeDatasets(datasets, {
    'title.ratings': (rated['title.ratings'] ?? '').replace(
      /^(tt0047478\t[^\t]*)\t.*$/m,
      '$1\t424242',
    ),
    'title.basics': (SAMPLE['title.basics'] ?? '').replace(
      /^(tt0047478\tmovie)\t[^\t]*/m,
      '$1\tSeven "Samurai"',
    ),
  });
  const summary = await runPipeline(dataDir, datasets, { task: 'PublishSnapshot' });
  const { changes, notes } = publicationOf(summary);
  assert.ok(changes);
  const { added, removed, changed, columns, rows, anomalies } = changes;
  assert.deepEqual(
    added.examples.map(({ film_id, title, year }) => [film_id, title, year]),
    [[78748, 'Alien', 1979]],
  );
  assert.deepEqual(
    removed.examples.map(({ film_id }) => film_id),
    [68646],
  );
  assert.deepEqual(changed.examples, [
    { film_id: 47478, title: 'Seven "Samurai"', year: 1954, columns: ['title', 'vote_count'] },
  ]);
  assert.deepEqual([added.films, removed.films, changed.films], [1, 1, 1]);
  assert.deepEqual(columns, { title: 1, vote_count: 1 });
  assert.equal(rows['films']?.now, rows['films']?.before);
  assert.deepEqual(anomalies, []);
  assert.match(
    notes[0] ?? '',
    /^since snapshot \w{12} of [-\d]{10}: 1 film added, 1 removed, 1 changed$/,
  );
  assert.ok(notes.includes('added: Alien (1979)'), notes.join('\n'));
  assert.ok(notes.includes('removed: The Godfather (1972)'));

  const { runs, last } = await pipelineView(dataDir);
  const shown = runs[0]?.tasks.find(({ task }) => task === 'PublishSnapshot');
  assert.deepEqual(shown?.notes, notes);
  assert.deepEqual(last['PublishSnapshot']?.notes, notes);
  assert.deepEqual(last['PublishSnapshot']?.facts['changes'], changes);
});

test('half the films gone is not published until it is accepted, and then nothing else runs', async (t) => {
  const folder = scratchFolder(t);
  const datasets = writeDatasets(join(folder, 'imdb'), SAMPLE);
  const dataDir = join(folder, 'data');
  const publish = async (settings: Partial<PipelineSettings> = {}): Promise<RunSummary> =>
    runPipeline(dataDir, datasets, { task: 'PublishSnapshot', ...settings });
  const published = (): string => readlinkSync(join(dataDir, 'duckdb', 'films.duckdb'));
  // going from the sample to real files is not an anomaly, however few there are
  await publish({ location: { kind: 'sample' } });
  writeDatasets(
    datasets,
    ratings((_, index) => index % 4 !== 0),
  );
  await publish();
  const before = published();

  writeDatasets(
    datasets,
    ratings((_, index) => index % 4 === 1),
  );
  for (const again of [await publish(), await publish()]) {
    const { code, message } = failureOf(again);
    assert.equal(code, 'snapshot-anomaly');
    assert.match(message, /films has \d+ rows, down from \d+.*--accept-changes/);
    assert.equal(published(), before);
  }
  const accepted = await publish({ acceptChanges: true });
  assert.deepEqual(tasksThatRan(accepted), ['PublishSnapshot']);
  assert.match(publicationOf(accepted).warnings.join('\n'), /^accepted: films has/);
  assert.notEqual(published(), before);
  assert.deepEqual(tasksThatRan(await publish()), []);
});

test('a loss of a third at each publication is noticed when half of the rows are gone', async (t) => {
  const folder = scratchFolder(t);
  const datasets = writeDatasets(join(folder, 'imdb'), SAMPLE);
  const dataDir = join(folder, 'data');
  const publish = async (share: number, settings: Partial<PipelineSettings> = {}) => {
    writeDatasets(
      datasets,
      ratings((_, index) => index % 100 < share),
    );
    return runPipeline(dataDir, datasets, { task: 'PublishSnapshot', ...settings });
  };
  for (const share of [100, 70]) publicationOf(await publish(share));
  const { code, message } = failureOf(await publish(48));
  assert.equal(code, 'snapshot-anomaly');
  assert.match(message, /credits has [\d,]+ rows, down from 6,996 in snapshot \w{12} of [-\d]{10}/);
  const accepted = publicationOf(await publish(48, { acceptChanges: true }));
  assert.match(
    accepted.warnings.join('\n'),
    /^accepted: credits has [\d,]+ rows, down from 6,996 in/m,
  );
  // from then on, the accepted one counts
  assert.deepEqual(publicationOf(await publish(45)).warnings, []);
});

test('a title.akas that has lost all titles but the original ones is not published', async (t) => {
  const folder = scratchFolder(t);
  const datasets = writeDatasets(join(folder, 'imdb'), SAMPLE);
  const dataDir = join(folder, 'data');
  await runPipeline(dataDir, datasets, { task: 'PublishSnapshot' });
  const lines = (SAMPLE['title.akas'] ?? '').split('\n');
  writeDatasets(datasets, {
    'title.akas': lines.filter((line) => !line.endsWith('\t0')).join('\n'),
  });
  const { code, message } = failureOf(
    await runPipeline(dataDir, datasets, { task: 'PublishSnapshot' }),
  );
  assert.equal(code, 'snapshot-anomaly');
  assert.match(message, /alternate_titles has 0 rows, down from \d+;/);
  const { changes } = publicationOf(
    await runPipeline(dataDir, datasets, { task: 'PublishSnapshot', acceptChanges: true }),
  );
  assert.equal(changes?.rows['alternate_titles']?.now, 0);
  assert.deepEqual([changes?.added.films, changes?.removed.films], [0, 0]);
});

test('a published file that cannot be read does not keep the next one from being published', async (t) => {
  const folder = scratchFolder(t);
  const datasets = writeDatasets(join(folder, 'imdb'), SAMPLE);
  const dataDir = join(folder, 'data');
  await runPipeline(dataDir, datasets, { task: 'PublishSnapshot' });
  const old = readlinkSync(join(dataDir, 'duckdb', 'films.duckdb'));
  rmSync(join(dataDir, 'duckdb', old));
  writeFileSync(join(dataDir, 'duckdb', old), 'no database');

  const settings = { task: 'PublishSnapshot', minVotes: 100_000 };
  const { warnings } = publicationOf(await runPipeline(dataDir, datasets, settings));
  assert.match(warnings.join('\n'), new RegExp(`^${old} could not be compared with the new one: `));
});
