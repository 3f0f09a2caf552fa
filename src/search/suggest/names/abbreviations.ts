import {
  initialsOf,
  LEAST_INITIALS,
  namesOf,
  sequelOf,
  textsByInitials,
  textsOfSequel,
} from './key-index.ts';
import type { NameIndex } from './name-index.ts';
import { subtitleInitials } from './subtitles.ts';

/** A form that an abbreviation may stand for, and how far it is from it. */
export interface Abbreviated {
  readonly form: number;
  readonly distance: number;
}

const INITIAL_AND_NUMBER = /^(\p{L}) ?(\d{1,2})$/u;
const INITIALS_AND_NUMBER = /^(\p{L}{2,}) ?(\d{1,4})$/u;
const BEFORE_NUMBER = /(?<=^\p{L}{2,}) (?=\d{1,2}$)/u;
/** What each word between an initial and a number costs. */
const WORD_BETWEEN = 0.2;
const ANY_INITIAL = Array.from('abcdefghijklmnopqrstuvwxyz0123456789');

/** The sequels that a letter and a number may stand for, such as `t2`. */
export function* sequelsLike({ keys, forms }: NameIndex, typed: string): Generator<Abbreviated> {
  const [, initial, digits] = INITIAL_AND_NUMBER.exec(typed) ?? [];
  if (initial === undefined) return;
  for (const form of textsOfSequel(keys, initial, Number(digits))) {
    for (const name of namesOf(forms.at(form) ?? '')) {
      const sequel = name.startsWith(initial) ? sequelOf(name) : undefined;
      if (sequel?.number !== Number(digits)) continue;
      yield { form, distance: WORD_BETWEEN * (sequel.words - 1) };
    }
  }
}

/**
 * The forms whose first words start with some letters, such as `lotr` or `bttf 2`, or whose subtitle's
 * words do with all of them, such as `esb`.
 */
export function* formsByInitials(index: NameIndex, typed: string): Generator<number> {
  const { keys, forms, names, nameOf } = index;
  const letters = typed.replace(BEFORE_NUMBER, '');
  if (letters.length < LEAST_INITIALS) return;
  for (const form of textsByInitials(keys, letters)) {
    const begins = namesOf(forms.at(form) ?? '').some((name) =>
      initialsOf(name).startsWith(letters),
    );
    const name = begins ? '' : (names.at(nameOf[form] ?? 0) ?? '');
    if (begins || subtitleInitials(name).includes(letters)) yield form;
  }
}

/** The forms of more than two words that {@link formsByInitials} finds, or two letters do. */
export function* formsOfSeries(index: NameIndex, initials: string): Generator<number> {
  if (initials.length >= LEAST_INITIALS) yield* formsByInitials(index, initials);
  else for (const next of ANY_INITIAL) yield* formsByInitials(index, initials + next);
}

/** The forms that some initials and a number, or the end of a year, stand for: `br 2049`, `ww84`. */
export function* formsByInitialsAndNumber(
  { keys, forms }: NameIndex,
  typed: string,
): Generator<number> {
  const [, initials, digits = ''] = INITIALS_AND_NUMBER.exec(typed) ?? [];
  if (initials === undefined) return;
  const numbers = digits.length === 2 ? [digits, `19${digits}`, `20${digits}`] : [digits];
  for (const number of numbers) {
    const letters = initials + number.charAt(0);
    for (const form of textsByInitials(keys, letters)) {
      const fits = namesOf(forms.at(form) ?? '').some(
        (name) =>
          initialsOf(name).startsWith(letters) && name.split(' ')[initials.length] === number,
      );
      if (fits) yield form;
    }
  }
}
