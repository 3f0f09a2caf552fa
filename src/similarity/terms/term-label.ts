import { PERSON_FIELDS, type Term } from './terms.ts';

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });

/** Whether a term stands for a person, by the id that `personIdOf` reads. */
export function isPersonTerm({ field }: Term): boolean {
  return PERSON_FIELDS.some((known) => known === field);
}

/**
 * What a person reads for a term: `Ridley Scott` for `nm0000631`, `Horror and Sci-Fi` for
 * `Horror+Sci-Fi`, `Japanese` for `ja`.
 *
 * @param nameOf a person's name by the term that stands for it.
 */
export function labelOf({ field, term }: Term, nameOf: (term: string) => string): string {
  switch (field) {
    case 'person':
    case 'lead':
    case 'director':
    case 'writer':
    case 'composer':
      return nameOf(term);
    case 'title':
    case 'word':
    case 'genre':
      return term;
    case 'series': {
      const slash = term.lastIndexOf('/');
      return `${term.slice(0, slash)} … (${term.slice(slash + 1)})`;
    }
    case 'mix':
      return term.replace('+', ' and ');
    case 'rating':
      return `rated ${term}`;
    case 'score':
      return `rated ${term.replace('-', ' to ')}`;
    case 'character':
      return characterName(term);
    case 'era':
      return term.replace('-', ' to ');
    case 'votes':
      return `${term.replace('-', ' to ')} votes`;
    case 'language':
      return languageName(term);
    default:
      return field satisfies never;
  }
}

/** `James Bond` for the term `james bond`. */
export function characterName(term: string): string {
  return term.replaceAll(/(?<!\S)\p{L}/gu, (letter) => letter.toUpperCase());
}

/** IMDb's codes are ISO 639 for the most part; what is none is shown as it is. */
function languageName(code: string): string {
  try {
    return LANGUAGES.of(code) ?? code;
  } catch {
    return code;
  }
}
