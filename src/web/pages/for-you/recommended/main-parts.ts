/**
 * The parts of a score that are worth telling: those in favour, with at least some part of the largest
 * share.
 *
 * @param parts in the order in which they are told.
 */
export function mainParts<P extends { readonly share: number }>(
  parts: readonly P[],
  { most, least }: { readonly most: number; readonly least: number },
): readonly P[] {
  const largest = Math.max(0, ...parts.map(({ share }) => share));
  return parts.filter(({ share }) => share > 0 && share >= least * largest).slice(0, most);
}
