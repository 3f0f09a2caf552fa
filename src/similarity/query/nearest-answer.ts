/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { filmCount, type SimilarityModel } from '../model/model.ts';
import type { KernelIndex } from '../nearest/kernel/kernel-index.ts';
import { keepNearest } from '../nearest/kernel/kept-nearest.ts';
import { openKernel, type Kernel } from '../nearest/kernel/open-kernel.ts';
import type { QueryFilm } from './query.ts';
import { rankedFilms, type RankedFilm } from './ranked-film.ts';

/** How many of the nearest films the compiled search is opened for; beyond that, all are ranked. */
const MAX_NEAREST = 1000;
/** With a threshold, look for at least this many: usually fewer reach it, and are then counted. */
const MIN_COUNTED = 256;

/** An index that may be built later. */
interface LaterIndex {
  readonly kernel: KernelIndex | undefined;
}

interface Page {
  readonly threshold: number;
  readonly offset: number;
  readonly limit: number;
}

/** A page of the films nearest to one, with the numbers of an answer. */
interface NearestPage {
  readonly films: readonly RankedFilm[];
  readonly total: number;
  readonly candidates: number;
}

/**
 * Answers from the films nearest to a single one, by the compiled search. Undefined where they do
 * not suffice: for several films, pages far down, or when more films may reach the threshold.
 */
export function createNearestAnswers(
  model: SimilarityModel,
  indexes: LaterIndex,
): (members: readonly QueryFilm[], page: Page) => NearestPage | undefined {
  const candidates = filmCount(model) - 1;
  const searchOf = openedOnce(indexes, filmCount(model));
  return ([member, ...others], { threshold, offset, limit }) => {
    const end = Math.min(offset + limit, candidates);
    const search = searchOf();
    if (search === undefined || member === undefined || others.length > 0) return undefined;
    if (end > search.most) return undefined;
    const count = threshold === 0 ? end : Math.min(search.most, Math.max(end, MIN_COUNTED));
    const { rows, similarities } = search.nearestOf(member.row, count);
    let reaching = similarities.length;
    while (reaching > 0 && similarities[reaching - 1]! < threshold) reaching--;
    // All that were found reach the threshold, so others may too.
    if (threshold > 0 && reaching === count && count < candidates) return undefined;
    const to = Math.min(end, reaching);
    return {
      films: rankedFilms(model, rows.subarray(offset, to), similarities.subarray(offset, to)),
      total: threshold === 0 ? candidates : reaching,
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
