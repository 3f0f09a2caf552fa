import { foldText } from '../../titles/fold-text.ts';
import { FIT } from '../matching/matches.ts';
import { foldList, type FoldedLists } from './folded-lists.ts';
import { lettersOf } from './folded-titles.ts';
import { hasRun, type SearchedFor } from './text-match.ts';

/**
 * How lists of names fit a text: they have its words, also with the surname before a comma, its letters
 * as words of one name (`deniro`), or all its words in one name (`park chan-wook`). Several names have
 * to be next to each other.
 */
export function listSearch(text: string): SearchedFor<FoldedLists> {
  const [, last, first] = /^([^,]+), +([^,]+)$/.exec(text) ?? [];
  const list = foldList(text);
  return {
    *rowsOf(lists) {
      if (list.includes(',')) yield* rowsWithNames(lists, lettersOf(list));
      else for (const name of namesLike(lists, list)) yield* lists.rowsOf(name);
      if (last === undefined) return;
      const letters = lettersOf(foldText(`${first} ${last}`));
      for (const name of lists.namesWith(letters)) yield* lists.rowsOf(name);
    },
    fitOf: () => FIT.contains,
  };
}

/** The names that fit the words of one. */
function* namesLike(lists: FoldedLists, wanted: string): Generator<number> {
  const words = wanted.split(' ');
  const letters = lettersOf(wanted);
  for (const number of lists.namesWith(longestOf(words))) {
    const name = lists.names[number] ?? '';
    const hasAll = (): boolean => words.every((word) => ` ${name}`.includes(` ${word}`));
    if (name.includes(wanted) || hasRun(name, letters) || hasAll()) yield number;
  }
}

/** The rows whose names, one after another, have the letters of several with the commas between them. */
function* rowsWithNames(lists: FoldedLists, letters: string): Generator<number> {
  for (const name of lists.namesWith(longestOf(letters.split(',')))) {
    for (const row of lists.rowsOf(name)) if (lists.lettersOf(row).includes(letters)) yield row;
  }
}

function longestOf(texts: readonly string[]): string {
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}
