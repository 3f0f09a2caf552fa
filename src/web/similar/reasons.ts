import type { FieldShare, TermShare } from '../api/types.ts';
import { titleCase } from '../format/words.ts';
import { GROUPS, groupOf, type GroupId } from './groups.ts';
import { genresOf, titleOf, topicsOf, type Topic } from './topics.ts';

/** What two films have in common, as a person would say it. */
export interface Reason {
  readonly key: string;
  readonly group: GroupId;
  readonly text: string;
  /** Which part of the similarity it makes; below 0 where it is held against a film. */
  readonly share: number;
  /** What of it can be muted or boosted; nothing where it is about its whole group. */
  readonly topics: readonly Topic[];
  /** The id of the person that it is about. */
  readonly personId?: number;
  /** The genres that it is about. */
  readonly genres?: readonly string[];
}

/** Puts together the terms that are one reason: all of a person's, of the title's, of the genres'. */
export function reasonsOf(terms: readonly TermShare[]): readonly Reason[] {
  const byKey = new Map<string, TermShare[]>();
  for (const term of terms) {
    const key = keyOf(term);
    byKey.set(key, [...(byKey.get(key) ?? []), term]);
  }
  return [...byKey]
    .map(([key, same]) => spoken(key, same))
    .sort((one, other) => Math.abs(other.share) - Math.abs(one.share));
}

function keyOf({ field, term }: TermShare): string {
  const group = groupOf(field);
  return group === 'people' || group === 'character' ? `${group} ${term}` : group;
}

function spoken(key: string, terms: readonly TermShare[]): Reason {
  const group = groupOf(terms[0]?.field ?? '');
  const share = terms.reduce((sum, term) => sum + term.share, 0);
  const text = textOf(group, terms);
  const personId = group === 'people' ? Number(/\d+$/.exec(terms[0]?.term ?? '')?.[0]) : Number.NaN;
  const genres = group === 'genre' ? genresOf(terms) : [];
  return {
    key,
    group,
    text,
    share,
    topics: topicsOf(group, terms, text),
    ...(personId > 0 && { personId }),
    ...(genres.length > 0 && { genres }),
  };
}

function textOf(group: GroupId, terms: readonly TermShare[]): string {
  const labels = [...new Set(terms.map(({ label }) => label))];
  switch (group) {
    case 'people':
      return nameOf(terms);
    case 'character':
      return titleCase(labels[0] ?? '');
    case 'title':
      return `“${titleOf(terms)}”`;
    case 'genre':
      return genresOf(terms).join(', ');
    case 'time':
      return 'the same time';
    case 'language':
      return `in ${labels[0] ?? ''}`;
    case 'votes':
      return 'as well known';
    case 'rating':
      return 'as well liked';
    default:
      return group satisfies never;
  }
}

/** A person's name stands in the label of each of his terms. */
function nameOf(terms: readonly TermShare[]): string {
  const plain = terms.find(({ field }) => field === 'person') ?? terms[0];
  return plain?.label ?? '';
}

/** Shares by group, in the order of the groups, without those that add nothing. */
export function groupShares(
  fields: readonly FieldShare[],
): readonly { readonly group: GroupId; readonly share: number }[] {
  return GROUPS.map(({ id }) => ({
    group: id,
    share: fields
      .filter(({ field }) => groupOf(field) === id)
      .reduce((sum, { share }) => sum + share, 0),
  })).filter(({ share }) => share > 0);
}
