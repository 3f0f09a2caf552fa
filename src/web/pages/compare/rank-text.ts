import type { Comparison } from '../../api/types.ts';
import { count } from '../../format/words.ts';

/** Where each of two films is among those similar to the other. */
export function rankText({
  films: [first, second],
  ranks: [rankOfSecond, rankOfFirst],
  total,
}: Pick<Comparison, 'ranks' | 'total'> & {
  readonly films: readonly [{ readonly title: string }, { readonly title: string }];
}): string {
  return (
    `Of ${count(total)} films, ${second.title} ranks no. ${count(rankOfSecond)} in similarity to ` +
    `${first.title}, and ${first.title} ranks no. ${count(rankOfFirst)} in similarity to ${second.title}.`
  );
}
