import type { ForYouAnswer } from '../../../api/types.ts';
import { count, plural } from '../../../format/words.ts';

/**
 * `from 3 ratings`, also where some are of films that the collection does not have, or too many to
 * be sent.
 *
 * @param all how many ratings there are; the last ones are sent
 */
export function usedText(
  { rated, known }: Pick<ForYouAnswer['used'], 'rated' | 'known'>,
  all: number,
): string {
  const used =
    known === rated
      ? `from ${plural(known, 'rating')}`
      : `from ${count(known)} of ${plural(rated, 'rating')}; the others are not in this collection`;
  if (all <= rated) return used;
  return `${used}. Of your ${count(all)} ratings, the last ${count(rated)} are used.`;
}
