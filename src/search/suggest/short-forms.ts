import { foldText } from '../../titles/fold-text.ts';
import { fitOf, MISSPELT, typedText } from './fit/text-fit.ts';
import {
  formsByInitials,
  formsByInitialsAndNumber,
  sequelsLike,
  type Abbreviated,
} from './names/abbreviations.ts';
import { initialsOf, LEAST_INITIALS, namesOf } from './names/key-index.ts';
import { formsLike, type NameIndex } from './names/name-index.ts';

/** The rank of what is found by one initial and a number, as of words in any order. */
const SEQUEL = 2;
/** The rank of what is found by the initials before its number: before a place in a series. */
const NUMBERED = 1.8;
/** The rank of what is found by its initials: before what is misspelt. */
const BY_INITIALS = 3.5;
/** How much further it is with words before or after the initials. */
const WITH_WORDS = 0.2;

/**
 * The forms that stand for initials, and their ranks:
 *
 *     t2, bttf 2, lotr        initials with or without a number
 *     ww84, br 2049           initials of fewer words and a number
 *     lotr return, ca tws     initials before words or other initials
 *     esb, hp gof             initials of a subtitle, also after others
 */
export function* shortFor(index: NameIndex, written: string): Generator<Abbreviated> {
  for (const { form, distance } of sequelsLike(index, written)) {
    yield { form, distance: SEQUEL + distance };
  }
  for (const form of formsByInitials(index, written)) yield { form, distance: BY_INITIALS };
  for (const form of formsByInitialsAndNumber(index, written)) yield { form, distance: NUMBERED };
  const [initials = '', ...rest] = foldText(written).split(' ');
  if (rest.length === 0) return;
  const others = typedText(rest.join(' '));
  for (const form of formsByInitials(index, initials)) {
    const text = index.forms.at(form) ?? '';
    const fit = fitOf(others, text);
    const isFit = fit !== undefined && fit < MISSPELT;
    if (isFit || endsInInitials(text, initials.length, others.letters)) {
      yield { form, distance: BY_INITIALS + WITH_WORDS };
    }
  }
  if (initials.length >= LEAST_INITIALS) return;
  for (const form of formsByInitials(index, others.letters)) {
    const names = namesOf(index.forms.at(form) ?? '');
    if (names.some((name) => initialsOf(name).startsWith(initials))) {
      yield { form, distance: BY_INITIALS + WITH_WORDS };
    }
  }
  for (const form of formsByInitials(index, initials + others.letters)) {
    yield { form, distance: BY_INITIALS + WITH_WORDS };
  }
}

/** The forms that have the first of the typed words, and end in words with the last one's initials: `xmen dofp`. */
export function* wordsAndInitials(index: NameIndex, written: string): Generator<Abbreviated> {
  const words = foldText(written).split(' ');
  const initials = words.pop() ?? '';
  if (words.length === 0 || initials.length < LEAST_INITIALS) return;
  const first = words.join(' ');
  const typed = typedText(first);
  for (const form of formsLike(index, first)) {
    const text = index.forms.at(form) ?? '';
    if (!endsInInitials(text, words.length, initials)) continue;
    const fit = fitOf(typed, text);
    if (fit !== undefined && fit < MISSPELT) yield { form, distance: BY_INITIALS + WITH_WORDS };
  }
}

/** Whether a text has some words, and then ends in others with these initials. */
function endsInInitials(text: string, before: number, initials: string): boolean {
  if (initials.length < LEAST_INITIALS) return false;
  const all = initialsOf(text);
  return all.endsWith(initials) && all.length >= before + initials.length;
}
