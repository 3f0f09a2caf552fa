/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { readFileSync } from 'node:fs';
import type { RowIndex } from '../../model/model.ts';
import type { Neighbours } from '../neighbours.ts';
import { arraysOf, layOut, PAGE_BYTES, type Arrays, type Plan } from './arena.ts';
import { MOST_RESTS } from './class-words.ts';
import { guestPlaces } from './guest-room.ts';
import type { KernelIndex } from './kernel-index.ts';

/** The compiled search over one index, for one thread. */
export interface Kernel {
  /** See `nearestNeighbours` in ../neighbours.ts: the same pairs, order and similarities. */
  readonly nearest: (from: number, to: number) => Neighbours;
  /** The `count` nearest films of one row, at most `most`, nearest first, and their similarities. */
  readonly nearestOf: (row: RowIndex, count: number) => NearestRows;
  /** The k that the search was opened for, or the number of all other films. */
  readonly most: number;
  /** What has been done so far, by the counters of assembly/nearest.ts. */
  readonly counters: () => Readonly<Record<Counter, number>>;
}

/** What the search found; valid until the next search. */
export interface NearestRows {
  readonly rows: Uint32Array;
  readonly similarities: Float64Array;
}

const COUNTERS = [
  'touchedFilms',
  'scannedPostings',
  'skippedPostings',
  'visitedFilms',
  'skippedClasses',
  'rescoredFilms',
] as const;
type Counter = (typeof COUNTERS)[number];

const KERNEL_FILE: URL = new URL('./nearest.wasm', import.meta.url);

/** Films in one call: between calls the engine can switch to its optimised code. */
const CHUNK_FILMS = 64;
/** The most places for neighbours in one call. */
const CHUNK_PLACES = 1_000_000;

/**
 * Opens the search for the `k` nearest, in scratch memory that it adds to the index's own: some 48
 * bytes per film. Undefined when the engine supports neither shared memory nor vectors, or there is
 * no more memory.
 */
export function openKernel(index: KernelIndex, k: number): Kernel | undefined {
  const search = openSearch(index, Math.min(k, index.variables['films']! - 1));
  if (search === undefined) return undefined;
  const { exports, perFilm } = search;
  const counters = () =>
    Object.fromEntries(
      COUNTERS.map((name) => [name, Number(variable(exports, name).value)]),
    ) as Record<Counter, number>;
  return {
    nearest: (from, to) => nearestOfRange(search, from, to),
    nearestOf: (row, count) => nearestOfRow(search, row, count),
    most: perFilm,
    counters,
  };
}

/** An instance of the compiled search with its memory. */
export interface OpenSearch {
  readonly exports: KernelExports;
  readonly scratch: Arrays<ReturnType<typeof scratchPlan>>;
  readonly perFilm: number;
  /** How many films one call may be for. */
  readonly chunk: number;
  /** n. */
  readonly ranksByRow: Uint32Array;
  /** n × 2, by rank: four class numbers of 16 bits. */
  readonly classes: Uint32Array;
}

/** Opens the search for `perFilm` films at most. */
export function openSearch(index: KernelIndex, perFilm: number): OpenSearch | undefined {
  const films = index.variables['films']!;
  if (perFilm < 1) return undefined;
  const chunk = Math.max(1, Math.min(CHUNK_FILMS, Math.floor(CHUNK_PLACES / perFilm)));
  const plan = scratchPlan(index, perFilm, chunk);
  const exports = instantiate(index.memory);
  const start = exports && grow(index.memory, layOut(plan, 0).end);
  if (exports === undefined || start === undefined) return undefined;
  const { addresses } = layOut(plan, start);
  const variables = { ...index.variables, ...addresses, capacity: perFilm };
  for (const [name, value] of Object.entries(variables)) variable(exports, name).value = value;
  const scratch = arraysOf(plan, addresses, index.memory);
  scratch.filmRecords.set(viewOf(index, 'filmRecords', films * recordWords(index)));
  const ranksByRow = viewOf(index, 'ranksByRow', films);
  const classes = viewOf(index, 'classes', 2 * films);
  return { exports, scratch, perFilm, chunk, ranksByRow, classes };
}

function nearestOfRange(search: OpenSearch, from: number, to: number): Neighbours {
  const { exports, scratch, perFilm, chunk, ranksByRow } = search;
  const rows = new Int32Array((to - from) * perFilm);
  const similarities = new Float64Array(rows.length);
  const queries = byClass(search, from, to);
  for (let next = 0; next < queries.length; next += chunk) {
    const part = queries.subarray(next, next + chunk);
    for (const [i, row] of part.entries()) scratch.queries[i] = ranksByRow[row]!;
    exports.findNearest(part.length);
    for (const [i, row] of part.entries()) {
      const [begin, end] = [i * perFilm, (i + 1) * perFilm];
      rows.set(scratch.outRows.subarray(begin, end), (row - from) * perFilm);
      similarities.set(scratch.outSimilarities.subarray(begin, end), (row - from) * perFilm);
    }
  }
  return { from, to, perFilm, rows, similarities };
}

/** The rows ordered by class, as the tables of equal classes are then in the cache. */
function byClass({ ranksByRow, classes }: OpenSearch, from: number, to: number): Uint32Array {
  const keys = Float64Array.from({ length: to - from }, (_, i) => {
    const pair = classes[2 * ranksByRow[from + i]!]!;
    return ((pair & 0xffff) * 65_536 + (pair >>> 16)) * 2 ** 21 + from + i;
  });
  return Uint32Array.from(keys.sort(), (key) => key % 2 ** 21);
}

function nearestOfRow(
  { exports, scratch, perFilm, ranksByRow }: OpenSearch,
  row: RowIndex,
  count: number,
): NearestRows {
  if (count > perFilm) throw new RangeError(`${count} is more than ${perFilm}`);
  const capacity = variable(exports, 'capacity');
  scratch.queries[0] = ranksByRow[row]!;
  capacity.value = count;
  exports.findNearest(count === 0 ? 0 : 1);
  capacity.value = perFilm;
  return {
    rows: scratch.outRows.subarray(0, count),
    similarities: scratch.outSimilarities.subarray(0, count),
  };
}

interface KernelExports {
  readonly findNearest: (count: number) => void;
  readonly [variable: string]: unknown;
}

function variable(exports: KernelExports, name: string): WebAssembly.Global {
  const global = exports[name];
  if (global instanceof WebAssembly.Global) return global;
  throw new TypeError(`the compiled search has no variable ${name}; run npm run build:kernel`);
}

/** Compiled once for each thread, so that later searches begin with optimised code. */
let compiled: WebAssembly.Module | undefined;

function compile(): WebAssembly.Module | undefined {
  const bytes = readFileSync(KERNEL_FILE);
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : undefined;
}

function instantiate(memory: WebAssembly.Memory): KernelExports | undefined {
  compiled ??= compile();
  if (compiled === undefined) return undefined;
  const instance = new WebAssembly.Instance(compiled, {
    env: { memory },
  });
  return instance.exports as unknown as KernelExports;
}

/** Adds memory for this thread alone and returns its address; undefined if memory runs out. */
function grow(memory: WebAssembly.Memory, bytes: number): number | undefined {
  try {
    return memory.grow(Math.ceil(bytes / PAGE_BYTES)) * PAGE_BYTES;
  } catch {
    return undefined;
  }
}

function viewOf({ memory, variables }: KernelIndex, name: string, length: number): Uint32Array {
  return new Uint32Array(memory.buffer, variables[name], length);
}

/** Words of a film's sum and record. */
function recordWords({ variables }: KernelIndex): number {
  return variables['recordBytes']! / 4 + 1;
}

function scratchPlan(index: KernelIndex, perFilm: number, chunk: number) {
  const films = index.variables['films']!;
  const guests = guestPlaces(index.guests?.threads ?? 0);
  return {
    queries: [Uint32Array, chunk],
    floors: [Float32Array, chunk],
    outRows: [Uint32Array, chunk * perFilm],
    outSimilarities: [Float64Array, chunk * perFilm],
    filmRecords: [Uint32Array, (films + guests) * recordWords(index)],
    restLine: [Float32Array, MOST_RESTS],
    seen: [Uint32Array, Math.ceil((films + guests) / 32)],
    touched: [Uint32Array, films + 1],
    scores: [Float32Array, films],
    ranks: [Uint32Array, films],
    frequentWeights: [Float32Array, index.frequentTerms],
    histogram: [Uint32Array, 1025],
    places: [Uint32Array, films],
    winners: [Uint32Array, films],
    matches: [Uint32Array, films + 1],
    sortRows: [Uint32Array, films],
    sortSimilarities: [Float64Array, films],
    mergeRows: [Uint32Array, films],
    mergeSimilarities: [Float64Array, films],
    usualThresholds: [Uint32Array, 2 * (index.variables['size0']! + guests)],
    joinedLine: [Float32Array, index.variables['joinedSize'] === 0 ? 0 : index.variables['size0']!],
  } as const satisfies Plan;
}
