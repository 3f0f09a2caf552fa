/** Own terms from a file to an answer. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildApp } from '../../src/api/app.ts';
import { openSnapshot } from '../../src/api/snapshot/snapshot.ts';
import { SAMPLE, writeDatasets } from '../fixtures/datasets.ts';
import { failureOf, runPipeline, tasksThatRan } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';
import { UNHURRIED } from '../fixtures/unhurried.ts';

const [BLADE_RUNNER, ALIEN] = [83658, 78748];
const TERMS = [
  'tconst\tfield\tterm\tweight\tlabel',
  'tt0083658\tmood_words\tQ1\t2\tbleak, slow',
  'tt0078748\tmood_words\tQ1\t\tbleak, slow',
  'tt0133093\tmood_words\tQ2\t\t',
  'tt9999999\tmood_words\tQ1\t\t',
].join('\n');

function files(folder: string): { readonly datasets: string; readonly terms: readonly string[] } {
  const datasets = writeDatasets(join(folder, 'imdb'), SAMPLE);
  const path = join(folder, 'own.tsv');
  writeFileSync(path, TERMS);
  return { datasets, terms: [path] };
}

test('an own field is listed, weighed and explained like any other', async (t) => {
  const folder = scratchFolder(t);
  const dataDir = join(folder, 'data');
  const { datasets, terms } = files(folder);
  const summary = await runPipeline(dataDir, datasets, { terms, neighbours: 5 });
  assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
  await using snapshot = await openSnapshot(dataDir, UNHURRIED);
  const app = await buildApp({ ...UNHURRIED, snapshot });
  t.after(() => app.close());

  const presets = (await app.inject('/similarity/presets')).json();
  assert.equal(presets.fields.at(-1).field, 'mood_words');
  assert.deepEqual(presets.groups.at(-1).reason, { by: 'words', text: 'Mood words: {terms}' });
  assert.equal(presets.presets.balanced.mood_words, 1);
  assert.equal(presets.presets.seed.mood_words, undefined);

  const weighed = await app.inject(
    `/film/${BLADE_RUNNER}/similar?weights=mood_words:1&explain=true&limit=1`,
  );
  const [first] = weighed.json().films;
  assert.equal(first.film_id, ALIEN);
  assert.deepEqual(first.why.terms, [
    { field: 'mood_words', term: 'Q1', label: 'bleak, slow', share: 1 },
  ]);

  const adjusted = await app.inject({
    method: 'POST',
    url: '/film/similar',
    payload: {
      like: [BLADE_RUNNER],
      terms: [{ field: 'mood_words', term: 'Q1', factor: 0 }],
      explain: true,
      limit: 1,
    },
  });
  assert.deepEqual(adjusted.json().terms, [
    { field: 'mood_words', term: 'Q1', label: 'bleak, slow', factor: 0 },
  ]);

  const unknown = await app.inject(`/film/${ALIEN}/similar?weights=mood:1`);
  assert.equal(unknown.statusCode, 400);
  assert.match(unknown.json().detail, /unknown field mood; the fields are title, .*mood_words/);

  writeFileSync(terms[0] ?? '', TERMS.replace('\t2\t', '\tNaN\t'));
  const failed = await runPipeline(dataDir, datasets, { terms, neighbours: 5 });
  assert.equal(failureOf(failed).code, 'source-value');
  assert.match(failureOf(failed).message, /^own\.tsv, line 2: weight must be /);
  writeFileSync(terms[0] ?? '', TERMS);
  const again = await runPipeline(dataDir, datasets, { terms, neighbours: 5 });
  assert.deepEqual(tasksThatRan(again), []);
});

test('a field that is gone from a file of own terms stops the publication until it is accepted', async (t) => {
  const folder = scratchFolder(t);
  const dataDir = join(folder, 'data');
  const { datasets, terms } = files(folder);
  const settings = { terms, neighbours: 5 };
  await runPipeline(dataDir, datasets, settings);
  writeFileSync(terms[0] ?? '', TERMS.replaceAll('mood_words', 'moods'));
  const { code, message } = failureOf(await runPipeline(dataDir, datasets, settings));
  assert.equal(code, 'snapshot-anomaly');
  assert.match(message, /mood_words has 0 terms, down from 2;/);
  const accepted = await runPipeline(dataDir, datasets, { ...settings, acceptChanges: true });
  assert.equal(accepted.status, 'succeeded');
});
