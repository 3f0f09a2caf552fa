import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Suggestion } from '../api/types.ts';

const LINE = 'block py-2.5 hover:text-accent';

/** A link to a suggested film or person. */
export function SuggestionLink({
  suggestion,
  children,
}: {
  readonly suggestion: Suggestion;
  readonly children: ReactNode;
}) {
  return suggestion.kind === 'film' ? (
    <Link to="/films/$filmId" params={{ filmId: suggestion.film_id }} className={LINE}>
      {children}
    </Link>
  ) : (
    <Link to="/people/$personId" params={{ personId: suggestion.person_id }} className={LINE}>
      {children}
    </Link>
  );
}
