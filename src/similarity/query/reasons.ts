import { fieldGroup, FIELDS, similarityField } from '../terms/similarity-fields.ts';
import { labelOf, phraseOf, type TermNames } from '../terms/term-label.ts';
import type { SharedTerm } from './explain.ts';

/** Why two films are similar, in plain words. */
export interface Reason {
  /** `director Ridley Scott`, `“alien”`, `Horror+Sci-Fi`. */
  readonly text: string;
  /** What it adds to the similarity. */
  readonly share: number;
}

/**
 * Puts shared terms in words, the largest share first and popularity last, by the rules of the
 * fields' groups: all terms of one person are one reason, and so are all of the title and all genres.
 * The shares sum to what those of the terms do.
 */
export function reasonsOf(terms: readonly SharedTerm[], nameOf: TermNames): Reason[] {
  const reasons = Map.groupBy(terms, reasonKey);
  return Array.from(reasons.values(), (shared) => ({
    text: textOf(shared, nameOf),
    share: shared.reduce((sum, { share }) => sum + share, 0),
    isLast: isLast(shared),
  }))
    .sort((one, other) => Number(one.isLast) - Number(other.isLast) || other.share - one.share)
    .map(({ text, share }) => ({ text, share }));
}

function isLast(shared: readonly SharedTerm[]): boolean {
  return shared.every(({ field }) => fieldGroup(field).reason.last ?? false);
}

const MOST_REASONS = 4;

/**
 * `Sigourney Weaver 38%, title alien 30%, Horror 9%`: the main reasons, each with its part of the
 * similarity, as far as that rounds to something.
 */
export function mainReasons(reasons: readonly Reason[], similarity: number): string {
  return reasons
    .slice(0, MOST_REASONS)
    .map(({ text, share }) => ({ text, percent: Math.round((100 * share) / similarity) }))
    .filter(({ percent }) => percent > 0)
    .map(({ text, percent }) => `${text} ${percent}%`)
    .join(', ');
}

/** What all terms of a reason have in common. */
function reasonKey({ field, term }: SharedTerm): string {
  const { group, reason } = fieldGroup(field);
  return reason.by === 'term' ? `${group} ${term}` : group;
}

function textOf(shared: readonly SharedTerm[], nameOf: TermNames): string {
  const [first] = shared as readonly [SharedTerm, ...SharedTerm[]];
  const { by, text } = fieldGroup(first.field).reason;
  return text.replace('{terms}', () => {
    switch (by) {
      case 'term':
        return [...roleOf(shared), labelOf(first, nameOf)].join(' ');
      case 'phrase':
        return titleOf(shared);
      case 'list':
        return listOf(shared, nameOf);
      case 'words':
        return mainWords(shared, nameOf);
      case 'group':
        return '';
      default:
        return by satisfies never;
    }
  });
}

/** The first role in the order of the fields, if there is one. */
function roleOf(shared: readonly SharedTerm[]): readonly string[] {
  return FIELDS.filter((known) => shared.some(({ field }) => field === known))
    .flatMap((field) => similarityField(field).role ?? [])
    .slice(0, 1);
}

/** The longest beginning that both titles have, or else the words of the last field that has any. */
function titleOf(shared: readonly SharedTerm[]): string {
  const phrases = shared.filter(({ field }) => similarityField(field).kind === 'phrase');
  const [longest] = phrases
    .map(({ term }) => phraseOf(term))
    .toSorted((one, other) => other.length - one.length);
  const last = FIELDS.findLast((known) => shared.some(({ field }) => field === known));
  const words = shared.filter(({ field }) => field === last).map(({ term }) => term);
  return longest ?? words.join(' ');
}

const MOST_WORDS = 5;

/** The words with the largest shares. */
function mainWords(shared: readonly SharedTerm[], nameOf: TermNames): string {
  const largest = shared.toSorted((one, other) => other.share - one.share).slice(0, MOST_WORDS);
  return largest.map((one) => labelOf(one, nameOf)).join(', ');
}

/** All terms, with pairs split, each once; joined by a plus, as reasons are joined by commas. */
function listOf(shared: readonly SharedTerm[], nameOf: TermNames): string {
  const parts = shared.flatMap((one) =>
    similarityField(one.field).kind === 'pair' ? one.term.split('+') : labelOf(one, nameOf),
  );
  return [...new Set(parts)].sort().join('+');
}
