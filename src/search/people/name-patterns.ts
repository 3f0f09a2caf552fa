import { foldText } from '../../titles/fold-text.ts';
import { sameSpelling } from '../../titles/spelling.ts';

/** Patterns for names in lower case without accents. */
export interface NamePatterns {
  /** Names that have the words of a text in its order. */
  readonly inOrder: string;
  /** Names that have its letters as whole words, or its words, possibly unfinished, in another order. */
  readonly otherwise: string;
}

/** What may be between words; all of Unicode's punctuation would make patterns of megabytes. */
const BETWEEN = '[ -/:-@\\[-`{-~’‘´ʼ“”·–—‐‑]';
const APOSTROPHE = "['’‘`´ʼ]?";
/** Letters that stay as they are when accents are taken off. */
const OTHER_LETTERS: Readonly<Record<string, string>> = {
  l: 'lł',
  o: 'oø',
  d: 'dđð',
  h: 'hħ',
  i: 'iı',
};
const TWO_LETTERS: Readonly<Record<string, string>> = { ss: 'ß', ae: 'æ', oe: 'œ', th: 'þ' };
const LETTERS = new RegExp(`${Object.keys(TWO_LETTERS).join('|')}|.`, 'gu');
const HIRAGANA = /[\u3041-\u3096]/;
const KATAKANA_AFTER_HIRAGANA = 0x60;
/** In any order there would be 24 patterns of four words; of more, the first or last is moved. */
const MOST_IN_ANY_ORDER = 3;
/** Longer texts are no names. */
const MOST_WORDS = 8;

/**
 * The patterns by which names are compared with a text that has a letter or digit: by its words, also
 * with the surname before a comma, regardless of accents, apostrophes and hyphens.
 *
 *     carrie anne, Moss, Carrie-Anne       Carrie-Anne Moss   in order
 *     deniro, jj abrams, park chan-wook    Robert De Niro, J.J. Abrams, Chan-wook Park
 */
export function namePatterns(text: string): NamePatterns {
  const [, last, first] = /^([^,]+), *([^,]+)$/.exec(text) ?? [];
  const names = last === undefined ? [text] : [text, `${first} ${last}`];
  const wanted = names.map((name) => foldText(name).split(' '));
  const orders = otherOrders(wanted[0] ?? []);
  return {
    inOrder: wanted.map((words) => words.map(wordPattern).join(`${BETWEEN}+`)).join('|'),
    otherwise: [
      ...wanted.map((words) => wholeWords(words.join(''))),
      ...orders.map((words) => startsOfWords(words)),
    ].join('|'),
  };
}

function wordPattern(word: string): string {
  const short = sameSpelling(word);
  const pattern = letterPatterns(word).join(APOSTROPHE);
  return short === word ? pattern : `(?:${pattern}|${letterPatterns(short).join(APOSTROPHE)})`;
}

function wholeWords(letters: string): string {
  return `(?:^|${BETWEEN})${letterPatterns(letters).join(`${BETWEEN}*`)}(?:${BETWEEN}|$)`;
}

function startsOfWords(words: readonly string[]): string {
  return `(?:^|${BETWEEN})${words.map(wordPattern).join(`(?:.*${BETWEEN})`)}`;
}

/** The orders in which words are looked for; other words may be between them. */
function otherOrders(words: readonly string[]): readonly (readonly string[])[] {
  if (words.length === 1) return [];
  if (words.length > MOST_IN_ANY_ORDER) {
    if (words.length > MOST_WORDS) return [];
    return [
      [...words.slice(-1), ...words.slice(0, -1)],
      [...words.slice(1), ...words.slice(0, 1)],
    ];
  }
  return words.flatMap((word, place) => {
    const others = words.toSpliced(place, 1);
    const orders = others.length === 1 ? [others] : otherOrders(others);
    return orders.map((order) => [word, ...order]);
  });
}

/** A pattern for each letter, or for two that may be written as one. */
function letterPatterns(folded: string): readonly string[] {
  return Array.from(folded.matchAll(LETTERS), ([letters]) => {
    const one = TWO_LETTERS[letters];
    if (one !== undefined) return `(?:${letters}|${one})`;
    const other = HIRAGANA.test(letters) ? kanaLike(letters) : OTHER_LETTERS[letters];
    return other === undefined ? letters : `[${other}]`;
  });
}

/** A hiragana in both kana, and without its voice mark, which is taken off like an accent. */
function kanaLike(hiragana: string): string {
  const katakana = String.fromCodePoint((hiragana.codePointAt(0) ?? 0) + KATAKANA_AFTER_HIRAGANA);
  return [hiragana, katakana].flatMap((kana) => [kana, kana.normalize('NFD').charAt(0)]).join('');
}
