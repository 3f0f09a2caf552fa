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
  // Arabic and Persian keyboards, and what is written for the ending that sounds the same
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
};
const PLAIN_LETTER = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'gu');
/**
 * Accents of all scripts and the points of Hebrew vowels, but not what makes another letter of a kana
 * or of an Indic or Thai one.
 */
const ACCENT = /[[[\p{M}&&\p{Script=Inherited}]--[\u3099\u309A]]\u0591-\u05BD\u05BF-\u05C7]/gv;
/** What is not seen: soft hyphens, joiners, marks of direction or of an emoji's look, stretched lines. */
const UNSEEN = /[\p{Cf}\uFE0E\uFE0F\u0640]/gu;
const KATAKANA = /[\u30A1-\u30F6]/gu;
const HIRAGANA_BEFORE_KATAKANA = 0x60;
/** `8½` is 8 1/2, and `Alien³` is Alien 3. */
const RAISED_OR_FRACTION =
  /(?<=[\p{L}\p{N}\p{M}])[\u00B2\u00B3\u00B9\u2070-\u2079\u00BC-\u00BE\u2150-\u215E]/gu;
const APOSTROPHE = /(?<=[\p{L}\p{N}\p{M}])['’‘ʼʻ´`′׳״](?=[\p{L}\p{N}])/gu;
const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/gu;
const NOT_IN_WORDS = /[^\p{L}\p{N}\p{M}]+/gu;
/** `Romeo + Juliet`, but neither `+1` nor `C++`. */
const PLUS = /(?<=\S) \+ (?=\S)/g;

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
    .replaceAll(PLUS, ' and ')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
  return words === '' ? lower.replaceAll(/ +/g, ' ').trim() : words;
}

function foldAny(text: string): string {
  const spaced = text
    .replaceAll(RAISED_OR_FRACTION, ' $&')
    .normalize('NFKC')
    .replaceAll(UNSEEN, '')
    .toLowerCase();
  const words = spaced
    .normalize('NFKD')
    .replaceAll(ACCENT, '')
    .replaceAll(PLAIN_LETTER, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .normalize('NFC')
    .replaceAll(KATAKANA, (kana) =>
      String.fromCodePoint((kana.codePointAt(0) ?? 0) - HIRAGANA_BEFORE_KATAKANA),
    )
    .replaceAll(FOREIGN_DIGIT, asciiDigit)
    .replaceAll(APOSTROPHE, '')
    .replaceAll('&', ' and ')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(PLUS, ' and ')
    .replaceAll(NOT_IN_WORDS, ' ')
    .trim();
  // a text of signs that are not seen is at least not the same as one without any
  return words || spaced.replaceAll(/\s+/gu, ' ').trim() || text.trim();
}

/** Unicode's digits of a script follow one another from 0 to 9. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
