import { ARTICLES } from '../../similarity/terms/title-words.ts';

/** What has been typed so far, folded. */
export interface TypedText {
  readonly words: readonly string[];
  /** The same without spaces. */
  readonly letters: string;
}

/** Prepares a folded text for {@link fitOf}. */
export function typedText(folded: string): TypedText {
  return { words: folded.split(' '), letters: folded.replaceAll(' ', '') };
}

/**
 * How well a folded text fits what has been typed so far; 0 is best, undefined: not at all. Each
 * word is searched for among the text's words, the last one possibly unfinished:
 *
 *     0         the text is what was typed, apart from spaces and an article  "wall e"     walle
 *     1         it starts with what was typed                                 "godfa"      the godfather
 *     2         its words include those typed, in any order                   "jackson p"  peter jackson
 *     4 e + …   the same with e letters wrong, as 0 if no word is left over   "matirx"     the matrix
 *
 * A word that is part of another word, or only its start, counts as half a wrong letter.
 */
export function fitOf({ words: typed, letters }: TypedText, text: string): number | undefined {
  const begin = articleLength(text);
  const exact =
    placeOf(letters, text, begin) ?? (begin > 0 ? placeOf(letters, text, 0) : undefined);
  if (exact !== undefined) return exact;
  const words = text.split(' ');
  const first = begin > 0 && words[0] !== typed[0] ? 1 : 0;
  let faults = 0;
  let inOrder = true;
  for (const [i, word] of typed.entries()) {
    const unfinished = i === typed.length - 1;
    const here = faultsOf(word, words[first + i] ?? '', unfinished);
    const least = here === 0 ? 0 : leastFaults(word, words, unfinished);
    if (least > allowedFaults(word)) return undefined;
    inOrder &&= least === here;
    faults += least;
  }
  const isWhole = faults > 0 && words.length - first === typed.length;
  return 4 * faults + (inOrder ? (isWhole ? 0 : 1) : 2);
}

const LEADING_ARTICLES: ReadonlySet<string> = new Set([...ARTICLES, 'il']);

/** The length of the article, with its space, with which a text starts. */
function articleLength(text: string): number {
  const blank = text.indexOf(' ');
  return blank > 0 && blank <= 3 && LEADING_ARTICLES.has(text.slice(0, blank)) ? blank + 1 : 0;
}

/** 0 when a text from an index on is these letters, ignoring spaces, 1 when it starts with them. */
function placeOf(letters: string, text: string, from: number): 0 | 1 | undefined {
  let at = from;
  for (const letter of letters) {
    if (text[at] === ' ') at += 1;
    if (!text.startsWith(letter, at)) return undefined;
    at += letter.length;
  }
  return at === text.length ? 0 : 1;
}

/** How many letters may be wrong in a word: none in a short one. */
function allowedFaults({ length }: string): number {
  if (length < 3) return 0.5;
  return length < 6 ? 1 : 2;
}

/** The fewest faults with which a word matches one of these. */
function leastFaults(word: string, words: readonly string[], unfinished: boolean): number {
  let least = Infinity;
  for (const other of words) {
    least = Math.min(least, faultsOf(word, other, unfinished));
    if (least === 0) break;
  }
  return least;
}

/** How many letters of a word are wrong; half a letter when it is part of the other; or Infinity. */
function faultsOf(word: string, other: string, unfinished: boolean): number {
  if (other === word || (unfinished && other.startsWith(word))) return 0;
  const isPart = word.length < 3 && isLatin(word) ? other.startsWith(word) : other.includes(word);
  if (isPart) return 0.5;
  const most = allowedFaults(word);
  const excess = word.length - other.length;
  if (most < 1 || excess > most || (!unfinished && -excess > most)) return Infinity;
  const wrong = wrongLetters(word, other, unfinished);
  return wrong <= most ? wrong : Infinity;
}

function isLatin(word: string): boolean {
  return /^[\u0020-\u024f]*$/.test(word);
}

// The rows of the table that wrongLetters fills: words are folded texts of bounded queries.
const LONGEST = 128;
const rows = [0, 1, 2].map(() => new Uint8Array(LONGEST + 4)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

/**
 * How many letters of a word are wrong, missing, needless or swapped with their neighbour (optimal
 * string alignment); for an unfinished word, compared with the beginning of the other that fits best.
 *
 * @example wrongLetters('matirx', 'matrix', false); // 1
 */
export function wrongLetters(word: string, other: string, unfinished: boolean): number {
  const height = Math.min(word.length, LONGEST);
  const width = Math.min(other.length, height + 3);
  let [before, above, row] = rows;
  for (let j = 0; j <= width; j++) above[j] = j;
  for (let i = 1; i <= height; i++) {
    row[0] = i;
    for (let j = 1; j <= width; j++) {
      const same = word.charCodeAt(i - 1) === other.charCodeAt(j - 1);
      let wrong = (above[j - 1] ?? 0) + (same ? 0 : 1);
      wrong = Math.min(wrong, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const swapped =
        i > 1 &&
        j > 1 &&
        word.charCodeAt(i - 1) === other.charCodeAt(j - 2) &&
        word.charCodeAt(i - 2) === other.charCodeAt(j - 1);
      if (swapped) wrong = Math.min(wrong, (before[j - 2] ?? 0) + 1);
      row[j] = wrong;
    }
    [before, above, row] = [above, row, before];
  }
  if (!unfinished) return (above[width] ?? 0) + other.length - width;
  let least = height;
  for (let j = 0; j <= width; j++) least = Math.min(least, above[j] ?? 0);
  return least;
}
