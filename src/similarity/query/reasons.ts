import type { SharedTerm } from './explain.ts';
import { characterName } from '../terms/term-label.ts';
import { PERSON_FIELDS, type Field } from '../terms/terms.ts';

/** Why two films are similar, as a person would say it. */
export interface Reason {
  /** `director Ridley Scott`, `title alien`, `Horror+Sci-Fi`. */
  readonly text: string;
  /** What it adds to the similarity. */
  readonly share: number;
}

/**
 * Puts shared terms in words, the largest share first. All terms of one person are one reason, and
 * so are all of the title and all genres; the shares sum to what those of the terms do.
 *
 * @param nameOf a person's name by the term that stands for it.
 */
export function reasonsOf(
  terms: readonly SharedTerm[],
  nameOf: (term: string) => string,
): Reason[] {
  const groups = Map.groupBy(terms, topicOf);
  return Array.from(groups.values(), (group) => ({
    text: textOf(group, nameOf),
    share: group.reduce((sum, { share }) => sum + share, 0),
  })).sort((one, other) => other.share - one.share);
}

/** What all terms of a reason have in common. */
function topicOf({ field, term }: SharedTerm): string {
  switch (field) {
    case 'person':
    case 'lead':
    case 'director':
    case 'writer':
    case 'composer':
      return term;
    case 'title':
    case 'word':
    case 'series':
      return 'title';
    case 'genre':
    case 'mix':
      return 'genre';
    case 'rating':
    case 'score':
      return 'rating';
    case 'character':
      return `character ${term}`;
    case 'era':
    case 'votes':
    case 'language':
      return field;
    default:
      return field satisfies never;
  }
}

function textOf(group: readonly SharedTerm[], nameOf: (term: string) => string): string {
  const of = (...fields: readonly Field[]): readonly string[] =>
    fields.flatMap((field) =>
      group.filter((shared) => shared.field === field).map(({ term }) => term),
    );
  const [{ field, term }] = group as readonly [SharedTerm, ...SharedTerm[]];
  switch (field) {
    case 'director':
    case 'writer':
    case 'composer':
    case 'lead':
    case 'person': {
      const role = PERSON_FIELDS.find((known) => of(known).length > 0);
      const name = nameOf(term);
      return role === 'lead' || role === 'person' ? name : `${role} ${name}`;
    }
    case 'title':
    case 'word':
    case 'series':
      return `title ${titleOf(of('series'), of('word'), of('title'))}`;
    case 'genre':
    case 'mix':
      return [...new Set(of('genre', 'mix').flatMap((kind) => kind.split('+')))].sort().join('+');
    case 'character':
      return characterName(term);
    case 'language':
      return `language ${term}`;
    case 'rating':
    case 'score':
      return 'rating';
    case 'era':
      return 'time';
    case 'votes':
      return 'votes';
    default:
      return field satisfies never;
  }
}

/** The longest beginning that both titles have, or else their words. */
function titleOf(
  series: readonly string[],
  words: readonly string[],
  titleWords: readonly string[],
): string {
  const phrases = series.map((term) => term.slice(0, term.lastIndexOf('/')));
  const [longest] = phrases.toSorted((one, other) => other.length - one.length);
  return longest ?? (words.length > 0 ? words : titleWords).join(' ');
}
