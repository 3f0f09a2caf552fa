import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import * as fc from 'fast-check';
import { parquetPattern, readColumns } from '../../duckdb/columns.ts';
import { openDuckDB } from '../../duckdb/connect.ts';
import type { Progress } from '../../workflow/task.ts';
import { buildModel } from '../model/build-model.ts';
import { asRow, filmCount, type SimilarityModel } from '../model/model.ts';
import { PRESETS } from '../model/presets.ts';
import { similarityOf } from '../model/similarity.ts';
import { collections, denseSimilarities, presetSets, modelOf } from '../testing/collection.ts';
import { pairBlocks, pairCount } from './pair-blocks.ts';
import { createPairFile } from './pair-file/pair-file.ts';
import { createPairSorter } from './pair-sorter.ts';
import { createPairsOfRow } from './pairs-of-row.ts';
import { writeAllPairs, type WriteAllPairsOptions } from './write-all-pairs.ts';

interface Folder extends AsyncDisposable {
  readonly path: string;
}

async function folder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'reelated-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** Films with a genre of eleven and a person of fifty: many ties, and many pairs without a term. */
function modelOfFilms(films: number): SimilarityModel {
  const filmIds = Array.from({ length: films }, (_, i) => 10 * i + 1);
  const terms = [
    ...Array.from({ length: 11 }, (_, i) => ({ field: 'genre' as const, term: `${i}` })),
    ...Array.from({ length: 50 }, (_, i) => ({ field: 'person' as const, term: `${i}` })),
  ];
  return buildModel(
    {
      filmIds,
      terms,
      weights: {
        filmIds: filmIds.flatMap((id) => [id, id]),
        terms: filmIds.flatMap((id) => [id % 11, 11 + ((id * 7) % 50)]),
        weights: filmIds.flatMap((id) => [1 + (id % 11) / 10, 3]),
      },
    },
    PRESETS.seed,
  );
}

async function write(options: Partial<WriteAllPairsOptions> & { readonly directory: string }) {
  return writeAllPairs({
    model: modelOfFilms(200),
    minSimilarity: 0,
    workers: 2,
    signal: new AbortController().signal,
    ...options,
  });
}

async function read(directory: string) {
  using session = await openDuckDB({ threads: 1 });
  const columns = await readColumns(
    session.connection,
    'SELECT film_id, other_id, similarity FROM read_parquet($path)',
    { film_id: 'integer', other_id: 'integer', similarity: 'double' },
    { path: parquetPattern(directory) },
  );
  return Array.from(columns.film_id, (filmId, i) => ({
    filmId,
    otherId: columns.other_id[i]!,
    similarity: columns.similarity[i]!,
  }));
}

function everyPair(model: SimilarityModel, minSimilarity: number) {
  return Array.from(model.filmIds, (filmId, row) =>
    Array.from(model.filmIds, (otherId, other) => ({
      filmId,
      otherId,
      similarity: similarityOf(model, asRow(row), asRow(other)),
    }))
      .filter(({ otherId, similarity }) => otherId > filmId && similarity >= minSimilarity)
      .sort((a, b) => b.similarity - a.similarity || a.otherId - b.otherId),
  ).flat();
}

test('the pairs of a row are the later rows of the dense ranking, for any threshold', () => {
  fc.assert(
    fc.property(collections(), presetSets, (collection, factors) => {
      const model = modelOf(collection, factors);
      const dense = denseSimilarities(collection, factors);
      const thresholds = new Set([0, 1e-9, 0.1, 0.5, 1, ...dense.flat()]);
      for (const minSimilarity of thresholds) {
        const pairsOf = createPairsOfRow(model, minSimilarity);
        for (const [row, similarities] of dense.entries()) {
          const { count, positive, rows, similarities: found } = pairsOf(row);
          const expected = similarities
            .map((similarity, other) => ({ other, similarity }))
            .filter(({ other, similarity }) => other > row && similarity >= minSimilarity)
            .sort((a, b) => b.similarity - a.similarity || a.other - b.other);
          const pairs = Array.from(rows.subarray(0, count), (other, i) => ({
            other,
            similarity: i < positive ? found[i]! : 0,
          }));
          assert.deepEqual(pairs, expected);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('pairs are sorted by float64, also where float32 sees no difference', () => {
  const similarity = fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs),
    fc.nat(9).map((i) => 0.5 + i * Number.EPSILON),
    fc.constantFrom(1, 0.25, 1e-300),
  );
  fc.assert(
    fc.property(fc.array(similarity, { maxLength: 200 }), (values) => {
      const rows = Int32Array.from(values, (_, i) => 3 * i);
      const similarities = Float64Array.from(values);
      createPairSorter(values.length)(rows, similarities, values.length);
      const expected = values
        .map((value, i) => ({ row: 3 * i, value }))
        .sort((a, b) => b.value - a.value || a.row - b.row);
      assert.deepEqual(
        [...rows],
        expected.map(({ row }) => row),
      );
      assert.deepEqual(
        [...similarities],
        expected.map(({ value }) => value),
      );
    }),
  );
});

test('a file contains what was appended, with any films, zeros and row groups', async () => {
  const films = fc.array(
    fc.record({
      similarities: fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { maxLength: 5 }),
      zeros: fc.constantFrom(0, 1, 63, 64, 65, 300),
    }),
    { maxLength: 20 },
  );
  await fc.assert(
    fc.asyncProperty(films, async (appended) => {
      await using directory = await folder();
      const filmIds = Int32Array.from({ length: 1000 }, (_, i) => 100_000 * i);
      const expected: unknown[] = [];
      {
        using file = createPairFile(join(directory.path, 'a.parquet'), filmIds);
        for (const [i, { similarities, zeros }] of appended.entries()) {
          const count = similarities.length + zeros;
          const rows = Int32Array.from({ length: count }, (_, k) => i + 1 + k);
          const positive = similarities.length;
          file.append(filmIds[i]!, {
            count,
            rows,
            similarities: Float64Array.from(similarities),
            positive,
          });
          for (const [k, row] of rows.entries()) {
            const similarity = similarities[k] ?? 0;
            expected.push({ filmId: filmIds[i]!, otherId: filmIds[row]!, similarity });
          }
        }
        file.finish();
      }
      assert.deepEqual(await read(directory.path), expected);
    }),
    { numRuns: 40 },
  );
});

for (const minSimilarity of [0, 0.3, 0.9]) {
  test(`the files hold every pair from ${minSimilarity} on once, in order`, async () => {
    await using directory = await folder();
    const model = modelOfFilms(300);
    const expected = everyPair(model, minSimilarity);
    assert.equal(await write({ directory: directory.path, model, minSimilarity }), expected.length);
    assert.deepEqual(await read(directory.path), expected);
  });
}

test('one worker and two write the same files, byte by byte', async () => {
  const model = modelOfFilms(8200);
  const contents: Buffer[][] = [];
  for (const workers of [1, 2, 5]) {
    await using directory = await folder();
    const rows = await write({ directory: directory.path, model, workers });
    assert.equal(rows, pairCount(8200));
    const files = (await readdir(directory.path)).sort();
    assert.equal(files.length, 3);
    contents.push(await Promise.all(files.map((file) => readFile(join(directory.path, file)))));
  }
  for (const content of contents) {
    assert.ok(content.every((file, i) => file.equals(contents[0]![i]!)));
  }
});

test('blocks follow each other and cover every row', () => {
  for (const films of [0, 1, 2, 5793, 5794, 40_000]) {
    const blocks = pairBlocks(films);
    assert.equal(blocks[0]?.from, 0);
    assert.equal(blocks.at(-1)?.to, films);
    assert.ok(blocks.every(({ from }, i) => i === 0 || from === blocks[i - 1]?.to));
  }
});

for (const films of [0, 1]) {
  test(`${films} films give one file without rows`, async () => {
    await using directory = await folder();
    assert.equal(await write({ directory: directory.path, model: modelOfFilms(films) }), 0);
    assert.deepEqual(await read(directory.path), []);
  });
}

test('progress counts pairs up to the total', async () => {
  await using directory = await folder();
  const seen: Progress[] = [];
  const model = modelOfFilms(400);
  await write({
    directory: directory.path,
    model,
    minSimilarity: 0.5,
    progress: (progress) => seen.push(progress),
  });
  assert.equal(filmCount(model), 400);
  assert.deepEqual(seen.at(-1), { done: pairCount(400), total: pairCount(400), unit: 'rows' });
});

for (const minSimilarity of [-0.1, 1.1, NaN, Infinity]) {
  test(`a minimum similarity of ${minSimilarity} is refused`, async () => {
    await assert.rejects(write({ directory: '/nowhere', minSimilarity }), {
      code: 'request-invalid',
    });
  });
}

const CRASHES = [
  ['throws', 'throw new Error("no such luck")', /no such luck/],
  ['exits with a code', 'process.exit(3)', /code 3/],
  ['exits before its work is done', 'process.exit(0)', /1 of 1 blocks undone/],
] as const;
for (const [what, source, message] of CRASHES) {
  test(`a worker that ${what} fails the task`, { timeout: 180_000 }, async () => {
    await using directory = await folder();
    const worker = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
    await assert.rejects(write({ directory: directory.path, worker }), {
      code: 'task-failed',
      message,
    });
  });
}

test('a missing folder fails the task with its name', { timeout: 180_000 }, async () => {
  await assert.rejects(write({ directory: '/nowhere/at/all' }), {
    code: 'task-failed',
    message: /nowhere\/at\/all/,
  });
});

test('an abort ends the threads', { timeout: 180_000 }, async () => {
  for (const delayMs of [0, 50, 200]) {
    await using directory = await folder();
    const reason = new Error(`stopped after ${delayMs} ms`);
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(reason), delayMs);
    const { signal } = controller;
    const model = modelOfFilms(20_000);
    await assert.rejects(write({ directory: directory.path, model, signal }), reason);
    clearTimeout(timer);
  }
});
