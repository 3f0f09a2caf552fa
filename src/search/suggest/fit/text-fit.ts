import { isDense } from '../names/dense-script.ts';
import { lastWordFirst, withoutArticle } from '../names/key-index.ts';
import { wrongLetters } from './wrong-letters.ts';

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

/** The fit of a text that starts with what was typed. */
export const BEGINS = 1;
const CONTAINS = 2;
/** How much better it is in any order if the text has no other words. */
const NOTHING_ELSE = 0.2;
/** What one wrong letter costs. */
const WRONG_LETTER = 4;
/** From this fit on letters are wrong, and other words may be meant, written as one or in two. */
export const MISSPELT = WRONG_LETTER;

/**
 * How well a folded text fits what has been typed so far; 0 is best, undefined: not at all. Each
 * word is searched for among the text's words, the last one possibly unfinished:
 *
 *     0         the text is what was typed, apart from spaces and an article  "wall e"     walle
 *     1         it starts with what was typed                                 "godfa"      the godfather
 *     2         its words include those typed, in any order                   "jackson p"  peter jackson
 *     4 e + …   the same with e letters wrong, as 0 if no word is left over   "matirx"     the matrix
 *
 * A word that is part of another word, or only its start, counts as half a wrong letter; words that are
 * written as one, or one that is written as two, as a quarter.
 */
export function fitOf(typed: TypedText, text: string): number | undefined {
  const { letters } = typed;
  const name = withoutArticle(text);
  const exact = placeOf(letters, name) ?? (name === text ? undefined : placeOf(letters, text));
  if (exact !== undefined) return exact;
  if (isDense(letters.charCodeAt(0)) && text.replaceAll(' ', '').includes(letters)) return CONTAINS;
  if (typed.words.length === 1 && isLastWordFirst(letters, text)) return CONTAINS - NOTHING_ELSE;
  return wordsFit(typed, text.split(' '), name === text ? 0 : 1);
}

/** Whether these are the letters of a text with its last word before the others. */
function isLastWordFirst(letters: string, text: string): boolean {
  // most texts differ at once
  if (text.charCodeAt(text.lastIndexOf(' ') + 1) !== letters.charCodeAt(0)) return false;
  return placeOf(letters, lastWordFirst(text)) === 0;
}

function wordsFit(
  { words: typed }: TypedText,
  words: readonly string[],
  article: number,
): number | undefined {
  const first = article === 1 && words[0] !== typed[0] ? 1 : 0;
  let faults = 0;
  let inOrder = true;
  for (let i = 0; i < typed.length; i++) {
    const word = typed[i] ?? '';
    const unfinished = i === typed.length - 1;
    const here = faultsOf(word, words[first + i] ?? '', unfinished);
    let least = here === 0 ? 0 : leastFaults(word, words, unfinished);
    const joined = least === 0 ? 0 : wordsJoined(typed, i, words);
    if (joined > 0 && least > JOINED) {
      least = JOINED;
      i += joined - 1;
    }
    if (least > allowedFaults(word)) return undefined;
    inOrder &&= least === here;
    faults += least;
  }
  const last = typed.at(-1) ?? '';
  const isBegun = (faults === 0 || faults >= 1) && isBeginning(last, words);
  if (inOrder) {
    const hasAll = faults > 0 && words.length - first === typed.length;
    const isWhole = hasAll && !isBegun && isMisspelt(last, words.at(-1) ?? '');
    return WRONG_LETTER * faults + (isWhole ? 0 : BEGINS);
  }
  const others = words.length - typed.length - (typed.includes(words[0] ?? '') ? 0 : first);
  const isWhole = !isBegun && faults === 0 && others === 0;
  return WRONG_LETTER * faults + CONTAINS - (isWhole ? NOTHING_ELSE : 0);
}

/** Whether a word is another with letters wrong, rather than the beginning of the other. */
function isMisspelt(word: string, other: string): boolean {
  const unfinished = faultsOf(word, other, true);
  return unfinished < 1 || faultsOf(word, other, false) <= unfinished;
}

/** Whether a word is the beginning of one of these, and not one itself. */
function isBeginning(word: string, words: readonly string[]): boolean {
  return !words.includes(word) && words.some((other) => other.startsWith(word));
}

/** Of fewer letters, one that is wrong makes another word. */
const LEAST_SPELLED = 6;

/**
 * How well the whole text or its beginning fits with letters wrong, regardless of the spaces, as
 * {@link fitOf}: `spidreman` for spider man.
 */
export function spellingFit({ letters }: TypedText, text: string): number | undefined {
  const name = withoutArticle(text).replaceAll(' ', '');
  const most = allowedFaults(letters);
  if (letters.length < LEAST_SPELLED || name.length < letters.length - most) return undefined;
  if (/\d/.test(letters)) return undefined;
  // a beginning that differs at once is not worth the table
  const begins = name.startsWith(letters.slice(0, 2)) || name.charAt(1) === letters.charAt(1);
  if (!begins && name.charAt(0) !== letters.charAt(0)) return undefined;
  const wrong = wrongLetters(letters, name, true, most);
  if (wrong > most) return undefined;
  return (
    WRONG_LETTER * Math.max(wrong, JOINED) + (name.length > letters.length + wrong ? CONTAINS : 1)
  );
}

/** Of a text that starts with one or two letters, those are rarely the start of a word. */
const FEW_LETTERS = 2;
const WITHIN_WORD = 1.3;

/** 0 when a text is these letters, ignoring spaces, 1 or a little more when it starts with them. */
export function placeOf(letters: string, text: string): number | undefined {
  let at = 0;
  for (let i = 0; i < letters.length; i++) {
    if (text.charCodeAt(at) === BLANK) at += 1;
    if (text.charCodeAt(at) !== letters.charCodeAt(i)) return undefined;
    at += 1;
  }
  if (at === text.length) return 0;
  return letters.length <= FEW_LETTERS && text.charCodeAt(at) !== BLANK ? WITHIN_WORD : BEGINS;
}

const BLANK = 32;

/** How many letters may be wrong in a word: none in a short one. */
export function allowedFaults({ length }: string): number {
  if (length < 3) return 0.5;
  if (length < 6) return 1;
  return length < 10 ? 2 : 3;
}

/** The fewest faults with which a word matches one of these. */
export function leastFaults(word: string, words: readonly string[], unfinished: boolean): number {
  let least = Infinity;
  for (const other of words) {
    least = Math.min(least, faultsOf(word, other, unfinished));
    if (least === 0) break;
  }
  return least;
}

const JOINED = 0.25;

/**
 * How many typed words, from one on, stand for joined or separate words: 2 when two of them are one
 * (`spider man` for spiderman), 1 when one is several (`starwars` for star wars), 0 for neither.
 */
function wordsJoined(typed: readonly string[], at: number, words: readonly string[]): 0 | 1 | 2 {
  const word = typed[at] ?? '';
  const next = typed[at + 1];
  if (next !== undefined && words.some((other) => other === word + next)) return 2;
  if (word.length < 4) return 0;
  for (const [i, first] of words.entries()) {
    if (!word.startsWith(first)) continue;
    const second = words[i + 1] ?? '';
    if (word === first + second || word === first + second + (words[i + 2] ?? '')) return 1;
  }
  return 0;
}

/** How many letters of a word are wrong; half a letter when it is part of the other; or Infinity. */
function faultsOf(word: string, other: string, unfinished: boolean): number {
  if (other === word || (unfinished && other.startsWith(word))) return 0;
  const isPart = word.length < 3 && isLatin(word) ? other.startsWith(word) : other.includes(word);
  if (isPart) return 0.5;
  const most = allowedFaults(word);
  const excess = word.length - other.length;
  if (most < 1 || excess > most || (!unfinished && -excess > most)) return Infinity;
  // numbers have no misspellings
  if (isNumber(word)) return Infinity;
  const wrong = wrongLetters(word, other, unfinished, most);
  return wrong <= most ? wrong : Infinity;
}

function isNumber(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57 && /^\d+$/.test(word);
}

function isLatin(word: string): boolean {
  return /^[\u0020-\u024f]*$/.test(word);
}
