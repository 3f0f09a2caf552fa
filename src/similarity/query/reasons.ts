import { fieldGroup, SIMILARITY_FIELDS, similarityField } from '../terms/similarity-fields.ts';
import { labelOf, type TermNames } from '../terms/term-label.ts';
import { combinedReasons, reasonText } from '../wording/combined-reasons.ts';
import type { SharedTerm } from './explain.ts';

/** Why two films are similar, in plain words. */
export interface Reason {
  /** `director Ridley Scott`, `“alien”`, `Horror+Sci-Fi`. */
  readonly text: string;
  /** What it adds to the similarity; negative if it comes from a query's unliked films. */
  readonly share: number;
}

/** Puts shared terms in words; the shares of the reasons sum to what those of the terms do. */
export function reasonsOf(terms: readonly SharedTerm[], nameOf: TermNames): Reason[] {
  return combinedReasons(terms, fieldGroup).map((reason) => ({
    text: reasonText(reason, {
      fields: SIMILARITY_FIELDS,
      labelOf: (term) => labelOf(term, nameOf),
      subjectOf: (shared) => [...roleOf(shared), labelOf(shared[0], nameOf)].join(' '),
      // Reasons are joined by commas.
      separator: '+',
    }),
    share: reason.share,
  }));
}

const MOST_REASONS = 4;

/**
 * `Sigourney Weaver 38%, title alien 30%, Horror 9%`: the main reasons for a film, each with its part
 * of the similarity, as far as that rounds to something.
 */
export function mainReasons(reasons: readonly Reason[], similarity: number): string {
  return reasonsFor(reasons)
    .slice(0, MOST_REASONS)
    .map(({ text, share }) => ({ text, percent: Math.round((100 * share) / similarity) }))
    .filter(({ percent }) => percent > 0)
    .map(({ text, percent }) => `${text} ${percent}%`)
    .join(', ');
}

/** Without the reasons that count against a film. */
export function reasonsFor(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.filter(({ share }) => share > 0);
}

/** The first role in the order of the fields, if there is one. */
function roleOf(shared: readonly SharedTerm[]): readonly string[] {
  return SIMILARITY_FIELDS.filter((known) => shared.some(({ field }) => field === known.field))
    .flatMap(({ field }) => similarityField(field).role ?? [])
    .slice(0, 1);
}
