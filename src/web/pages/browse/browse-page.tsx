import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { queries } from '../../api/queries.ts';
import type { PageCriteria, SearchOrder } from '../../api/types.ts';
import { FilmGrid, GridSkeleton } from '../../cards/film-grid.tsx';
import { ExportButton } from '../../export/export-button.tsx';
import { FilterChips } from '../../filter/filter-chips.tsx';
import { FilterPanel } from '../../filter/filter-panel.tsx';
import { useFacets } from '../../filter/use-facets.ts';
import { count, plural } from '../../format/words.ts';
import { Aside } from '../../layout/aside.tsx';
import { Heading } from '../../layout/heading.tsx';
import { FailedPage } from '../../layout/message.tsx';
import { useResultsInView } from '../../layout/use-results-in-view.ts';
import { ListingToggles } from '../../my-films/listing-toggles.tsx';
import { useListed, type WaitingListed } from '../../my-films/use-listed.ts';
import { SurpriseButton } from '../../controls/surprise/surprise-button.tsx';
import { browseCriteria, type BrowseSearch, type BrowseSort } from '../../url/browse-search.ts';
import { EmptyBrowse } from './empty-browse.tsx';
import { SortSelect } from './sort-select.tsx';

const PAGE_SIZE = 48;
const route = getRouteApi('/browse');

const ORDERS: Readonly<Record<BrowseSort, SearchOrder>> = {
  votes: { sort: 'vote_count' },
  rating: { sort: 'rating' },
  title: { sort: 'title' },
  newest: { sort: 'year', order: 'desc' },
  oldest: { sort: 'year', order: 'asc' },
};

function orderOf({ q, sort }: BrowseSearch): SearchOrder {
  if (sort === undefined && q !== undefined) return { sort: 'relevance' };
  return ORDERS[sort ?? 'votes'];
}

/** All films, filtered and sorted. */
export function BrowsePage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const criteria = browseCriteria(search);
  const order = orderOf(search);
  const listed = useListed(search);
  const films = useFilms(criteria, order, listed);
  const facets = useFacets(search, criteria, listed);
  const change = (changed: Partial<BrowseSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }), resetScroll: false });

  const results = useResultsInView<HTMLDivElement>(
    JSON.stringify([criteria, search.hide, search.only, order]),
  );
  const total = films.data?.pages[0]?.total;
  if (films.error !== null && films.data === undefined) {
    return <FailedPage error={films.error} notFound="Invalid search" />;
  }
  return (
    <>
      <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <Heading {...(search.q !== undefined && { name: `“${search.q}”` })} />
        <p role="status" className="text-quiet">
          {total === undefined ? '\u00A0' : plural(total, 'film')}
        </p>
      </div>
      <div className="grid gap-x-12 lg:grid-cols-[13rem_1fr]">
        <Aside label="Filters" films={total}>
          <FilterPanel filter={search} facets={facets} onChange={change} />
        </Aside>
        <div ref={results} id="results" className="min-w-0 scroll-mt-4">
          <div className="mb-5 flex min-h-9 flex-wrap items-center justify-between gap-3">
            <FilterChips filter={search} onChange={change} />
            <div className="flex flex-wrap items-center gap-3 sm:ml-auto">
              <SurpriseButton criteria={criteria} only={search.only} />
              <SortSelect search={search} onChange={(sort) => change({ sort })} />
              <ExportButton view={{ kind: 'search', criteria, order, ids: listed.ids }} />
            </div>
          </div>
          <div className="mb-4 empty:hidden">
            <ListingToggles listing={search} onChange={change} />
          </div>
          <FoundFilms
            films={films}
            search={search}
            criteria={criteria}
            listed={listed}
            onChange={change}
          />
        </div>
      </div>
    </>
  );
}

function useFilms(criteria: PageCriteria, order: SearchOrder, listed: WaitingListed) {
  return useInfiniteQuery({
    ...queries.search(criteria, order, PAGE_SIZE, listed),
    enabled: listed.isReady,
  });
}

interface FoundFilmsProps {
  readonly films: ReturnType<typeof useFilms>;
  readonly search: BrowseSearch;
  readonly criteria: PageCriteria;
  readonly listed: WaitingListed;
  readonly onChange: (change: Partial<BrowseSearch>) => void;
}

/** The films that match, as far as they are loaded. */
function FoundFilms({ films, ...props }: FoundFilmsProps) {
  const pages = films.data?.pages;
  if (pages === undefined) return <GridSkeleton films={9} />;
  const found = pages.flatMap(({ items }) => items);
  if (found.length === 0) return <EmptyBrowse {...props} />;
  return (
    <>
      <FilmGrid films={found} />
      {films.hasNextPage && (
        <button
          type="button"
          className="pill mt-10"
          disabled={films.isFetchingNextPage}
          onClick={() => void films.fetchNextPage()}
        >
          Show more ({count(pages[0]?.total ?? 0)} in total)
        </button>
      )}
    </>
  );
}
