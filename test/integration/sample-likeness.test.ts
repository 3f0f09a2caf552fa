/** What the default preset finds in the sample: asserted by order, not by numbers or factors. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openSnapshot, type Snapshot } from '../../src/api/snapshot/snapshot.ts';
import { createPipeline } from '../../src/pipeline.ts';
import { explainSimilarity, sharesByField } from '../../src/similarity/query/explain.ts';
import { asFilmId, asRow, rowOf } from '../../src/similarity/model/model.ts';
import { PRESET_NAMES } from '../../src/similarity/model/presets.ts';
import { similarityOf } from '../../src/similarity/model/similarity.ts';
import { runTasks } from '../../src/workflow/runner.ts';
import { UNHURRIED } from '../fixtures/unhurried.ts';

const SERIES = JSON.parse(
  readFileSync(new URL('../../bench/quality/sample-series.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, readonly { readonly film_id: number; readonly title: string }[]>>;

describe('likeness on the sample', () => {
  let dataDir: string;
  let snapshot: Snapshot;

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'reelated-likeness-'));
    const { root } = createPipeline({
      dataDir,
      location: { kind: 'sample' },
      akas: true,
      minRating: 6,
      minVotes: 500,
      titleTypes: ['movie'],
      neighbours: 10,
      preset: 'balanced',
    });
    await runTasks([root], { dataDir, workers: 2 });
    snapshot = await openSnapshot(dataDir, UNHURRIED);
  });

  after(async () => {
    await snapshot[Symbol.asyncDispose]();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** Runs a command on the sample. */
  async function reelated(
    ...args: readonly string[]
  ): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
    const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
    return await new Promise((resolve) => {
      execFile(process.execPath, [main, ...args, '--data-dir', dataDir], (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
      );
    });
  }

  /** The titles of the nearest films, most similar first. */
  async function nearest(
    title: string,
    limit: number,
    from = snapshot,
  ): Promise<readonly string[]> {
    const [film] = await from.database.findFilms(title, 1);
    assert.ok(film !== undefined, title);
    const { films } = await from.rankSimilar(film.film_id, { threshold: 0, offset: 0, limit });
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
    'Seven Samurai': [
      'Ikiru',
      'Rashomon',
      'Throne of Blood',
      'Yojimbo',
      'High and Low',
      'Ran',
      'Sanjuro',
      'The Hidden Fortress',
      'Red Beard',
      'Kagemusha',
    ],
    'Spirited Away': [
      'My Neighbor Totoro',
      "Howl's Moving Castle",
      "Kiki's Delivery Service",
      'Princess Mononoke',
      'Castle in the Sky',
      'Nausicaä of the Valley of the Wind',
      'Porco Rosso',
      'Ponyo',
      'The Wind Rises',
    ],
    'City Lights': ['Modern Times', 'The Kid', 'The Gold Rush', 'The Circus', 'The Great Dictator'],
    Vertigo: ['North by Northwest', 'Rear Window', 'Psycho', 'The Birds', 'Notorious'],
  };
  for (const [title, others] of Object.entries(DIRECTED)) {
    test(`a director's body of work comes first: ${title}`, async () => {
      const found = await nearest(title, Math.min(others.length, 8));
      const work = new Set([...others, 'The 39 Steps']);
      assert.ok(
        found.every((other) => work.has(other)),
        found.join(', '),
      );
    });
  }

  const KIN: Readonly<Record<string, readonly string[]>> = {
    'The Shawshank Redemption': [
      'The Green Mile',
      'Dead Man Walking',
      'American History X',
      'In the Name of the Father',
      'Papillon',
    ],
    'Groundhog Day': ['Palm Springs', 'Ghostbusters', 'Pleasantville', 'The Truman Show', 'Big'],
    Heat: ['Thief', 'Collateral', 'Reservoir Dogs', 'The Usual Suspects'],
    'The Thing': ['Alien', 'Predator', 'The Fly', 'Prometheus'],
    "Singin' in the Rain": ['Top Hat', 'Moulin Rouge!', 'The Artist', 'La La Land', 'Chicago'],
    'Grizzly Man': [
      'Encounters at the End of the World',
      'Cave of Forgotten Dreams',
      'My Octopus Teacher',
      'March of the Penguins',
    ],
  };
  for (const [title, kin] of Object.entries(KIN)) {
    test(`films of the same kind are among the ten: ${title}`, async () => {
      const found = await nearest(title, 10);
      const missing = kin.filter((other) => !found.includes(other));
      assert.ok(missing.length <= 1, `${missing.join(', ')} not in ${found.join(', ')}`);
    });
  }

  test('of no two films is popularity the greatest share', async () => {
    const { model } = await snapshot.weighedBy();
    for (const id of model.filmIds) {
      const row = rowOf(model, asFilmId(id)) ?? asRow(-1);
      const { films } = await snapshot.rankSimilar(id, { threshold: 0, offset: 0, limit: 10 });
      for (const { filmId } of films) {
        const other = rowOf(model, filmId) ?? asRow(-1);
        const [greatest] = sharesByField(explainSimilarity(model, row, other));
        assert.notEqual(greatest?.field, 'votes', `${id} and ${filmId}`);
      }
    }
  });

  test('a sequel by other hands still comes before the other films of the director', async () => {
    const series = new Set((SERIES['Alien'] ?? []).map(({ title }) => title));
    const found = await nearest('Alien', 4);
    assert.ok(
      found.every((other) => series.has(other)),
      found.join(', '),
    );
    assert.ok(found.includes('Aliens') && found.includes('Alien 3'), found.join(', '));
  });

  test('a word in the title alone brings no one to the top', async () => {
    for (const [title, namesake] of [
      ['City Lights', 'City of God'],
      ['Close-Up', 'Close Encounters of the Third Kind'],
      ["Singin' in the Rain", 'In the Mood for Love'],
    ] as const) {
      const found = await nearest(title, 3);
      assert.ok(!found.includes(namesake), `${title}: ${found.join(', ')}`);
    }
  });

  test('an explanation sums to the similarity with every preset', async () => {
    for (const preset of PRESET_NAMES) {
      await using other = await openSnapshot(dataDir, { preset });
      const { model } = await other.weighedBy();
      const row = rowOf(model, asFilmId(78748)) ?? asRow(-1);
      for (let b = 0; b < model.filmIds.length; b++) {
        if (b === row) continue;
        const sum = explainSimilarity(model, row, asRow(b)).reduce(
          (all, { share }) => all + share,
          0,
        );
        assert.ok(Math.abs(sum - similarityOf(model, row, asRow(b))) <= 1e-12);
      }
    }
  });

  test('similar prints the greatest reasons as parts of the similarity', async () => {
    const { code, stdout } = await reelated('similar', 'Toy Story', '--limit', '2');
    assert.equal(code, 0);
    const [head, ...lines] = stdout.split('\n').slice(0, 3);
    assert.equal(head, 'Films like Toy Story (1995):');
    assert.match(lines[0] ?? '', /^0\.\d{3}  Toy Story 2 \(1999\)  .*“toy story” \d+%/);
    assert.match(
      lines[1] ?? '',
      /^0\.\d{3}  Toy Story [34] \(20\d\d\)  .*“toy story” \d+%.*plot: [a-z, ]+ \d+%/,
    );
    for (const line of lines) {
      const shares = [...line.matchAll(/(\d+)%/g)].map(([, share]) => Number(share));
      assert.ok(shares.length >= 2, line);
      assert.deepEqual(
        shares,
        shares.toSorted((one, other) => other - one),
        line,
      );
      assert.ok(shares.reduce((sum, share) => sum + share, 0) <= 101, line);
    }
  });

  test('similar --json gives shares by term and by field that sum to the similarity', async () => {
    const { stdout } = await reelated('similar', 'Alien', '--limit', '20', '--json');
    const films = JSON.parse(stdout) as readonly {
      readonly similarity: number;
      readonly fields: Readonly<Record<string, number>>;
      readonly terms: readonly { readonly share: number; readonly name?: string }[];
    }[];
    assert.equal(films.length, 20);
    for (const { similarity, fields, terms } of films) {
      const byField = Object.values(fields).reduce((sum, share) => sum + share, 0);
      const byTerm = terms.reduce((sum, { share }) => sum + share, 0);
      assert.ok(Math.abs(byField - similarity) <= 1e-12);
      assert.ok(Math.abs(byTerm - similarity) <= 1e-12);
    }
    assert.ok(films.some(({ terms }) => terms.some(({ name }) => name === 'Sigourney Weaver')));
  });

  test('similar compares under the preset that is asked for, and refuses others', async () => {
    const seed = await reelated('similar', 'Toy Story', '--preset', 'seed', '--json');
    const [first] = JSON.parse(seed.stdout) as readonly { readonly fields: object }[];
    assert.deepEqual(Object.keys(first?.fields ?? {}).toSorted(), ['genre', 'person', 'title']);
    for (const preset of ['nope', '', 'Seed', 'toString']) {
      const refused = await reelated('similar', 'Alien', '--preset', preset);
      assert.equal(refused.code, 2);
      assert.match(refused.stderr, /--preset must be balanced, classic, or seed/);
    }
  });

  test('a snapshot answers with the preset that it was built with, or the one asked for', async () => {
    await using seed = await openSnapshot(dataDir, { preset: 'seed' });
    const { parameters } = await snapshot.database.dataset();
    assert.equal((parameters as { preset?: unknown }).preset, 'balanced');
    assert.notDeepEqual(await nearest('Alien', 10, seed), await nearest('Alien', 10));
  });
});
