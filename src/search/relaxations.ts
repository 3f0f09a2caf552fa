/** What dropping one criterion would give. */
export interface Relaxation {
  readonly criterion: string;
  /** How many films match the others. */
  readonly total: number;
}

/** One criterion of several, and by row whether a film matches it: 0 where it does not. */
export interface CriterionMatches {
  readonly criterion: string;
  readonly fits: Uint8Array;
}

/**
 * Which criterion to drop, one at a time, so that any film matches; the one that gives most films
 * first. A film that fails only one criterion is found once that is dropped.
 */
export function relaxationsOf(criteria: readonly CriterionMatches[]): readonly Relaxation[] {
  const failures = new Uint8Array(criteria[0]?.fits.length ?? 0);
  for (const { fits } of criteria) {
    for (let row = 0; row < fits.length; row++) {
      if (fits[row] === 0) failures[row] = (failures[row] ?? 0) + 1;
    }
  }
  return criteria
    .map(({ criterion, fits }) => ({ criterion, total: withoutOne(failures, fits) }))
    .filter(({ total }) => total > 0)
    .sort((one, other) => other.total - one.total || (one.criterion < other.criterion ? -1 : 1));
}

function withoutOne(failures: Uint8Array, fits: Uint8Array): number {
  let total = 0;
  for (let row = 0; row < failures.length; row++) {
    if (failures[row] === (fits[row] === 0 ? 1 : 0)) total += 1;
  }
  return total;
}
