import type { RecommendedFilm } from '../../../api/types.ts';
import { isOn, ratedAs, SHELF_CHANGES, type FilmChange } from '../../../my-films/film-state.ts';
import { StarRating } from '../../../my-films/star-rating.tsx';
import { useFilmState } from '../../../my-films/use-my-films.ts';
import type { UndoableChanges } from '../../../my-films/use-undo.ts';

interface RecommendationActionsProps {
  readonly film: RecommendedFilm;
  readonly changes: UndoableChanges;
  /** Called before the film leaves the list. */
  readonly onLeave: () => void;
}

/** Rates a recommended film, or says that it is known, wanted or not. */
export function RecommendationActions({ film, changes, onLeave }: RecommendationActionsProps) {
  const { film_id: filmId, title } = film;
  const isWanted = isOn('watchlist', useFilmState(filmId));
  const change = (text: string, by: FilmChange): void => changes.change(text, [[filmId, by]]);
  const leave = (text: string, by: FilmChange): void => {
    onLeave();
    change(text, by);
  };
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-1">
      <div className="w-full sm:w-auto">
        <StarRating
          title={title}
          rating={undefined}
          onRate={(rating) => leave(`You gave ${title} ${rating}.`, ratedAs(rating))}
        />
      </div>
      <button
        type="button"
        className="quiet-action touch-target"
        aria-label={`Seen: ${title}`}
        onClick={() => leave(`Marked ${title} as seen.`, SHELF_CHANGES.seen[0])}
      >
        Seen
      </button>
      <button
        type="button"
        className="quiet-action touch-target"
        aria-label={`Watchlist: ${title}`}
        aria-pressed={isWanted}
        onClick={() =>
          change(
            isWanted
              ? `Removed ${title} from your watchlist.`
              : `Added ${title} to your watchlist.`,
            SHELF_CHANGES.watchlist[isWanted ? 1 : 0],
          )
        }
      >
        {isWanted ? 'On your watchlist' : 'Watchlist'}
      </button>
      <button
        type="button"
        className="quiet-action touch-target"
        aria-label={`Not interested: ${title}`}
        onClick={() => leave(`Marked ${title} as not interested.`, SHELF_CHANGES.hidden[0])}
      >
        Not interested
      </button>
    </div>
  );
}
