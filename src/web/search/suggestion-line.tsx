import type { Suggestion } from '../api/types.ts';
import { lifespan, plural, yearOf } from '../format/words.ts';

export function suggestionKey(suggestion: Suggestion): string {
  return suggestion.kind === 'film' ? `f${suggestion.film_id}` : `p${suggestion.person_id}`;
}

/** A suggested film or person. */
export function SuggestionLine({ suggestion }: { readonly suggestion: Suggestion }) {
  if (suggestion.kind === 'person') {
    const { name, birth_year: birth, death_year: death, films, known_for: known } = suggestion;
    return (
      <span className="block">
        <span className="font-medium">{name}</span>{' '}
        <span className="text-sm text-quiet">{lifespan(birth, death)}</span>
        <span className="block truncate text-sm text-quiet">
          {plural(films, 'film')}
          {known.length > 0 && `: ${known.join(', ')}`}
        </span>
      </span>
    );
  }
  const { title, year, rating, matched_by: matchedBy } = suggestion;
  return (
    <span className="flex items-baseline justify-between gap-4">
      <span>
        <span className="font-serif text-lg leading-tight">{title}</span>{' '}
        <span className="text-sm text-quiet">{yearOf(year)}</span>
        {matchedBy !== null && (
          <span className="block text-sm text-quiet">
            also known as <bdi>{matchedBy}</bdi>
          </span>
        )}
      </span>
      <span className="numbers shrink-0 text-sm text-quiet">{rating.toFixed(1)}</span>
    </span>
  );
}
