import type { FieldGroup, FieldShare, TermShare } from '../../api/types.ts';
import type { SimilarityFields } from '../similarity-fields.ts';
import { longestPhrase, partsOf, personIdOf, termsOf, topicsOf, type Topic } from './topics.ts';

/** What two films have in common, in plain words. */
export interface Reason {
  readonly key: string;
  readonly group: FieldGroup;
  readonly text: string;
  /** Its part of the similarity; below 0 where it counts against a film. */
  readonly share: number;
  /** What of it can be boosted or excluded; nothing where it is about its whole group. */
  readonly topics: readonly Topic[];
  /** The id of the person that it is about. */
  readonly personId?: number;
  /** The genres that it is about. */
  readonly genres?: readonly string[];
  /** The URL of the article that its words are from. */
  readonly article?: string;
}

export interface GroupShare {
  readonly group: FieldGroup;
  readonly share: number;
}

/** The group whose terms are genres, which films can also be filtered by. */
const GENRES = 'genre';

/** Combines shared terms into reasons by the rules of their groups: the largest share first, popularity last. */
export function reasonsOf(
  shares: readonly TermShare[],
  fields: SimilarityFields,
  article?: string,
): readonly Reason[] {
  const byKey = Map.groupBy(shares, ({ field, term }) => {
    const group = fields.groupOf(field);
    return group?.reason.by === 'term' ? `${group.group} ${term}` : group?.group;
  });
  return [...byKey]
    .flatMap(([key, terms]) => {
      const group = fields.groupOf(terms[0]?.field ?? '');
      return key === undefined || group === undefined
        ? []
        : [reasonOf(key, group, { shares: terms, article }, fields)];
    })
    .sort(
      (one, other) =>
        Number(one.group.reason.last ?? false) - Number(other.group.reason.last ?? false) ||
        Math.abs(other.share) - Math.abs(one.share),
    );
}

function isOfArticle(shares: readonly TermShare[], fields: SimilarityFields): boolean {
  return shares.some(({ field }) => fields.field(field)?.from_article);
}

function reasonOf(
  key: string,
  group: FieldGroup,
  {
    shares,
    article,
  }: { readonly shares: readonly TermShare[]; readonly article?: string | undefined },
  fields: SimilarityFields,
): Reason {
  const shown = group.reason.by === 'words' ? largest(shares, MOST_WORDS) : shares;
  const terms = termsOf(shown, fields);
  const text = group.reason.text.replace('{terms}', () => wordsOf(group, shares, fields));
  const [first] = terms;
  const personId = first?.field.kind === 'person' ? personIdOf(first.term) : undefined;
  return {
    key,
    group,
    text,
    share: shares.reduce((sum, { share }) => sum + share, 0),
    topics: topicsOf(group, terms, text, fields),
    ...(personId !== undefined && { personId }),
    ...(group.group === GENRES && { genres: partsOf(terms).map(({ term }) => term) }),
    ...(article !== undefined && isOfArticle(shown, fields) && { article }),
  };
}

/** The terms of a reason as people read them. */
function wordsOf(
  { reason: { by } }: FieldGroup,
  shares: readonly TermShare[],
  fields: SimilarityFields,
): string {
  switch (by) {
    case 'term':
      return shares[0]?.label ?? '';
    case 'phrase':
      return longestPhrase(termsOf(shares, fields), fields);
    case 'list':
      return listOf(shares, fields).join(', ');
    case 'words':
      return largest(shares, MOST_WORDS)
        .map(({ label }) => label)
        .join(', ');
    case 'group':
      return '';
    default:
      return by satisfies never;
  }
}

const MOST_WORDS = 5;

/** The terms with the largest shares, for or against, the largest first. */
function largest(shares: readonly TermShare[], most: number): readonly TermShare[] {
  return [...shares]
    .sort((one, other) => Math.abs(other.share) - Math.abs(one.share))
    .slice(0, most);
}

/** The labels of terms and the parts of pairs, each once. */
function listOf(shares: readonly TermShare[], fields: SimilarityFields): readonly string[] {
  const texts = shares.flatMap(({ field, term, label }) =>
    fields.field(field)?.kind === 'pair' ? term.split('+') : [label],
  );
  return [...new Set(texts)].sort();
}

/** Shares by group, in the order of the groups, without those that add nothing. */
export function groupShares(
  shares: readonly FieldShare[],
  fields: SimilarityFields,
): readonly GroupShare[] {
  return fields.groups
    .map((group) => ({
      group,
      share: shares
        .filter(({ field }) => fields.groupOf(field) === group)
        .reduce((sum, { share }) => sum + share, 0),
    }))
    .filter(({ share }) => share > 0);
}
