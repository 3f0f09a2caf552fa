import { fitOf, typedText } from './text-fit.ts';
import type { Suggestable, Suggestion } from './suggested.ts';
import { buildTrigramIndex, foldedText, textsLike } from './trigram-index.ts';

/** Suggests at most so many films and people for what has been typed so far, the best first. */
export type Suggest = (query: string, limit: number) => readonly Suggestion[];

// Of so many texts that share the most with a query it is looked at letter by letter.
const CANDIDATES = 400;
const QUERY_WORDS = 12;

/** Indexes what can be suggested, which comes with the best known first. */
export function createSuggester(suggestables: readonly Suggestable[]): Suggest {
  const owners: number[] = [];
  const names: string[] = [];
  const texts: string[] = [];
  for (const [owner, { title, otherTitles }] of suggestables.entries()) {
    const seen = new Set<string>();
    for (const name of [title, ...otherTitles]) {
      const text = foldedText(name);
      if (seen.has(text)) continue;
      seen.add(text);
      owners.push(owner);
      names.push(name);
      texts.push(text);
    }
  }
  const index = buildTrigramIndex(texts);

  return (query, limit) => {
    const folded = foldedText(query).split(' ').slice(0, QUERY_WORDS).join(' ');
    if (folded === '') return [];
    const typed = typedText(folded);
    const best = new Map<number, { readonly fit: number; readonly text: number }>();
    for (const text of textsLike(index, folded, CANDIDATES)) {
      const fit = fitOf(typed, texts[text] ?? '');
      const owner = owners[text] ?? 0;
      if (fit === undefined || fit >= (best.get(owner)?.fit ?? Infinity)) continue;
      best.set(owner, { fit, text });
    }
    return [...best]
      .sort(([owner, one], [otherOwner, other]) => one.fit - other.fit || owner - otherOwner)
      .slice(0, limit)
      .flatMap(([owner, { text }]) => {
        const name = names[text] ?? '';
        const found = suggestables[owner];
        return found === undefined ? [] : found.suggestion(name === found.title ? null : name);
      });
  };
}
