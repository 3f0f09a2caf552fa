import type { FieldGroup, Film, OwnTerm } from '../../api/types.ts';
import { count, yearOf } from '../../format/words.ts';
import type { SimilarityFields } from '../../similar/similarity-fields.ts';

const MOST_LABELS = 12;

/** What overlapping spans of a group say about a film, in one value. */
const VALUES: Readonly<Record<string, (film: Film) => string>> = {
  time: ({ year }) => yearOf(year),
  votes: ({ vote_count: votes }) => `${count(votes)} votes`,
  rating: ({ rating }) => `rated ${rating.toFixed(1)}`,
};

/**
 * What people read of the terms that only one of two films has: someone with several roles once, the
 * beginning of a title without its genres, and the film's own year instead of spans around it.
 */
export function ownLabels(
  group: FieldGroup,
  film: Film,
  terms: readonly OwnTerm[],
  fields: SimilarityFields,
): readonly string[] {
  const kindOf = ({ field }: OwnTerm) => fields.field(field)?.kind;
  const spans = terms.filter((term) => kindOf(term) === 'range');
  const value = spans.length > 0 ? VALUES[group.group]?.(film) : undefined;
  const phrases = new Set(terms.filter((term) => kindOf(term) === 'phrase').map(beginningOf));
  const others = terms.filter(
    (term) => kindOf(term) !== 'phrase' && (value === undefined || kindOf(term) !== 'range'),
  );
  const known = [...phrases].join(' ').split(' ');
  const labels = new Map(
    others
      .filter(({ term }) => phrases.size === 0 || !known.includes(term))
      .map(({ term, label }) => [term, group.reason.by === 'phrase' ? quoted(label) : label]),
  );
  const all = [
    ...(value === undefined ? [] : [value]),
    ...[...phrases].map(quoted),
    ...labels.values(),
  ];
  return [...new Set(all)].slice(0, MOST_LABELS);
}

/** `alien` of the term `alien/Horror`. */
function beginningOf({ term }: OwnTerm): string {
  const end = term.lastIndexOf('/');
  return end === -1 ? term : term.slice(0, end);
}

function quoted(text: string): string {
  return `“${text}”`;
}
