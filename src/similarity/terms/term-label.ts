import { similarityField } from './similarity-fields.ts';
import type { Term } from './terms.ts';

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });

/** Whether a term is a person's id, as `personIdOf` reads it. */
export function isPersonTerm({ field }: Term): boolean {
  return similarityField(field).kind === 'person';
}

/** Looks up a person's name, or the label that the source of a term gave it. */
export type TermNames = (term: Term) => string | undefined;

/**
 * What people read for a term: `Ridley Scott` for `nm0000631`, `Horror and Sci-Fi` for
 * `Horror+Sci-Fi`, `Japanese` for `ja`.
 */
export function labelOf({ field, term }: Term, nameOf: TermNames): string {
  const { kind, rangeText = '{term}' } = similarityField(field);
  switch (kind) {
    case 'person':
    case 'word':
      return nameOf({ field, term }) ?? term;
    case 'phrase':
      return (
        nameOf({ field, term }) ?? `${phraseOf(term)} … (${term.slice(term.lastIndexOf('/') + 1)})`
      );
    case 'pair':
      return term.replace('+', ' and ');
    case 'range':
      return rangeText.replace('{term}', () => term.replace('-', ' to '));
    case 'name':
      return capitalized(term);
    case 'language':
      return languageName(term);
    default:
      return kind satisfies never;
  }
}

/** How a title begins, without the genre: `star wars` for the term `star wars/Action`. */
export function phraseOf(term: string): string {
  return term.slice(0, term.lastIndexOf('/'));
}

/** `James Bond` for the term `james bond`. */
function capitalized(term: string): string {
  return term.replaceAll(/(?<!\S)\p{L}/gu, (letter) => letter.toUpperCase());
}

/** IMDb's codes are mostly ISO 639; any other code is shown as it is. */
function languageName(code: string): string {
  try {
    return LANGUAGES.of(code) ?? code;
  } catch {
    return code;
  }
}
