import type { Field } from './similarity-fields.ts';

/** A term of a film. Its field belongs to it: a person called Drama is not a genre. */
export interface Term {
  readonly field: Field;
  /** `wars`, `Sci-Fi`, `8.6`, `nm0000631`. */
  readonly term: string;
}

/** A term with the number of times that the film has it, at least 1. */
export interface CountedTerm extends Term {
  readonly tf: number;
}

/** A person's id as IMDb writes it: `nm` and at least seven digits. */
export function personTerm(personId: number): string {
  return `nm${String(personId).padStart(7, '0')}`;
}

/** The inverse of {@link personTerm}. */
export function personIdOf(term: string): number {
  return Number(term.slice('nm'.length));
}
