import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { gunzipSync } from 'node:zlib';
import { FILES, pathOf } from '../../bench/imdb-files/files.ts';
import { generateImdbFiles } from '../../bench/imdb-files/generate-files.ts';
import { Ids, PREFIXES } from '../../bench/imdb-files/ids.ts';
import type { ImdbDatasetName } from '../../src/sources/imdb-dataset.ts';
import { runPipeline } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

const NAMES = Object.keys(FILES) as ImdbDatasetName[];
const SCALE = 0.001;

function generate(folder: string, workers: number, seed = 1): Promise<void> {
  return generateImdbFiles({ folder, workers, seed, scale: SCALE, akas: true });
}

function rowsOf(folder: string, name: ImdbDatasetName): string[][] {
  const text = gunzipSync(readFileSync(pathOf(folder, name))).toString('utf8');
  const lines = text.endsWith('\n') ? text.slice(0, -1) : text;
  return lines.split('\n').map((line) => line.split('\t'));
}

test('made-up files have the same bytes for a seed with any number of threads', async (t) => {
  const folder = scratchFolder(t);
  const [one, three, other] = ['one', 'three', 'other'].map((name) => join(folder, name));
  await generate(one!, 1);
  await generate(three!, 3);
  await generate(other!, 2, 2);
  for (const name of NAMES) {
    const bytes = readFileSync(pathOf(one!, name));
    assert.ok(bytes.equals(readFileSync(pathOf(three!, name))), name);
    assert.ok(!bytes.equals(readFileSync(pathOf(other!, name))), name);
  }
});

test("made-up files have the form, the order and the oddities of IMDb's", async (t) => {
  const folder = scratchFolder(t);
  await generate(folder, 2);
  const files = new Map(NAMES.map((name) => [name, rowsOf(folder, name)]));
  for (const [name, [header, ...rows]] of files) {
    assert.equal(header?.join('\t'), FILES[name].header);
    assert.ok(
      rows.every((row) => row.length === header.length),
      `${name}: fields`,
    );
    const ids = rows.map(([id]) => id ?? '');
    assert.deepEqual(ids, ids.toSorted(), `${name}: sorted as text`);
    assert.ok(ids.some((id) => id.length === 9) && ids.some((id) => id.length === 10));
  }
  for (const [name, expected] of [
    ['title.basics', 11_500_000],
    ['title.ratings', 1_500_000],
    ['title.principals', 90_000_000],
    ['name.basics', 14_000_000],
  ] as const) {
    const found = (files.get(name)?.length ?? 0) / SCALE;
    assert.ok(Math.abs(found / expected - 1) < 0.15, `${name}: ${found} rows at scale 1`);
  }
  const people = new Set(files.get('name.basics')?.map(([id]) => id));
  const credits = files.get('title.principals')?.slice(1) ?? [];
  assert.ok(credits.some(([, , person]) => !people.has(person)));
  assert.ok(new Set(credits.map(([id, , person]) => `${id} ${person}`)).size < credits.length);
  const text = gunzipSync(readFileSync(pathOf(folder, 'name.basics')));
  assert.notEqual(text.at(-1), 10, 'no line feed at the end of name.basics');
});

test('the pipeline takes made-up files and keeps the share of films that IMDb has', async (t) => {
  const folder = scratchFolder(t);
  const datasets = join(folder, 'datasets');
  await generate(datasets, 2);
  const summary = await runPipeline(join(folder, 'data'), datasets);
  assert.equal(summary.status, 'succeeded');
  const films = summary.tasks.find(({ task }) => task === 'PrepFilms');
  const kept = films?.state === 'ran' ? (films.rows ?? 0) : 0;
  assert.ok(kept > 25 && kept < 58, `${kept} films, of 40,000 at scale 1`);
});

test('ids in text order are all ids, at any cut', () => {
  const ids = new Ids('nm', 5000, 17_300_000, 3);
  const whole = [...ids.inTextOrder(0, PREFIXES)];
  const cuts = [0, 1, 999_999, 1_000_000, 1_729_999, 5_000_000, PREFIXES];
  const parts = cuts.slice(1).flatMap((to, i) => [...ids.inTextOrder(cuts[i] ?? 0, to)]);
  assert.deepEqual(parts, whole);
  assert.equal(new Set(whole).size, 5000);
  const texts = whole.map((item) => String(ids.idOf(item)).padStart(7, '0'));
  assert.deepEqual(texts, texts.toSorted());
});
