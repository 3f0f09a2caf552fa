import { labelKey } from '../../search/labels/term-labels.ts';
import { labelOf, type TermNames } from '../../similarity/terms/term-label.ts';
import type { Term } from '../../similarity/terms/terms.ts';

/** The names of terms, from the labels that the API gives them. */
export function namesIn(terms: readonly (Term & { readonly label: string })[]): TermNames {
  const labels = new Map(terms.map((one) => [labelKey(one.field, one.term), one.label]));
  return (term) => {
    const label = labels.get(labelKey(term.field, term.term));
    // the label of any other term is made from the term
    return label === labelOf(term, () => undefined) ? undefined : label;
  };
}
