import { foldText } from '../../titles/fold-text.ts';
import { foldTitle } from '../../titles/fold-title.ts';
import { withoutArticle } from '../suggest/names/key-index.ts';
import { withLetters } from '../suggest/names/name-forms.ts';
import { FoldedTexts } from './folded-texts.ts';

/** Titles, as they are compared with a text. */
export interface FoldedTitles {
  /** n, by row: as they are stored; null where the film has none. */
  readonly texts: readonly (string | null)[];
  /** n, by row: their words. */
  readonly words: readonly (string | null)[];
  /**
   * By row: the keys of titles that are not their words without the article, or their words with
   * letters for the digits that represent them, as in `Se7en`.
   */
  readonly keys: ReadonlyMap<number, string>;
  /** The rows that have some letters, regardless of the spaces: in their words, or in their keys. */
  readonly rowsWith: (letters: string) => Generator<number>;
}

/** Folds titles. */
export function foldedTitles(texts: readonly (string | null)[]): FoldedTitles {
  const words = texts.map((text) => (text === null ? null : foldText(text)));
  const keys = new Map<number, string>();
  for (const [row, text] of texts.entries()) {
    if (text === null) continue;
    const key = foldTitle(text);
    const other = key === withoutArticle(words[row] ?? '') ? withLetters(text) : key;
    if (other !== undefined && other !== '') keys.set(row, other);
  }
  const byWords = new FoldedTexts(words.map(lettersOf));
  const rows = [...keys.keys()];
  const byKeys = new FoldedTexts(Array.from(keys.values(), lettersOf));
  return {
    texts,
    words,
    keys,
    *rowsWith(letters) {
      yield* byWords.rowsWith(letters, 0, words.length);
      for (const place of byKeys.rowsWith(letters, 0, rows.length)) yield rows[place] ?? 0;
    },
  };
}

/** A folded text without its spaces. */
export function lettersOf(words: string): string;
export function lettersOf(words: string | null): string | null;
export function lettersOf(words: string | null): string | null {
  return words === null ? null : words.replaceAll(' ', '');
}
