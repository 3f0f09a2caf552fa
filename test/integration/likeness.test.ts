/** What the default preset finds in the sample: asserted by order, not by numbers or factors. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openSnapshot, type Snapshot } from '../../src/api/snapshot.ts';
import { createPipeline } from '../../src/pipeline.ts';
import { explainSimilarity } from '../../src/similarity/explain.ts';
import { rowOf } from '../../src/similarity/model.ts';
import { PRESET_NAMES } from '../../src/similarity/presets.ts';
import { similarityOf } from '../../src/similarity/similarity.ts';
import { runTasks } from '../../src/workflow/runner.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';

const SERIES = JSON.parse(
  readFileSync(new URL('../../bench/quality/sample-series.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, readonly { readonly film_id: number; readonly title: string }[]>>;

describe('likeness on the sample', () => {
  let dataDir: string;
  let snapshot: Snapshot;

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'reelated-likeness-'));
    const pipeline = createPipeline({
      dataDir,
      location: { kind: 'sample' },
      akas: true,
      minRating: 6,
      minVotes: 500,
      titleTypes: ['movie'],
      neighbours: 10,
      preset: 'balanced',
    });
    await runTasks(pipeline.slice(-1), { dataDir, workers: 2 });
    snapshot = await openSnapshot(dataDir);
  });

  after(async () => {
    await snapshot[Symbol.asyncDispose]();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** The titles of the nearest films, most similar first. */
  async function nearest(
    title: string,
    limit: number,
    from = snapshot,
  ): Promise<readonly string[]> {
    const [film] = await from.database.findFilms(title, 1);
    assert.ok(film !== undefined, title);
    const { films } = from.rankSimilar(film.film_id, { threshold: 0, offset: 0, limit });
    const found = await from.database.filmsByIds(films.map(({ filmId }) => filmId));
    return found.map((other) => other.title);
  }

  test('the films of James Bond, whose titles share no words, find each other', async () => {
    const bond = (SERIES['James Bond'] ?? []).map(({ title }) => title);
    for (const title of bond) {
      const found = await nearest(title, 10);
      assert.ok(bond.includes(found[0] ?? ''), `${title}: ${found.join(', ')}`);
      const others = found.filter((other) => bond.includes(other));
      assert.ok(others.length >= 7, `${title}: ${found.join(', ')}`);
    }
    const first = await nearest('Goldfinger', 5);
    assert.ok(
      first.every((other) => bond.includes(other)),
      first.join(', '),
    );
  });

  test('the films of a short series are each among the first of the others', async () => {
    for (const name of ['Godfather', 'Apu', 'Before', 'Three Colours', 'Bourne', 'Dollars']) {
      const titles = (SERIES[name] ?? []).map(({ title }) => title);
      for (const title of titles) {
        const found = await nearest(title, titles.length);
        const others = titles.filter((other) => other !== title);
        assert.ok(
          others.every((other) => found.includes(other)),
          `${title}: ${found.join(', ')}`,
        );
      }
    }
  });

  const DIRECTED: Readonly<Record<string, readonly string[]>> = {
    'Seven Samurai': ['Ikiru', 'Rashomon', 'Throne of Blood', 'Yojimbo', 'High and Low', 'Ran'],
    'Spirited Away': [
      'My Neighbor Totoro',
      "Howl's Moving Castle",
      "Kiki's Delivery Service",
      'Princess Mononoke',
      'The Wind Rises',
    ],
    'City Lights': ['Modern Times', 'The Kid', 'The Great Dictator'],
    Vertigo: ['North by Northwest', 'Rear Window', 'Psycho', 'The Birds', 'Notorious'],
  };
  for (const [title, others] of Object.entries(DIRECTED)) {
    test(`a director's body of work comes first: ${title}`, async () => {
      const found = await nearest(title, others.length);
      const work = new Set([...others, 'The 39 Steps']);
      assert.ok(
        found.every((other) => work.has(other)),
        found.join(', '),
      );
    });
  }

  test('a sequel by other hands still comes before the other films of the director', async () => {
    assert.deepEqual((await nearest('Alien', 2)).toSorted(), ['Alien 3', 'Aliens']);
  });

  test('a word in the title alone brings no one to the top', async () => {
    for (const [title, namesake] of [
      ['City Lights', 'City of God'],
      ['Close-Up', 'Close Encounters of the Third Kind'],
      ['Once Upon a Time in America', 'Once Upon a Time... in Hollywood'],
      ["Singin' in the Rain", 'In the Mood for Love'],
    ] as const) {
      const found = await nearest(title, 3);
      assert.ok(!found.includes(namesake), `${title}: ${found.join(', ')}`);
    }
  });

  test('an explanation sums to the similarity, whatever the preset', async () => {
    for (const preset of PRESET_NAMES) {
      await using other = await openSnapshot(dataDir, { preset });
      const { model } = other;
      const row = rowOf(model, 78748) ?? -1;
      for (let b = 0; b < model.filmIds.length; b++) {
        if (b === row) continue;
        const sum = explainSimilarity(model, row, b).reduce((all, { share }) => all + share, 0);
        assert.ok(Math.abs(sum - similarityOf(model, row, b)) <= 1e-12);
      }
    }
  });

  test('a snapshot answers with the preset that it was built with, or the one asked for', async () => {
    await using seed = await openSnapshot(dataDir, { preset: 'seed' });
    const { parameters } = await snapshot.database.dataset();
    assert.equal((parameters as { preset?: unknown }).preset, 'balanced');
    assert.notDeepEqual(await nearest('Alien', 10, seed), await nearest('Alien', 10));
  });
});
