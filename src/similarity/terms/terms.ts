import type { Field } from './similarity-fields.ts';

/** A term of a film: a person called Drama is no genre, so a term is nothing without its field. */
export interface Term {
  readonly field: Field;
  /** `wars`, `Sci-Fi`, `8.6`, `nm0000631`. */
  readonly term: string;
}

/** A term with how often the film has it, at least once. */
export interface CountedTerm extends Term {
  readonly tf: number;
}

/** A person's id as IMDb writes it: `nm` and at least seven digits. */
export function personTerm(personId: number): string {
  return `nm${String(personId).padStart(7, '0')}`;
}

/** The id of a person from what {@link personTerm} wrote. */
export function personIdOf(term: string): number {
  return Number(term.slice('nm'.length));
}
