import { isDense } from '../names/dense-script.ts';
import { allowedFaults, leastFaults, type TypedText } from './text-fit.ts';

/** Worse than any {@link fitOf} that is worth it; the fits of near texts start here. */
export const NEAR = 12;
const UNMATCHED = 10;
const LEFT_OVER = 2;
/** How much of the rest of what was typed counts when all words of a text are in it, in their order. */
const BESIDE_WHOLE = 0.5;
/** Texts of fewer words are in others by chance. */
const LEAST_WHOLE = 3;
/** This much of what was typed must be in a text. */
const LEAST_SHARE = 0.3;
const LEAST_SHARE_OF_SIGNS = 0.5;
/** A word so short or common that it says nothing to have it in common. */
const SMALL_WORD = /^(?:the|and|[a-z]{1,2})$/;

/**
 * How near a folded text is that does not fit what was typed as a whole: the more of the typed letters
 * are in words that it has, too, the nearer, then the fewer of its own are left over. Undefined when it
 * has too little of them.
 *
 *     "fast furious 7"              furious 7    nothing but what was typed, and the sequel's number
 *     "borat cultural learnings"    borat        a subtitle that the title does not have
 *     "mad max 4 fury road"         mad max fury road
 *     "indiana jones and the        raiders of the lost ark, as it is there as a whole
 *      raiders of the lost ark"
 *     "きみの名は"                   君の名は     half of the pairs of signs
 */
export function nearFitOf({ words: typed, letters }: TypedText, text: string): number | undefined {
  if (typed.length === 1 && isDense(letters.charCodeAt(0))) return nearSigns(letters, text);
  const words = text.split(' ');
  let matched = 0;
  let isOnlySmall = true;
  for (const word of typed) {
    const faults = leastFaults(word, words, false);
    if (faults > allowedFaults(word)) continue;
    matched += word.length * (1 - faults / (word.length + 1));
    isOnlySmall &&= SMALL_WORD.test(word);
  }
  if (isOnlySmall) return undefined;
  const share = matched / letters.length;
  if (isSequelTyped(typed, words)) return NEAR + 1 - share;
  const length = text.length - words.length + 1;
  // a short title within a long text counts by how much of the title is there
  const covered = Math.min(1, matched / length);
  if (share < LEAST_SHARE && (covered < 1 || matched < 4)) return undefined;
  if (words.length >= LEAST_WHOLE && ` ${typed.join(' ')} `.includes(` ${text} `)) {
    return NEAR + UNMATCHED * BESIDE_WHOLE * (1 - share);
  }
  return NEAR + UNMATCHED * (1 - share) + LEFT_OVER * (1 - covered);
}

/** The same for a script without spaces, by how many pairs of signs the text has, too. */
function nearSigns(letters: string, text: string): number | undefined {
  const pairs = Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2));
  const shared = pairs.filter((pair) => text.includes(pair)).length;
  const share = shared / Math.max(1, pairs.length);
  if (share < LEAST_SHARE_OF_SIGNS) return undefined;
  const covered = Math.min(1, (shared + 1) / text.length);
  return NEAR + UNMATCHED * (1 - share) + LEFT_OVER * (1 - covered);
}

/** Whether words are all among those that were typed, and end in the same number. */
function isSequelTyped(typed: readonly string[], words: readonly string[]): boolean {
  const number = words.at(-1) ?? '';
  return (
    words.length > 1 &&
    typed.at(-1) === number &&
    /^\d{1,2}$/.test(number) &&
    words.every((word) => typed.includes(word))
  );
}
