/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { filmCount, type FilmVectors } from '../model/model.ts';
import type { KernelIndex } from '../nearest/kernel/kernel-index.ts';
import { keepNearest } from '../nearest/kernel/kept-nearest.ts';
import { openKernel, type Kernel } from '../nearest/kernel/open-kernel.ts';
import type { QueryFilm } from './query.ts';
import { rankedFilms, type RankedFilm } from './ranked-film.ts';

/** How many of the nearest films the compiled search is opened for; beyond that, all are ranked. */
const MAX_NEAREST = 1000;
/** With a threshold, look for at least this many: often fewer reach it, and are then counted. */
const MIN_COUNTED = 256;

/** An index that may be built later. */
interface LaterIndex {
  readonly kernel: KernelIndex | undefined;
}

interface PageRequest {
  readonly threshold: number;
  readonly offset: number;
  readonly limit: number;
  /** Whether all films are going to be counted anyway. */
  readonly isCounted: boolean;
}

/** A page of the films nearest to one. */
interface NearestPage {
  readonly films: readonly RankedFilm[];
  /** How many films reach the threshold; undefined if more may than were found. */
  readonly total: number | undefined;
  readonly candidates: number;
}

/**
 * Finds pages of the films nearest to a single one, by the compiled search. Undefined for several
 * films, and for pages far down.
 */
export function createNearestPages(
  model: FilmVectors,
  indexes: LaterIndex,
): (members: readonly QueryFilm[], request: PageRequest) => NearestPage | undefined {
  const candidates = filmCount(model) - 1;
  const searchOf = openedOnce(indexes, filmCount(model));
  return (members, { threshold, offset, limit, isCounted }) => {
    const [member] = members;
    const end = Math.min(offset + limit, candidates);
    const search = searchOf();
    if (search === undefined || member === undefined || members.length > 1) return undefined;
    if (end > search.most) return undefined;
    const least = threshold === 0 || isCounted ? end : Math.max(end, MIN_COUNTED);
    const count = Math.min(search.most, least);
    const { rows, similarities } = search.nearestOf(member.row, count);
    let reaching = similarities.length;
    while (reaching > 0 && similarities[reaching - 1]! < threshold) reaching--;
    const isWhole = reaching < count || count === candidates;
    const to = Math.min(end, reaching);
    return {
      films: rankedFilms(model, rows, similarities, offset, to),
      total: threshold === 0 ? candidates : isWhole ? reaching : undefined,
      candidates,
    };
  };
}

type Search = Pick<Kernel, 'nearestOf' | 'most'>;

/** The search, opened at its first use after the index is there. */
function openedOnce(indexes: LaterIndex, films: number): () => Search | undefined {
  let opened: { readonly search: Search | undefined } | undefined;
  return () => {
    if (opened === undefined && indexes.kernel !== undefined) {
      const kernel = openKernel(indexes.kernel, MAX_NEAREST);
      opened = {
        search: kernel && { most: kernel.most, nearestOf: keepNearest(kernel, films) },
      };
    }
    return opened?.search;
  };
}
