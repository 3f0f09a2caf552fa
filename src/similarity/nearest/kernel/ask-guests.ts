/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * Queries an index with films that are not in it: writes them, some at a time, where the search
 * looks for the film of a query (guest-room.ts), and runs the search over these places.
 */
import { THREAD_GUESTS } from './guest-room.ts';
import { createGuestTable } from './guest-table.ts';
import type { GuestRows } from './guest-rows.ts';
import { openSearch } from './open-kernel.ts';
import type { ShardIndex } from './shard-index.ts';

/** The films of an index that are nearest to a guest, best first; valid until the next ones. */
type FoundFilms = (
  guest: number,
  found: {
    readonly count: number;
    readonly rows: Uint32Array;
    readonly similarities: Float64Array;
  },
) => void;

export interface GuestQuery {
  /** The first place in an order of the guests by their classes; together, all places are all guests. */
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** The similarity that films must reach to matter; 0 if all do. */
  readonly leastOf: (guest: number) => number;
  readonly found: FoundFilms;
}

/**
 * Opens the search for the `k` nearest films of guests, for one thread.
 *
 * @throws RangeError without enough memory for it
 */
export function openGuestSearch(
  shard: ShardIndex,
  guests: GuestRows,
  k: number,
  thread: number,
): (query: GuestQuery) => void {
  const { index } = shard;
  const perFilm = Math.min(k, index.variables['films']!);
  const search = openSearch(index, perFilm);
  if (search === undefined) throw new RangeError('not enough memory for the compiled search');
  const { exports, scratch } = search;
  const chunk = Math.min(search.chunk, THREAD_GUESTS);
  const keep = index.variables['keep']!;
  const table = createGuestTable(shard, guests, thread);
  const all = table.byClass(0, guests.norms.length);
  return ({ from, to, leastOf, found }) => {
    const order = all.subarray(from, to);
    for (let next = 0; next < order.length; next += chunk) {
      const part = order.subarray(next, next + chunk);
      for (let i = 0; i < part.length; i++) {
        const guest = part[i]!;
        scratch.queries[i] = table.write(guest, i);
        // A score leaves out the guest's own norm; `keep` makes up for rounding.
        const least = (leastOf(guest) * guests.norms[guest]!) / index.guests!.scale;
        scratch.floors[i] = least * keep;
      }
      exports.findNearest(part.length);
      for (let i = 0; i < part.length; i++) {
        const rows = scratch.outRows.subarray(i * perFilm, (i + 1) * perFilm);
        const similarities = scratch.outSimilarities.subarray(i * perFilm, (i + 1) * perFilm);
        const end = scratch.floors[i]! > 0 ? similarities.indexOf(-1) : -1;
        found(part[i]!, { count: end === -1 ? perFilm : end, rows, similarities });
      }
    }
  };
}
