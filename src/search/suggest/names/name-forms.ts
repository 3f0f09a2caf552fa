import { foldText } from '../../../titles/fold-text.ts';
import { foldTitle } from '../../../titles/fold-title.ts';
import { withoutArticle } from './key-index.ts';

/** One way to compare a name. */
export interface NameForm {
  readonly text: string;
  /** From 0, the name's words, how far it is from what is written. */
  readonly distance: number;
}

/** How far a name's forms are from the name, less than one fit is from the next. */
const KEY = 0.05;
const LETTERS = 0.2;
const SYMBOLS = 0.3;

const SYMBOL = /[\p{S}\p{Extended_Pictographic}]/gu;
const LETTER_OR_DIGIT = /[\p{L}\p{Nd}]/u;
/** `Se7en`, `S1m0ne`, `A$AP`: what represents a letter between letters. */
const DIGIT_FOR_LETTER = /(?<=[a-z])[\d$@!](?=[a-z\d$@!])/gi;
const MAYBE_DIGIT_FOR_LETTER = /[a-z][\d$@!]/i;
const LETTER_FOR: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 'v',
  $: 's',
  '@': 'a',
  '!': 'i',
};

/**
 * The ways to compare a title, each different from those before it: its words; what {@link foldTitle}
 * makes of them; with letters for digits that stand for letters; its symbols alone.
 *
 *     The Godfather Part II     the godfather part ii, godfather 2
 *     Se7en                     se7en, seven
 *     I ♥ Huckabees             i huckabees, 1 huckabees, ♥
 */
export function titleForms(title: string): readonly NameForm[] {
  const text = foldText(title);
  const forms: NameForm[] = [{ text, distance: 0 }];
  const key = foldTitle(title);
  if (key !== withoutArticle(text)) forms.push({ text: key, distance: KEY });
  const letters = withLetters(title);
  if (letters !== undefined) forms.push({ text: letters, distance: LETTERS });
  if (hasSymbols(title) && LETTER_OR_DIGIT.test(title)) {
    const symbols = title.match(SYMBOL)?.join('') ?? '';
    if (symbols !== '') forms.push({ text: foldText(symbols), distance: SYMBOLS });
  }
  return forms;
}

/** The words of a title with letters for the digits between its letters; undefined: it has none. */
export function withLetters(title: string): string | undefined {
  if (!MAYBE_DIGIT_FOR_LETTER.test(title)) return undefined;
  const letters = title.replaceAll(DIGIT_FOR_LETTER, (digit) => LETTER_FOR[digit] ?? digit);
  return letters === title ? undefined : foldText(letters);
}

/** The way to compare the name of a person. */
export function personForms(name: string): readonly NameForm[] {
  return [{ text: foldText(name), distance: 0 }];
}

/** Few names have any, and the property escapes of the real test are slow. */
function hasSymbols(title: string): boolean {
  return /[$+<=>^`|~\u00A0-\u00BF\u00D7\u00F7\u2000-\uFFFF]/.test(title);
}
