/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * A film's classes in one word of 32 bits: 13 bits for the first grouping, which may be joined, 12 for
 * the second and 7 for the combination of the third and fourth. If these have more combinations, their
 * classes are in a word of their own.
 */
import type { Parts } from './index-parts.ts';
import { MAX_GROUPINGS } from './classes.ts';

/** The most combinations of the third and fourth grouping in one word. */
export const MOST_RESTS = 2 ** 7;
const SECOND_SHIFT = 13;
const REST_SHIFT = 25;

/** How many classes the fourth grouping has, if words have room for it and the third; otherwise 0. */
export function restSizeOf({ groupings }: Pick<Parts, 'groupings'>): number {
  const [third, fourth] = [groupings[2]!.members.length, groupings[3]!.members.length];
  return third * fourth <= MOST_RESTS ? fourth : 0;
}

/** The word of a film, by its rank. */
export function classWord(classes: Uint16Array, rank: number, restSize: number): number {
  const at = MAX_GROUPINGS * rank;
  const rest = restSize === 0 ? 0 : classes[at + 2]! * restSize + classes[at + 3]!;
  return classes[at]! | (classes[at + 1]! << SECOND_SHIFT) | (rest << REST_SHIFT);
}

/** The numbers of a class in words: those of all combinations that have it. */
export function numbersInWords(
  { groupings }: Pick<Parts, 'groupings'>,
  group: number,
  inClass: number,
): readonly number[] {
  const restSize = restSizeOf({ groupings });
  if (group < 2 || restSize === 0) return [inClass];
  if (group === 2) return Array.from({ length: restSize }, (_, i) => inClass * restSize + i);
  return Array.from(groupings[2]!.members, (_, i) => i * restSize + inClass);
}
