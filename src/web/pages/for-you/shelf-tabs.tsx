import { Link } from '@tanstack/react-router';
import { count } from '../../format/words.ts';
import { idsOn, SHELVES, type MyFilms, type Shelf } from '../../my-films/film-state.ts';
import type { ForYouSearch } from '../../url/for-you-search.ts';

const SHELF_TITLES = {
  rated: 'Rated',
  watchlist: 'Watchlist',
  seen: 'Seen',
  owned: 'Owned',
  hidden: 'Not interested',
} as const satisfies Record<Shelf, string>;

const TAB =
  'touch-target inline-flex items-center gap-1.5 border-b-2 border-transparent py-1.5 text-quiet hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink forced-colors:border-[Canvas] forced-colors:aria-[current=page]:border-[Highlight]';

/** Leads from the recommendations to the user's own films, and back. */
export function ShelfTabs({
  films,
  shelf,
}: {
  readonly films: MyFilms;
  readonly shelf: Shelf | undefined;
}) {
  return (
    <nav aria-label="Your films" className="flex flex-wrap gap-x-6 border-b border-line">
      <Link
        to="/for-you"
        search={(search) => onShelf(search, undefined)}
        className={TAB}
        activeOptions={{ exact: true }}
      >
        Recommendations
      </Link>
      {SHELVES.map((one) => {
        const { length } = idsOn(one, films);
        return length === 0 && one !== shelf ? null : (
          <Link
            key={one}
            to="/for-you"
            search={(search) => onShelf(search, one)}
            className={TAB}
            activeOptions={{ exact: true }}
          >
            {SHELF_TITLES[one]} <span className="numbers text-sm text-quiet">{count(length)}</span>
          </Link>
        );
      })}
    </nav>
  );
}

/** The URL that shows a shelf; that of the shelf which is shown stays as it is. */
function onShelf(search: ForYouSearch, shelf: Shelf | undefined): ForYouSearch {
  return search.shelf === shelf ? search : { ...search, shelf, show: undefined };
}
