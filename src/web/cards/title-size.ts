import type { Face } from './genre-look.ts';

/** The space for a title, as fractions of the card's width; the year has its own line. */
const ROOM = 0.84;
/** A word cannot break, so its width must not be underestimated. */
const WORD_ROOM = 0.78;
const HEIGHT = 0.26;
const LINE = 1.08;
const LARGEST = 0.135;
const SMALLEST = 0.046;
/** How full lines are on average. */
const FILLED = 0.84;
const MOST_LINES = 5;

/**
 * The font size of a title, as a fraction of the card's width: the largest at which its longest word
 * and all its lines fit on a card of 2.39 to 1.
 */
export function titleSize(title: string, face: Face): number {
  const shown = face.isUpper ? title.toUpperCase() : title;
  const longest = Math.max(...wordsOf(shown).map((word) => widthOf(word, face)));
  const whole = widthOf(shown, face);
  const sizes = Array.from({ length: MOST_LINES }, (_, place) => {
    const lines = place + 1;
    const byLength = (ROOM * lines * (lines === 1 ? 1 : FILLED)) / whole;
    return Math.min(WORD_ROOM / longest, byLength, HEIGHT / (lines * LINE));
  });
  return Math.max(SMALLEST, Math.min(LARGEST, Math.max(...sizes)));
}

/** In Chinese, Japanese and Korean, a line can break after any letter. */
const BETWEEN_WORDS = /[\s-]+|(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])/u;

function wordsOf(title: string): readonly string[] {
  return title.split(BETWEEN_WORDS);
}

/** Classes of letters, each with its width relative to the typeface's mean. */
const WIDTHS: readonly (readonly [letters: RegExp, lower: number, upper: number])[] = [
  [/[iljI]/, 0.55, 0.6],
  [/[tfr.,:;'’!|()\s-]/, 0.7, 0.8],
  [/[MW]/, 1.75, 1.35],
  [/[mw]/, 1.6, 1.35],
  [/[ACDGHKNOQRUVXY]/, 1.35, 1.15],
  [/\p{Lu}/u, 1.35, 1.05],
];
const DEFAULT = [1.1, 1.05] as const;
/** Letters that are as wide as high. */
const FULL_WIDTH =
  /[\u{1100}-\u{11ff}\u{2e80}-\u{a4cf}\u{ac00}-\u{d7ff}\u{f900}-\u{faff}\u{ff00}-\u{ffef}\u{20000}-\u{3ffff}]/u;

/** The width of a text, in em; at least that of one letter. */
function widthOf(text: string, { advance, tracking, isUpper }: Face): number {
  let width = 0;
  for (const letter of text) {
    const known = WIDTHS.find(([letters]) => letters.test(letter));
    const [lower, upper] = known === undefined ? DEFAULT : [known[1], known[2]];
    width += FULL_WIDTH.test(letter) ? 1 : advance * (isUpper ? upper : lower);
    width += tracking;
  }
  return Math.max(advance, width);
}
