import {
  combinedReasons,
  mainTerms,
  reasonText,
  type CombinedReason,
} from '../../../similarity/wording/combined-reasons.ts';
import type { FieldGroup, FieldShare, TermShare } from '../../api/types.ts';
import type { SimilarityFields } from '../similarity-fields.ts';
import { partsOf, personIdOf, termsOf, topicsOf, type Term, type Topic } from './topics.ts';

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

/** Puts shared terms in words. */
export function reasonsOf(
  shares: readonly TermShare[],
  fields: SimilarityFields,
  article?: string,
): readonly Reason[] {
  return combinedReasons(shares, fields.groupOf).map((reason) =>
    withTopics(reason, fields, article),
  );
}

function withTopics(
  reason: CombinedReason<TermShare, FieldGroup>,
  fields: SimilarityFields,
  article: string | undefined,
): Reason {
  const { key, group, share } = reason;
  const shown = group.reason.by === 'words' ? mainTerms(reason.terms) : reason.terms;
  const terms = termsOf(shown, fields);
  const text = reasonText(reason, {
    fields: fields.presets.fields,
    labelOf: ({ label }) => label,
    subjectOf: ([{ label }]) => label,
    separator: ', ',
  });
  const [first] = terms;
  const personId = first?.field.kind === 'person' ? personIdOf(first.term) : undefined;
  return {
    key,
    group,
    text,
    share,
    topics: topicsOf(group, terms, text, fields),
    ...(personId !== undefined && { personId }),
    ...(group.group === GENRES && { genres: partsOf(terms).map(({ term }) => term) }),
    ...(article !== undefined && isOfArticle(terms) && { article }),
  };
}

function isOfArticle(terms: readonly Term[]): boolean {
  return terms.some(({ field }) => field.from_article);
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
