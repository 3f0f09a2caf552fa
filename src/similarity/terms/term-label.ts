import { languageName, phraseOf, titleCase } from '../wording/names.ts';
import { similarityField } from './similarity-fields.ts';
import type { Term } from './terms.ts';

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
      return titleCase(term);
    case 'language':
      return languageName(term);
    default:
      return kind satisfies never;
  }
}
