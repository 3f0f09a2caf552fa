import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { queries } from '../../api/queries.ts';
import type { Credit, Film } from '../../api/types.ts';
import { rolesOf } from './roles.ts';

const FEW = 4;

/** A film's people by role, the director first and the cast with their characters. */
export function FilmPeople({ film }: { readonly film: Film }) {
  const { data } = useQuery(queries.credits(film.film_id));
  const [isLong, setLong] = useState(false);
  if (data === undefined) return <p className="mt-4 text-quiet">{film.persons.join(', ')}</p>;
  const roles = rolesOf(data);
  const isShortened = roles.some(({ credits }) => credits.length > FEW);
  return (
    <dl className="mt-4 grid grid-cols-[auto_1fr] content-start gap-x-4 gap-y-1 text-[0.95rem]">
      {roles.map(({ role, credits }) => (
        <div key={role} className="contents">
          <dt className="text-quiet">{role}</dt>
          <dd>
            {(isLong ? credits : credits.slice(0, FEW)).map((credit, place) => (
              <span key={credit.person_id}>
                {place > 0 && ', '}
                <PersonLink credit={credit} />
              </span>
            ))}
          </dd>
        </div>
      ))}
      {isShortened && (
        <dd className="col-start-2">
          <button
            type="button"
            className="link text-sm text-quiet"
            aria-expanded={isLong}
            onClick={() => setLong(!isLong)}
          >
            {isLong ? 'Show less' : 'Full cast and crew'}
          </button>
        </dd>
      )}
    </dl>
  );
}

function PersonLink({ credit }: { readonly credit: Credit }) {
  const characters = credit.characters ?? [];
  return (
    <>
      <Link to="/people/$personId" params={{ personId: credit.person_id }} className="link">
        {credit.name}
      </Link>
      {characters.length > 0 && <span className="text-quiet"> as {characters.join(', ')}</span>}
    </>
  );
}
