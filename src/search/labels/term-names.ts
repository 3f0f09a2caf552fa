import { isPersonTerm, type TermNames } from '../../similarity/terms/term-label.ts';
import { personIdOf, type Term } from '../../similarity/terms/terms.ts';
import type { FilmDatabase } from '../film-database.ts';
import { labelKey } from './term-labels.ts';

/** Looks up the names of all people and the labels of all other terms among some terms. */
export async function termNames(
  database: FilmDatabase,
  terms: readonly Term[],
  signal?: AbortSignal,
): Promise<TermNames> {
  const people = terms.filter(isPersonTerm);
  const ids = [...new Set(people.map(({ term }) => personIdOf(term)))];
  const names = await database.personNames(ids, signal);
  const labels = await database.termLabels(terms, signal);
  return (term) =>
    isPersonTerm(term)
      ? names.get(personIdOf(term.term))
      : labels.get(labelKey(term.field, term.term));
}
