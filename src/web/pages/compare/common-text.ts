import type { Film } from '../../api/types.ts';
import { yearOf } from '../../format/words.ts';
import type { Reason } from '../../similar/reasons/reasons.ts';

/** A reason as it reads next to both films, where it can say more than in a list. */
export function commonText(
  { group, text }: Pick<Reason, 'text'> & { readonly group: { readonly group: string } },
  [first, second]: readonly [Pick<Film, 'year' | 'rating'>, Pick<Film, 'year' | 'rating'>],
): string {
  switch (group.group) {
    case 'time':
      return timeText(yearOf(first.year), yearOf(second.year)) ?? text;
    case 'rating':
      return `${text}: ${first.rating.toFixed(1)} and ${second.rating.toFixed(1)}`;
    default:
      return text;
  }
}

/** `both 1990s`, or the years themselves where they are of different decades. */
function timeText(one: string, other: string): string | undefined {
  if (one === '' || other === '') return undefined;
  if (one === other) return `both ${one}`;
  return decadeOf(one) === decadeOf(other) ? `both ${decadeOf(one)}` : `${one} and ${other}`;
}

function decadeOf(year: string): string {
  return `${year.slice(0, -1)}0s`;
}
