import { phraseOf } from './names.ts';

/** How the terms of a group that films share become reasons. */
export interface GroupReason {
  /**
   * - `term`: each term is a reason, with all the fields that have it.
   * - `phrase`: one reason, the longest phrase that both titles begin with, or else their words.
   * - `list`: one reason that lists all terms, pairs taken apart.
   * - `words`: one reason that lists the five terms with the largest shares.
   * - `group`: one reason that names no term.
   */
  readonly by: 'term' | 'phrase' | 'list' | 'words' | 'group';
  /** What people read, with the terms in place of `{terms}`. */
  readonly text: string;
  /** Whether it comes after all other reasons, regardless of its share. */
  readonly last?: boolean | undefined;
}

interface Term {
  readonly field: string;
  readonly term: string;
}

interface SharedTerm extends Term {
  /** What it adds to the similarity; negative where it counts against a film. */
  readonly share: number;
}

interface Group {
  readonly group: string;
  readonly reason: GroupReason;
}

/** Shared terms that are one reason. */
export interface CombinedReason<Shared extends SharedTerm, Of extends Group> {
  readonly key: string;
  readonly group: Of;
  readonly terms: readonly [Shared, ...Shared[]];
  /** The sum of the terms' shares. */
  readonly share: number;
}

/**
 * Combines shared terms into reasons by the rules of their groups: those that count most first,
 * whether for a film or against it, popularity last. Terms without a group are left out.
 */
export function combinedReasons<Shared extends SharedTerm, Of extends Group>(
  shares: readonly Shared[],
  groupOf: (field: string) => Of | undefined,
): readonly CombinedReason<Shared, Of>[] {
  const byKey = new Map<string, { group: Of; terms: [Shared, ...Shared[]] }>();
  for (const shared of shares) {
    const group = groupOf(shared.field);
    if (group === undefined) continue;
    const key = group.reason.by === 'term' ? `${group.group} ${shared.term}` : group.group;
    const found = byKey.get(key);
    if (found === undefined) byKey.set(key, { group, terms: [shared] });
    else found.terms.push(shared);
  }
  return Array.from(byKey, ([key, { group, terms }]) => ({
    key,
    group,
    terms,
    share: terms.reduce((sum, { share }) => sum + share, 0),
  })).sort(
    (one, other) =>
      Number(isLast(one)) - Number(isLast(other)) || Math.abs(other.share) - Math.abs(one.share),
  );
}

function isLast({ group }: { readonly group: Group }): boolean {
  return group.reason.last ?? false;
}

/** How the server or the web app writes the terms of a reason. */
export interface TermWriter<Shared extends SharedTerm> {
  /** All fields in their order. */
  readonly fields: readonly { readonly field: string; readonly kind: string }[];
  /** What people read for a term. */
  readonly labelOf: (shared: Shared) => string;
  /** What people read for all terms of a reason that is about one term, such as a person. */
  readonly subjectOf: (terms: readonly [Shared, ...Shared[]]) => string;
  /** What is between the terms of a list. */
  readonly separator: string;
}

/** A reason as people read it. */
export function reasonText<Shared extends SharedTerm>(
  { group, terms }: CombinedReason<Shared, Group>,
  writer: TermWriter<Shared>,
): string {
  return group.reason.text.replace('{terms}', () => {
    const { by } = group.reason;
    switch (by) {
      case 'term':
        return writer.subjectOf(terms);
      case 'phrase':
        return sharedTitle(terms, writer.fields);
      case 'list':
        return listOf(terms, writer);
      case 'words':
        return mainTerms(terms).map(writer.labelOf).join(', ');
      case 'group':
        return '';
      default:
        return by satisfies never;
    }
  });
}

/** The longest beginning that both titles have, or else the words of the last field that has any. */
export function sharedTitle(terms: readonly Term[], fields: TermWriter<never>['fields']): string {
  const termsIn = (name: string): readonly string[] =>
    terms.filter(({ field }) => field === name).map(({ term }) => term);
  const [longest] = fields
    .filter(({ kind }) => kind === 'phrase')
    .flatMap(({ field }) => termsIn(field).map(phraseOf))
    .sort((one, other) => other.length - one.length);
  const last = fields.findLast(({ field }) => termsIn(field).length > 0);
  return longest ?? [...new Set(termsIn(last?.field ?? ''))].join(' ');
}

const MOST_WORDS = 5;

/** The terms that a list of words names: those with the largest shares, for or against a film. */
export function mainTerms<Shared extends SharedTerm>(terms: readonly Shared[]): readonly Shared[] {
  return [...terms]
    .sort((one, other) => Math.abs(other.share) - Math.abs(one.share))
    .slice(0, MOST_WORDS);
}

/** The labels of all terms and the parts of pairs, each once, in alphabetical order. */
function listOf<Shared extends SharedTerm>(
  terms: readonly Shared[],
  { fields, labelOf, separator }: TermWriter<Shared>,
): string {
  const pairs = new Set(fields.filter(({ kind }) => kind === 'pair').map(({ field }) => field));
  const parts = terms.flatMap((shared) =>
    pairs.has(shared.field) ? shared.term.split('+') : labelOf(shared),
  );
  return [...new Set(parts)].sort().join(separator);
}
