import { buildNameIndex, namesLike, type NameIndex, type OwnedName } from './name-index.ts';
import { typedText } from './text-fit.ts';
import type { Suggestable, Suggestables, Suggestion } from './suggested.ts';
import { foldedText } from './trigram-index.ts';

/** Suggests films and people for what has been typed so far, the best first. */
export type Suggest = (query: string, limit: number) => readonly Suggestion[];

const QUERY_WORDS = 12;

// Less than the difference between one fit and the next.
const BEHIND_OWN = 0.5;

interface Match {
  /** How it fits; an alternate title ranks behind the film's own. */
  readonly rank: number;
  readonly index: NameIndex;
  readonly name: number;
}

/**
 * Indexes what can be suggested, the most popular first. Alternate titles have a separate index, so
 * that however many there are, they do not crowd out titles and names; of equal fits, titles and
 * names come first.
 */
export function createSuggester({ all, alternateTitles }: Suggestables): Suggest {
  const own = buildNameIndex(ownNames(all));
  const alternate = buildNameIndex(alternateTitles);

  return (query, limit) => {
    const folded = foldedText(query).split(' ').slice(0, QUERY_WORDS).join(' ');
    if (folded === '') return [];
    const typed = typedText(folded);
    const best = new Map<number, Match>();
    for (const index of [own, alternate]) {
      for (const { owner, fit, name } of namesLike(index, folded, typed)) {
        const rank = index === own ? fit : fit + BEHIND_OWN;
        if (rank >= (best.get(owner)?.rank ?? Infinity)) continue;
        best.set(owner, { rank, index, name });
      }
    }
    return [...best]
      .sort(([owner, one], [otherOwner, other]) => one.rank - other.rank || owner - otherOwner)
      .slice(0, limit)
      .flatMap(([owner, { index, name }]) => {
        const found = all[owner];
        const shown = index.names.at(name);
        if (found === undefined || shown === undefined) return [];
        return found.suggestion(shown === found.title ? null : shown);
      });
  };
}

function* ownNames(all: readonly Suggestable[]): Generator<OwnedName> {
  for (const [owner, { title, originalTitle }] of all.entries()) {
    yield [owner, title];
    if (originalTitle !== null) yield [owner, originalTitle];
  }
}
