import { useLayoutEffect, useRef } from 'react';
import type { RecommendedFilm } from '../../../api/types.ts';
import type { UndoableChanges } from '../../../my-films/use-undo.ts';
import { CardLink, TitleLine } from '../../../similar/film-line.tsx';
import type { SimilarityFields } from '../../../similar/similarity-fields.ts';
import { useFlip } from '../../../similar/use-flip.ts';
import { Because } from './because.tsx';
import { RecommendationActions } from './recommendation-actions.tsx';

interface RecommendationListProps {
  readonly films: readonly RecommendedFilm[];
  readonly fields: SimilarityFields;
  readonly isLate: boolean;
  readonly changes: UndoableChanges;
}

/** Recommended films, each with what it is recommended for and what can be done with it. */
export function RecommendationList(props: RecommendationListProps) {
  const { films, fields, isLate, changes } = props;
  const order = films.map(({ film_id: id }) => id).join();
  const list = useFlip<HTMLOListElement>(order);
  const leave = useFocusAfterLeaving(list, order);
  return (
    <ol ref={list} aria-label="Recommendations" aria-busy={isLate} className="divide-y divide-line">
      {films.map((film, place) => (
        <li key={film.film_id} data-key={film.film_id} className="bg-paper py-5">
          <article className="grid grid-cols-[6.5rem_1fr] gap-x-4 gap-y-2 sm:grid-cols-[11rem_1fr] sm:gap-x-6">
            <CardLink film={film} />
            <div className="min-w-0">
              <TitleLine film={film}>
                <span className="numbers shrink-0 text-sm text-quiet">
                  <span className="sr-only">rated </span>
                  {film.rating.toFixed(1)}
                </span>
              </TitleLine>
              <p className="text-sm text-quiet">{film.genres.join(', ')}</p>
            </div>
            <div className="col-span-full min-w-0 sm:col-span-1 sm:col-start-2">
              <Because because={film.because} fields={fields} />
              <RecommendationActions film={film} changes={changes} onLeave={() => leave(place)} />
            </div>
          </article>
        </li>
      ))}
    </ol>
  );
}

/**
 * When the film with the focus leaves the list, the one in its place gets it; returns what reports
 * that a film is about to leave.
 */
function useFocusAfterLeaving(
  list: React.RefObject<HTMLOListElement | null>,
  order: string,
): (place: number) => void {
  const left = useRef<number>(undefined);
  useLayoutEffect(() => {
    const place = left.current;
    left.current = undefined;
    if (place === undefined || document.activeElement !== document.body) return;
    const titles = [...(list.current?.querySelectorAll<HTMLElement>('h3 a') ?? [])];
    (titles[place] ?? titles.at(-1))?.focus({ preventScroll: true });
  }, [list, order]);
  return (place) => {
    left.current = place;
  };
}
