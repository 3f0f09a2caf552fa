// Letters that Unicode does not decompose, as people type them without their keyboard.
const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map([
  ['ł', 'l'],
  ['ø', 'o'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ß', 'ss'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ħ', 'h'],
  ['ŋ', 'n'],
  ['ŧ', 't'],
  ['ı', 'i'],
  ['ĸ', 'k'],
  ['ς', 'σ'],
]);
const PLAIN_LETTER = new RegExp(`[${[...PLAIN_LETTERS.keys()].join('')}]`, 'g');
const INNER_APOSTROPHE = /(?<=[\p{L}\p{N}])['’ʼ](?=[\p{L}\p{N}])/gu;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * The words of a title in their order, repetitions kept: runs of letters and digits, lower case,
 * accents folded, an apostrophe inside a word dropped (`Schindler's` is `schindlers`). A script
 * without spaces, such as Chinese, gives one word for each run.
 */
export function titleWords(title: string): string[] {
  const folded = title
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(PLAIN_LETTER, (letter) => PLAIN_LETTERS.get(letter) ?? letter)
    .normalize('NFC');
  return folded.replaceAll(INNER_APOSTROPHE, '').match(WORD) ?? [];
}

/** The English articles, in lower case. */
export const ENGLISH_ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the']);

/** The articles with which titles begin, in the languages in which most titles are. */
export const ARTICLES: ReadonlySet<string> = new Set([
  ...ENGLISH_ARTICLES,
  ...'la le les un une el los las der die das'.split(' '),
]);

// Words that titles of every kind have, in the same languages.
const STOP_WORDS: ReadonlySet<string> = new Set([
  ...ARTICLES,
  ...(
    'and are as at be but by de del des du en for from his her i in into is it its my no not o of ' +
    'on or our s she he that their they this to una und vs we what when who with y you your part ' +
    'chapter episode vol volume'
  ).split(' '),
]);

const NUMERAL =
  /^(?:\d{1,2}|i{1,3}|i?[vx]|vi{1,3}|xi{1,3}|xi?v|xvi{0,3}|one|two|three|four|five|six|seven|eight|nine|ten)$/;

/**
 * The words of a title that say something of its film: no stop words, no numbers of a series, the
 * plural's s off. A title of nothing else keeps its words.
 */
export function sayingWords(title: string): string[] {
  const words = titleWords(withSpacedSuperscripts(title));
  const saying = words.filter((word) => !STOP_WORDS.has(word) && !isNumeral(word));
  return (saying.length > 0 ? saying : words).map(singular);
}

/**
 * How the titles of a series begin: all before a subtitle or a number, without a leading article,
 * and the first two words that say something.
 *
 *     Rocky II                                  rocky
 *     Star Wars: Episode IV - A New Hope        star wars
 *     Harry Potter and the Goblet of Fire       harry potter and the goblet of fire, harry potter
 */
export function seriesPhrases(title: string): readonly string[] {
  const spaced = withSpacedSuperscripts(title);
  const head = titleWords(spaced.split(SUBTITLE, 1)[0] ?? '');
  while (head.length > 1 && isNumeral(head.at(-1))) head.pop();
  if (head.length > 1 && ARTICLES.has(head[0] ?? '')) head.shift();
  const pair = sayingWords(title).slice(0, 2);
  const phrases = [head.map(singular).join(' '), pair.length === 2 ? pair.join(' ') : ''];
  return [...new Set(phrases)].filter((phrase) => phrase !== '');
}

const SUBTITLE = /:| [-–—] |(?<=\p{L}) (?:Part|Chapter|Episode|Vol)\b|, (?:Part|Chapter|Vol)\b/u;

function withSpacedSuperscripts(title: string): string {
  return title.replaceAll(/(?<=\p{L})[\u00B2\u00B3\u00B9\u2070-\u2079]+/gu, ' $&');
}

function singular(word: string): string {
  return /^[a-z]{3,}[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

function isNumeral(word: string | undefined): boolean {
  return word !== undefined && NUMERAL.test(word);
}
