/** How many people like a film, another, and both. */
export interface LikeCounts {
  readonly one: number;
  readonly other: number;
  readonly both: number;
  /** Everyone who likes any film. */
  readonly people: number;
}

/** Pairs that fewer people like are by chance. */
export const FEWEST_BOTH = 2;

/** So many people are taken for half of the evidence. */
const DOUBT = 10;

/**
 * How closely two films are liked by the same people, from 0 to 1: their pointwise mutual information,
 * normalized, and less the fewer people there are.
 *
 *     affinity = ln(p(both) / (p(one) · p(other))) / −ln p(both) · both / (both + 10)
 *
 * 0 for films that are liked together no more than by chance.
 */
export function affinity({ one, other, both, people }: LikeCounts): number {
  if (both < FEWEST_BOTH) return 0;
  const information = Math.log((both * people) / (one * other));
  if (!(information > 0)) return 0;
  return (information / Math.log(people / both)) * (both / (both + DOUBT));
}
