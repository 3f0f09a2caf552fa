import type { FieldGroup } from '../../../api/types.ts';

/**
 * The parts of a score that are worth showing: those in favour, with at least some part of the largest
 * share.
 *
 * @param parts in the order in which they are shown.
 */
export function mainParts<P extends { readonly share: number }>(
  parts: readonly P[],
  { most, least }: { readonly most: number; readonly least: number },
): readonly P[] {
  const largest = Math.max(0, ...parts.map(({ share }) => share));
  return parts.filter(({ share }) => share > 0 && share >= least * largest).slice(0, most);
}

/** Reasons that name something, then those that do not, such as "same era", which say little. */
export function namedFirst<R extends { readonly group: Pick<FieldGroup, 'reason'> }>(
  reasons: readonly R[],
): readonly R[] {
  const isVague = ({ group }: R): boolean => group.reason.by === 'group';
  return reasons.toSorted((one, other) => Number(isVague(one)) - Number(isVague(other)));
}
