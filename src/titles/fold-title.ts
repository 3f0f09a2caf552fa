/**
 * When two texts are the same title. The web app, the command line, lists of films and searches all
 * compare titles by these functions, so that what is one title in one place is one in all.
 */
import { foldText } from './fold-text.ts';
import { numbersAsDigits } from './number-words.ts';
import { AND, sameSpelling } from './spelling.ts';

/** Words that say only that a number follows. */
const PART =
  /^(?:part|pt|parts|volume|vol|chapter|chap|ch|episode|ep|number|no|nr|act|teil|kapitel|folge|partie|tome|chapitre|parte|capitulo|capitolo|volumen)$/;
/** The same with the number in one word, or as one letter: `vol2`, `pt3`, `v2`, `p1`, `e5`. */
const NUMBERED_PART = /^(?:part|pt|volume|vol|chapter|chap|ch|episode|ep|v|p|e|no|nr|teil)(1?\d)$/;
const PART_LETTER = /^[vp]$/;
const PART_NUMBER = /^1?\d$/;
/** A number next to letters of a script without spaces: `無間道2`, `無間道II`. */
const NUMBER_AFTER_DENSE = /(?<=[\u3041-\u9fff\uac00-\ud7af])(?=[\da-z])/g;
const ARTICLES: ReadonlySet<string> = new Set(
  'the a an la le les l un une des el los las lo una uno unos unas der die das den dem ein eine il gli i o os as um uma de het een det en ett'.split(
    ' ',
  ),
);
/** Words that are articles at the end, after a comma, but mostly something else at the start. */
const ONLY_AT_END: ReadonlySet<string> = new Set('des dem i um de una uno unos unas'.split(' '));
/** `L'Avventura`, which may also be listed as `Avventura, L'`. */
const ELIDED_ARTICLE = /^l['’](?=\p{L})/iu;
/** An article that libraries and lists put after the name: `Matrix, The`, `Godfather, The: Part II`. */
const ARTICLE_AFTER =
  /^(.+?)(?:, ?(\p{L}{1,4}['’]?)| \((\p{L}{1,4}['’]?)\))(?=$|\s*[:(]|\s[-–—]\s)(.*)$/u;
/** `Die Hard 4.0`, but not the film that is called `2.0`. */
const ZERO_AFTER_NUMBER = /(?<=\S \d{1,2})\.0(?![\d.])/g;
/** `10,000 BC`, or `20.000` in other languages. */
const BETWEEN_THOUSANDS = /(?<=(?<!\d)\d{1,3})[,.](?=\d{3}(?!\d))/g;

/**
 * The key of a title: titles are the same if this is the same. It is {@link foldText} with numbers as
 * digits, without the words that announce them, in one spelling, and without an article at its start
 * or end.
 *
 *     The Godfather Part II, Godfather 2, Godfather: Part Two      godfather 2
 *     Kill Bill: Vol. 1, Kill Bill 1                               kill bill 1
 *     Die Hard 4.0, Die Hard 4                                     die hard 4
 *     Matrix, The                                                  matrix
 *     Guardians of the Galaxy v2                                   guardians of the galaxy 2
 *     48 Hrs., Forty-Eight Hours                                   48 hours
 *     Ocean's Eleven, Ocean’s 11                                   oceans 11
 *     Doctor Strange, Dr. Strange                                  dr strange
 */
export function foldTitle(title: string): string {
  const name = withoutArticleAfter(title.trim()).replace(ELIDED_ARTICLE, '');
  const words = foldText(name.replaceAll(BETWEEN_THOUSANDS, '').replaceAll(ZERO_AFTER_NUMBER, ''))
    .replaceAll(NUMBER_AFTER_DENSE, ' ')
    .split(' ');
  const numbered = numbersAsDigits(words.map(numberOfPart));
  const kept = numbered
    .filter((word, index) => !announces(word, index, numbered))
    .map((word, index, { length }) =>
      index > 0 && index < length - 1 && AND.has(word) ? 'and' : sameSpelling(word),
    );
  const [first = ''] = kept;
  return (kept.length > 1 && isArticle(first) ? kept.slice(1) : kept).join(' ');
}

/** Whether a folded word is an article with which titles start. */
export function isArticle(word: string): boolean {
  return ARTICLES.has(word) && !ONLY_AT_END.has(word);
}

function withoutArticleAfter(title: string): string {
  const [, head, afterComma, inBrackets, rest = ''] = ARTICLE_AFTER.exec(title) ?? [];
  const article = afterComma ?? inBrackets;
  return head !== undefined && article !== undefined && ARTICLES.has(foldText(article))
    ? head + rest
    : title;
}

/** A word that is a part and its number as the number, and a letter before one as `part`. */
function numberOfPart(word: string, index: number, words: readonly string[]): string {
  if (index === 0 || word.length > 9) return word;
  if (PART_LETTER.test(word) && PART_NUMBER.test(words[index + 1] ?? '')) return 'part';
  return NUMBERED_PART.exec(word)?.[1] ?? word;
}

/** `Part` in `Dune: Part Two`, but not in `Part of Me` or at the start of a title. */
function announces(word: string, index: number, words: readonly string[]): boolean {
  if (!PART.test(word) || !/^\d+$/.test(words[index + 1] ?? '')) return false;
  return index > 1 || (index === 1 && !isArticle(words[0] ?? ''));
}
