import { formatTitle } from '../../titles/format-title.ts';
import type { Titled } from './film-source.ts';

/** How many films are offered in place of one that is unknown. */
const MOST_OFFERED = 3;

/** Offers the first of the films with titles near one that is unknown; undefined if there are none. */
export function didYouMean(near: readonly Titled[]): string | undefined {
  const offered = near.slice(0, MOST_OFFERED).map(formatTitle);
  return offered.length === 0 ? undefined : `did you mean ${offered.join(', or ')}?`;
}
