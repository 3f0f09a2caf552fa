/**
 * When two texts are the same title. The web app, the command line, lists of films and searches all
 * compare titles by these functions, so that what is one title in one place is one in all.
 */

/** Letters that Unicode does not decompose, as people without their keyboard type them. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŋ: 'n',
  ŧ: 't',
  ı: 'i',
  ĸ: 'k',
  ς: 'σ',
};
const PLAIN_LETTER = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'gu');
/** Accents of all scripts, but not what makes another letter of a kana or of an Indic one. */
const ACCENT = /[[\p{M}&&\p{Script=Inherited}]--[\u3099\u309A]]/gv;
const KATAKANA = /[\u30A1-\u30F6]/gu;
const HIRAGANA_BEFORE_KATAKANA = 0x60;
/** `8½` is 8 1/2, and `Alien³` is Alien 3. */
const RAISED_OR_FRACTION =
  /(?<=[\p{L}\p{N}\p{M}])[\u00B2\u00B3\u00B9\u2070-\u2079\u00BC-\u00BE\u2150-\u215E]/gu;
const APOSTROPHE = /(?<=[\p{L}\p{N}\p{M}])['’‘ʼ´`′](?=[\p{L}\p{N}])/gu;
const NOT_IN_WORDS = /[^\p{L}\p{N}\p{M}]+/gu;

/**
 * The words of a text in one form: lower case, without accents, in normal width, without punctuation.
 * Texts are the same if this is the same. A text without letters and digits, such as `…`, is kept.
 *
 *     Amélie, Ame\u0301lie, ＡＭÉＬＩＥ      amelie
 *     WALL·E, Wall-E                         wall e
 *     Schindler’s List, Schindler's List     schindlers list
 *     Fast & Furious                         fast and furious
 */
export function foldText(text: string): string {
  return PLAIN.test(text) ? foldPlain(text) : foldAny(text);
}

/** Most titles have nothing but ASCII, and need a tenth of the work. */
const PLAIN = /^[\x20-\x7E]*$/;
const PLAIN_APOSTROPHE = /(?<=[a-z0-9])['`](?=[a-z0-9])/g;

function foldPlain(text: string): string {
  const lower = text.toLowerCase();
  const words = lower
    .replaceAll(PLAIN_APOSTROPHE, '')
    .replaceAll('&', ' and ')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
  return words === '' ? lower.replaceAll(/ +/g, ' ').trim() : words;
}

function foldAny(text: string): string {
  const spaced = text.replaceAll(RAISED_OR_FRACTION, ' $&').normalize('NFKC').toLowerCase();
  const words = spaced
    .normalize('NFKD')
    .replaceAll(ACCENT, '')
    .replaceAll(PLAIN_LETTER, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .normalize('NFC')
    .replaceAll(KATAKANA, (kana) =>
      String.fromCodePoint((kana.codePointAt(0) ?? 0) - HIRAGANA_BEFORE_KATAKANA),
    )
    .replaceAll(APOSTROPHE, '')
    .replaceAll('&', ' and ')
    .replaceAll(NOT_IN_WORDS, ' ')
    .trim();
  return words === '' ? spaced.replaceAll(/\s+/gu, ' ').trim() : words;
}

const ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const ROMAN = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');
const NUMBERS: ReadonlyMap<string, string> = new Map(
  [ONES, ROMAN].flatMap((words) => words.map((word, index) => [word, String(index + 1)] as const)),
);
/** Words that say only that a number follows. */
const PART = /^(?:part|pt|parts|volume|vol|chapter|chap|episode|ep)$/;
const ARTICLES: ReadonlySet<string> = new Set(
  'the a an la le les l un une el los las der die das il lo gli o os as de het een den det en ett'.split(
    ' ',
  ),
);
/** `L'Avventura`, which may also be listed as `Avventura, L'`. */
const ELIDED_ARTICLE = /^l['’](?=\p{L})/iu;
/** An article that libraries and lists put at the end: `Matrix, The`. */
const ARTICLE_AT_END = /^(.+), ?([\p{L}]{1,3}['’]?)$/u;

/**
 * The key of a title: titles are the same if this is the same. It is {@link foldText} with numbers as
 * digits, without the words that announce them, and without an article at its start or end.
 *
 *     The Godfather Part II, Godfather 2, Godfather: Part Two      godfather 2
 *     Kill Bill: Vol. 1, Kill Bill 1                               kill bill 1
 *     Matrix, The                                                  matrix
 *     Ocean's Eleven, Ocean’s 11                                   oceans 11
 */
export function foldTitle(title: string): string {
  const written = title.trim();
  const [, head = '', article = ''] = ARTICLE_AT_END.exec(written) ?? [];
  const name = ARTICLES.has(foldText(article)) ? head : written.replace(ELIDED_ARTICLE, '');
  const words = foldText(name).split(' ').map(asDigits);
  const kept = words.filter((word, index) => !announces(word, index, words));
  const [first = ''] = kept;
  return (kept.length > 1 && ARTICLES.has(first) ? kept.slice(1) : kept).join(' ');
}

function asDigits(word: string): string {
  return NUMBERS.get(word) ?? word.replace(/^0+(?=\d)/, '');
}

/** `Part` in `Dune: Part Two`, but not in `Part of Me` or at the start of a title. */
function announces(word: string, index: number, words: readonly string[]): boolean {
  return index > 0 && PART.test(word) && /^\d+$/.test(words[index + 1] ?? '');
}
