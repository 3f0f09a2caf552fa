import { foldText } from '../../titles/fold-text.ts';
import type { FilmsOfPerson } from './careers.ts';
import { fitOf, MISSPELT, typedText } from './fit/text-fit.ts';
import type { NameIndex } from './names/name-index.ts';
import type { SuggestableList } from './suggestable.ts';

/** A film whose title and one of whose people were typed together. */
export interface FilmByPerson {
  readonly owner: number;
  readonly index: NameIndex;
  readonly name: number;
  /** How well the title fits the words that are left. */
  readonly fit: number;
}

/** More words are hardly a name and a title. */
const MOST_WORDS = 10;
const MOST_WORDS_OF_NAME = 3;
const LEAST_LETTERS = 2;

/** A form of a name, and its text. */
export interface ComparedForm {
  readonly form: number;
  readonly name: string;
}

/** The forms of an index that are like what was typed. */
interface ComparedForms {
  readonly index: NameIndex;
  readonly forms: readonly ComparedForm[];
}

/**
 * The films that a name and a title mean in either order: `nolan batman`, `true grit john wayne`. The name
 * has to be spelled right, and the person to be in the film.
 */
export function* filmsByPerson(
  all: SuggestableList,
  compared: readonly ComparedForms[],
  filmsOf: FilmsOfPerson,
  typed: string,
): Generator<FilmByPerson> {
  const candidates = compared.flatMap(({ index, forms }) =>
    forms.map(({ form, name: text }) => {
      const name = index.nameOf[form] ?? 0;
      const owner = index.owners[name] ?? 0;
      return { index, name, owner, text, named: all.at(owner) };
    }),
  );
  const people = candidates.filter(({ named }) => named?.kind === 'person');
  const films = candidates.filter(({ named }) => named?.kind === 'film');
  for (const [words, title] of splits(foldText(typed).split(' '))) {
    const ids = new Set<number>();
    for (const { text, named } of people) {
      if (!hasWords(text, words)) continue;
      for (const id of filmsOf(named?.id ?? 0)) ids.add(id);
    }
    if (ids.size === 0) continue;
    const rest = typedText(title);
    for (const { named, index, name, owner, text } of films) {
      const fit = ids.has(named?.id ?? 0) ? fitOf(rest, text) : undefined;
      if (fit !== undefined && fit < MISSPELT) yield { owner, index, name, fit };
    }
  }
}

/** Whether a name has some words, none of them only begun. */
function hasWords(name: string, words: string): boolean {
  return name.includes(words) && ` ${name} `.includes(` ${words} `);
}

/** The first or the last words as a name, and the others. */
function* splits(words: readonly string[]): Generator<readonly [name: string, title: string]> {
  if (words.length > MOST_WORDS) return;
  for (let of = 1; of <= Math.min(MOST_WORDS_OF_NAME, words.length - 1); of++) {
    for (const [name, title] of [
      [words.slice(0, of), words.slice(of)],
      [words.slice(-of), words.slice(0, -of)],
    ] as const) {
      const [nameText, titleText] = [name.join(' '), title.join(' ')];
      if (Math.min(nameText.length, titleText.length) >= LEAST_LETTERS) yield [nameText, titleText];
    }
  }
}
