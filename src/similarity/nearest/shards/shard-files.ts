import { MAX_PAGES, PAGE_BYTES } from '../kernel/arena.ts';
import type { KernelIndex } from '../kernel/kernel-index.ts';
import type { ShardIndex, ValueRange } from '../kernel/shard-index.ts';
import type { PreparedShard } from './ask-shard.ts';
import { openArrayFile, writeArrayFile } from './array-file.ts';
import type { ShardRows } from './shard-rows.ts';

/** Facts of a shard's rows next to its arrays. */
type RowsFacts = Pick<ShardRows, 'firstRow' | 'allFilms' | 'longestRow' | 'fields'>;

/** Writes the films of a shard, from which any machine can prepare it. */
export function writeShardRows(path: string, shard: ShardRows): void {
  const { firstRow, allFilms, longestRow, fields, ...arrays } = shard;
  const facts: RowsFacts = { firstRow, allFilms, longestRow, fields };
  writeArrayFile(path, facts, arrays);
}

/** @throws TypeError for a file that {@link writeShardRows} has not written, or not completely */
export function readShardRows(path: string): ShardRows {
  using file = openArrayFile(path);
  const facts = file.about as RowsFacts;
  return {
    ...facts,
    filmIds: new Int32Array(file.read('filmIds')),
    rowOffsets: new Int32Array(file.read('rowOffsets')),
    rowTerms: new Int32Array(file.read('rowTerms')),
    rawRowWeights: new Float64Array(file.read('rawRowWeights')),
    terms: new Int32Array(file.read('terms')),
    termFields: new Uint8Array(file.read('termFields')),
    documents: new Int32Array(file.read('documents')),
    differs: new Uint8Array(file.read('differs')),
  };
}

/** Facts of a prepared shard; without `index` if none of its films has a weight. */
interface PreparedFacts {
  readonly firstRow: number;
  readonly films: number;
  readonly index?: Omit<KernelIndex, 'memory'> & {
    readonly pages: number;
    readonly range: ValueRange;
  };
}

/** Writes a prepared shard; no search may have been opened over it. */
export function writePreparedShard(path: string, { firstRow, films, index }: PreparedShard): void {
  if (index === undefined) {
    writeArrayFile(path, { firstRow, films } satisfies PreparedFacts, {});
    return;
  }
  const { index: kernelIndex, range, ...arrays } = index;
  const { memory, ...rest } = kernelIndex;
  const pages = memory.buffer.byteLength / PAGE_BYTES;
  const facts: PreparedFacts = { firstRow, films, index: { ...rest, pages, range } };
  writeArrayFile(path, facts, { ...arrays, memory: new Uint8Array(memory.buffer) });
}

/** @throws TypeError for a file that {@link writePreparedShard} has not written, or not completely */
export function readPreparedShard(path: string): PreparedShard {
  using file = openArrayFile(path);
  const { firstRow, films, index: facts } = file.about as PreparedFacts;
  if (facts === undefined) return { firstRow, films };
  const { pages, range, ...rest } = facts;
  const memory = new WebAssembly.Memory({ initial: pages, maximum: MAX_PAGES, shared: true });
  file.readInto('memory', new Uint8Array(memory.buffer));
  const index: ShardIndex = {
    index: { ...rest, memory },
    range,
    terms: new Int32Array(file.read('terms')),
    codes: new Int32Array(file.read('codes')),
    classOffsets: new Int32Array(file.read('classOffsets')),
    classNumbers: new Int32Array(file.read('classNumbers')),
    classValues: new Float32Array(file.read('classValues')),
  };
  return { firstRow, films, index };
}

/** The values of a prepared shard's films, without reading the rest; undefined if there are none. */
export function rangeOfPreparedShard(path: string): ValueRange | undefined {
  using file = openArrayFile(path);
  return (file.about as PreparedFacts).index?.range;
}

/** The films of all shards, without the rest of their rows. */
export function filmIdsOfAll(rowsFiles: readonly string[]): Int32Array {
  const parts = rowsFiles.map(readFilmIds);
  const all = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function readFilmIds(path: string): Int32Array {
  using file = openArrayFile(path);
  return new Int32Array(file.read('filmIds'));
}
