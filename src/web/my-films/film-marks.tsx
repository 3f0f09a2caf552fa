import { Fragment, type ReactNode } from 'react';
import { isOn, type FilmState } from './film-state.ts';
import { useMarkedState } from './use-marked-state.ts';

/** What the user and the server's lists say about a film, in a few words; nothing where that is nothing. */
export function FilmMarks({
  filmId,
  after = '',
  before = '',
}: {
  readonly filmId: number;
  /** What separates the words from what precedes or follows them. */
  readonly before?: string;
  readonly after?: string;
}) {
  const marks = marksOf(useMarkedState(filmId));
  if (marks.length === 0) return null;
  return (
    <>
      {before}
      {marks.map(([name, mark], place) => (
        <Fragment key={name}>
          {place > 0 && ' · '}
          {mark}
        </Fragment>
      ))}
      {after}
    </>
  );
}

function marksOf(state: FilmState): readonly (readonly [name: string, mark: ReactNode])[] {
  const { rating } = state;
  return [
    ...(rating === undefined
      ? []
      : [['rating', <OwnRating key="rating" rating={rating} />] as const]),
    ...(rating === undefined && isOn('seen', state) ? [['seen', 'seen'] as const] : []),
    ...(state.watchlist === true ? [['watchlist', 'watchlist'] as const] : []),
    ...(state.owned === true ? [['owned', 'owned'] as const] : []),
    ...(state.hidden === true ? [['hidden', 'not interested'] as const] : []),
  ];
}

function OwnRating({ rating }: { readonly rating: number }) {
  return (
    <span className="numbers text-accent">
      <span aria-hidden="true">★ </span>
      <span className="sr-only">your rating </span>
      {rating}
    </span>
  );
}
