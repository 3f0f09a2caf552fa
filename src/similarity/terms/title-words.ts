// Letters that Unicode does not decompose, as people without their keyboard type them.
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
// Most titles have nothing to fold, which takes longer than finding the words.
const ASCII = /^\p{ASCII}*$/u;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * The words of a title in order, with repetitions: runs of letters and digits in lower case, without
 * accents or apostrophes (`Schindler's` is `schindlers`). In scripts without spaces, such as Chinese,
 * each run is one word.
 */
export function titleWords(title: string): string[] {
  const folded = ASCII.test(title) ? title.toLowerCase() : withoutAccents(title);
  return folded.replaceAll(INNER_APOSTROPHE, '').match(WORD) ?? [];
}

function withoutAccents(title: string): string {
  return title
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(PLAIN_LETTER, (letter) => PLAIN_LETTERS.get(letter) ?? letter)
    .normalize('NFC');
}

/** The English articles, in lower case. */
export const ENGLISH_ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the']);

/** The articles with which titles begin, in the languages in which most titles are. */
const ARTICLES: ReadonlySet<string> = new Set([
  ...ENGLISH_ARTICLES,
  ...'la le les un une el los las der die das'.split(' '),
]);

// Words that are common in all kinds of titles, in the same languages.
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
 * The distinctive words of a title: no stop words and no numbers of sequels, in the singular. A title
 * that consists of nothing else keeps all its words.
 */
export function distinctiveWords(title: string): string[] {
  const words = titleWords(withSpacedSuperscripts(title));
  const distinctive = words.filter((word) => !STOP_WORDS.has(word) && !isNumeral(word));
  return (distinctive.length > 0 ? distinctive : words).map(singular);
}

/**
 * How the titles of a series begin: everything before a subtitle or a number, without a leading
 * article, and the first two distinctive words.
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
  const pair = distinctiveWords(title).slice(0, 2);
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
