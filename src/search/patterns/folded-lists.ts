import { foldText } from '../../titles/fold-text.ts';
import { groupRows, rowsOfGroup } from '../table/grouped-rows.ts';
import { FoldedTexts } from './folded-texts.ts';
import { lettersOf } from './folded-titles.ts';

/** Lists of names, as they are compared with a text: each different name once. */
export interface FoldedLists {
  /** The words of the names. */
  readonly names: readonly string[];
  /** The names that have some letters, regardless of the spaces. */
  readonly namesWith: (letters: string) => Iterable<number>;
  /** The rows whose list has a name, ascending. */
  readonly rowsOf: (name: number) => Int32Array;
  /** The letters of a row's names, apart by commas. */
  readonly lettersOf: (row: number) => string;
}

/** Folds lists of names that are apart by commas; null is no list. */
export function foldedLists(texts: readonly (string | null)[]): FoldedLists {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const numberOf = (name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, names.length);
    return names.push(foldText(name)) - 1;
  };
  const values: number[] = [];
  const offsets = new Uint32Array(texts.length + 1);
  for (const [row, text] of texts.entries()) {
    if (text !== null) for (const name of text.split(',')) values.push(numberOf(name));
    offsets[row + 1] = values.length;
  }
  const lists = { values: Int32Array.from(values), offsets };
  const groups = groupRows(lists, names.length);
  const letters = new FoldedTexts(names.map((name) => lettersOf(name)));
  return {
    names,
    namesWith: (some) => letters.rowsWith(some, 0, names.length),
    rowsOf: (name) => rowsOfGroup(groups, name),
    lettersOf(row) {
      const list = lists.values.subarray(offsets[row], offsets[row + 1]);
      return Array.from(list, (name) => lettersOf(names[name] ?? '')).join(',');
    },
  };
}

/** The words of each name of a list. */
export function foldList(text: string): string {
  return text.split(',').map(foldText).join(',');
}
