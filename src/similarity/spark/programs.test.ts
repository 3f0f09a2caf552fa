import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import type { PairShards } from '../all-pairs/shards/pair-shards.ts';
import { canBeSearched, preparePairShard } from '../all-pairs/shards/prepare-pair-shard.ts';
import { asRow, filmCount, type SimilarityModel } from '../model/model.ts';
import { PRESETS } from '../model/presets.ts';
import { similarityOf } from '../model/similarity.ts';
import { buildKernelIndex } from '../nearest/kernel/kernel-index.ts';
import { nearestNeighbours } from '../nearest/neighbours.ts';
import { countTerms, cutShard } from '../nearest/shards/cut-shards.ts';
import { writeShardRows } from '../nearest/shards/shard-files.ts';
import { shipProgram } from '../../spark/executor-program.ts';
import { modelOf } from '../testing/collection.ts';
import { skewedCollections } from '../testing/skewed.ts';
import { writeSearchFile } from './search-file.ts';

/** What a program writes for some input, as Spark runs it: from the archive that executors are sent. */
async function run(program: string, words: readonly string[], input: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-'));
  const spark = { home: '', version: '4.1.1', master: 'local[1]', conf: [] };
  const entry = new URL(program, import.meta.url);
  const { command, archives } = await shipProgram(entry, words, spark, folder);
  const [archive = '', unpacked = ''] = archives[0]?.split('#') ?? [];
  mkdirSync(join(folder, unpacked));
  execFileSync('tar', ['-xzf', fileURLToPath(archive), '-C', join(folder, unpacked)]);
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: folder,
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  rmSync(folder, { recursive: true });
  assert.equal(status, 0, stderr);
  return stdout;
}

async function cutInto(model: SimilarityModel, bounds: readonly number[], folder: string) {
  const { rowOffsets, rowTerms, rawRowWeights } = model;
  const films = {
    ...model,
    entries: (from: number, to: number) =>
      Promise.resolve({
        rowTerms: rowTerms.subarray(rowOffsets[from], rowOffsets[to]),
        rawRowWeights: rawRowWeights.subarray(rowOffsets[from], rowOffsets[to]),
      }),
  };
  const counts = await countTerms(films, 100);
  const files: string[] = [];
  for (const [i, from] of bounds.slice(0, -1).entries()) {
    files.push(join(folder, `${i}.rows`));
    writeShardRows(files[i] ?? '', await cutShard(films, counts, from, bounds[i + 1] ?? 0));
  }
  return files;
}

/** The lines that a program writes for the rows `from` to `to` (exclusive): each film's k nearest. */
function linesOf(model: SimilarityModel, k: number, from: number, to: number): readonly string[] {
  const lists = nearestNeighbours(model, k, from, to);
  return Array.from(lists.rows, (row, i) => {
    const film = model.filmIds[from + Math.floor(i / k)];
    return `${film}\t${model.filmIds[row]}\t${lists.similarities[i]}`;
  });
}

/** The lines that a program writes for every pair. */
function pairLines(model: SimilarityModel, minSimilarity: number): readonly string[] {
  const films = filmCount(model);
  return Array.from({ length: films }, (_row, row) =>
    Array.from({ length: films - 1 - row }, (_, i) => row + 1 + i)
      .map((other) => ({ other, similarity: similarityOf(model, asRow(row), asRow(other)) }))
      .filter(({ similarity }) => similarity >= minSimilarity)
      .sort((a, b) => b.similarity - a.similarity || a.other - b.other)
      .map(({ other, similarity }) =>
        [model.filmIds[row], model.filmIds[other], similarity].join('\t'),
      ),
  ).flat();
}

function skewedModel(): SimilarityModel {
  const [collection] = fc.sample(skewedCollections(300, 300), { numRuns: 1, seed: 11 });
  assert.ok(collection);
  return modelOf(collection, PRESETS.balanced);
}

test('executors search an index that they are sent, in any ranges of rows', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const model = skewedModel();
  const index = buildKernelIndex(model);
  assert.ok(index);
  const path = join(folder, 'search.bin');
  writeSearchFile(path, { filmIds: model.filmIds, index });
  const found = await run('./neighbours-program.ts', [path, '7'], '90\t300\n0\t2\n');
  const expected = [...linesOf(model, 7, 90, 300), ...linesOf(model, 7, 0, 2)];
  assert.deepEqual(found.trimEnd().split('\n'), expected);
});

test('executors prepare shards and find what one search finds, in any ranges of rows', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const model = skewedModel();
  const rows = await cutInto(model, [0, 100, 130, filmCount(model)], folder);

  const lines = await run('./prepare-shards-program.ts', ['balanced', '8', ...rows], '2\n0\n1\n');
  const prepared = rows.map((_, shard) => {
    const parts = lines
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([one]) => one === String(shard));
    assert.deepEqual(
      parts.map(([, part]) => Number(part)),
      [0, 1, 2, 3, 4, 5, 6, 7],
    );
    const path = join(folder, `${shard}.prepared`);
    writeFileSync(path, Buffer.concat(parts.map(([, , text = '']) => Buffer.from(text, 'base64'))));
    return path;
  });

  const words = ['balanced', '7', ...rows, ...prepared];
  const found = await run('./shard-neighbours-program.ts', words, '90\t110\n110\t140\n200\t300\n');
  const expected = [...linesOf(model, 7, 90, 140), ...linesOf(model, 7, 200, 300)];
  assert.deepEqual(found.trimEnd().split('\n'), expected);
});

for (const minSimilarity of [0, 0.3]) {
  test(`executors find every pair from ${minSimilarity} on, by shards`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'reelated-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const model = skewedModel();
    const films = filmCount(model);
    const files = (await cutInto(model, [0, 130, 260, films], folder)).map((rows) => ({
      rows,
      postings: `${rows}.postings`,
      index: `${rows}.index`,
    }));
    for (const file of files) preparePairShard(file, 'balanced', minSimilarity);
    const compiled = canBeSearched(files, minSimilarity);
    assert.equal(compiled, minSimilarity > 0);
    const preset = 'balanced';
    const shards: PairShards = { films, shardFilms: 130, files, preset, minSimilarity, compiled };
    const found = await run('./pairs-program.ts', [JSON.stringify(shards), '8'], '0\n');
    assert.deepEqual(found.trimEnd().split('\n'), pairLines(model, minSimilarity));
  });
}

test('the parts of a shard beyond the limits of the compiled search are empty', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const terms = [{ field: 'person' as const, term: 'a' }];
  const tf = [[1], [1e13], [1], [0]];
  const model = modelOf({ filmIds: [1, 2, 3, 4], terms, tf }, PRESETS.seed);
  const rows = await cutInto(model, [0, 4], folder);
  const lines = await run('./prepare-shards-program.ts', ['seed', '2', ...rows], '0\n');
  assert.equal(lines, '0\t0\t\n0\t1\t\n');
});
