import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { Because as BecauseOf } from '../../../api/types.ts';
import { isOn } from '../../../my-films/film-state.ts';
import { useFilmState } from '../../../my-films/use-my-films.ts';
import { reasonsOf, type Reason } from '../../../similar/reasons/reasons.ts';
import { groupColor, type SimilarityFields } from '../../../similar/similarity-fields.ts';
import { mainParts, namedFirst } from './main-parts.ts';

/** A film with less than this part of the largest share is one of many, and so is a reason. */
const FILMS = { most: 3, least: 1 / 3 };
const REASONS = { most: 4, least: 0.1 };

/** The rated films that a recommendation goes back to, and what it has in common with them. */
export function Because({
  because,
  fields,
}: {
  readonly because: BecauseOf | undefined;
  readonly fields: SimilarityFields;
}) {
  if (because === undefined) return null;
  const films = mainParts(because.films, FILMS);
  const reasons = namedFirst(mainParts(reasonsOf(because.reasons, fields), REASONS));
  return (
    <>
      {films.length > 0 && (
        <p className="leading-snug">
          Because you{' '}
          {films.map((film, place) => (
            <Fragment key={film.film_id}>
              {separator(place, films.length)}
              <RatedFilmLink film={film} isFirst={place === 0} />
            </Fragment>
          ))}
          {reasons.length > 0 && ':'}
        </p>
      )}
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-quiet empty:hidden">
        {reasons.map((reason) => (
          <ReasonItem key={reason.key} reason={reason} />
        ))}
      </ul>
    </>
  );
}

function separator(place: number, films: number): string {
  if (place === 0) return '';
  return place === films - 1 ? ' and ' : ', ';
}

/** `gave Heat 9`, or `liked Heat` without a rating. */
function RatedFilmLink({
  film: { film_id: filmId, title, rating },
  isFirst,
}: {
  readonly film: BecauseOf['films'][number];
  readonly isFirst: boolean;
}) {
  const isRated = isOn('rated', useFilmState(filmId));
  return (
    <>
      {!isRated && 'liked '}
      {isRated && isFirst && 'gave '}
      <Link to="/films/$filmId" params={{ filmId }} className="link">
        {title}
      </Link>
      {isRated && <span className="numbers"> {rating}</span>}
    </>
  );
}

function ReasonItem({ reason: { text, group, personId } }: { readonly reason: Reason }) {
  return (
    <li className="flex items-baseline gap-1.5">
      <span className="dot" style={{ background: groupColor(group) }} />
      {personId === undefined ? (
        text
      ) : (
        <Link to="/people/$personId" params={{ personId }} className="link">
          {text}
        </Link>
      )}
    </li>
  );
}
