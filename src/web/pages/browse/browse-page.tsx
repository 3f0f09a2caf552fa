import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import {
  browseCriteria,
  SORTS,
  type BrowseSearch,
  type BrowseSort,
} from '../../url/browse-search.ts';
import { queries } from '../../api/queries.ts';
import type { SearchOrder } from '../../api/types.ts';
import { FilmGrid, GridSkeleton } from '../../cards/film-grid.tsx';
import { Aside } from '../../layout/aside.tsx';
import { Heading } from '../../layout/heading.tsx';
import { FailedPage } from '../../layout/message.tsx';
import { count, plural } from '../../format/words.ts';
import { ExportButton } from '../../export/export-button.tsx';
import { EmptyBrowse } from './empty-browse.tsx';
import { FilterChips } from '../../filter/filter-chips.tsx';
import { FilterPanel } from '../../filter/filter-panel.tsx';
import { useFacets } from './use-facets.ts';

const PAGE = 48;
const route = getRouteApi('/browse');

const ORDERS: Readonly<Record<BrowseSort, SearchOrder>> = {
  votes: { sort: 'vote_count' },
  rating: { sort: 'rating' },
  title: { sort: 'title' },
  newest: { sort: 'year', order: 'desc' },
  oldest: { sort: 'year', order: 'asc' },
};

const SORT_LABELS: Readonly<Record<BrowseSort, string>> = {
  votes: 'Most voted first',
  rating: 'Best rated first',
  title: 'By title',
  newest: 'Newest first',
  oldest: 'Oldest first',
};

/** All films, narrowed by what each choice would leave. */
export function BrowsePage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const criteria = browseCriteria(search);
  const order: SearchOrder =
    search.sort === undefined && search.q !== undefined
      ? { sort: 'relevance' }
      : ORDERS[search.sort ?? 'votes'];
  const films = useInfiniteQuery(queries.search(criteria, order, PAGE));
  const facets = useFacets(search, criteria);
  const change = (changed: Partial<BrowseSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }), resetScroll: false });

  const pages = films.data?.pages;
  const total = pages?.[0]?.total;
  const listed = pages?.flatMap(({ items }) => items);
  if (films.error !== null && pages === undefined) {
    return <FailedPage error={films.error} unknown="This cannot be searched for" />;
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
        <Aside label="Narrow down">
          <FilterPanel filter={search} facets={facets} onChange={change} />
        </Aside>
        <div className="min-w-0">
          <div className="mb-5 flex min-h-9 flex-wrap items-center justify-between gap-3">
            <FilterChips filter={search} onChange={change} />
            <div className="flex items-center gap-3 sm:ml-auto">
              <SortSelect search={search} onChange={(sort) => change({ sort })} />
              <ExportButton view={{ kind: 'search', criteria, order }} />
            </div>
          </div>
          {listed === undefined && <GridSkeleton films={9} />}
          {listed !== undefined && listed.length > 0 && <FilmGrid films={listed} />}
          {listed?.length === 0 && (
            <EmptyBrowse search={search} criteria={criteria} onChange={change} />
          )}
          {films.hasNextPage && (
            <button
              type="button"
              className="pill mt-10"
              disabled={films.isFetchingNextPage}
              onClick={() => void films.fetchNextPage()}
            >
              Show more of {count(total ?? 0)}
            </button>
          )}
        </div>
      </div>
    </>
  );
}

function SortSelect({
  search,
  onChange,
}: {
  readonly search: BrowseSearch;
  readonly onChange: (sort: BrowseSort | undefined) => void;
}) {
  const fallback = search.q === undefined ? 'votes' : undefined;
  return (
    <select
      aria-label="Order"
      className="field w-auto"
      value={search.sort ?? fallback ?? ''}
      onChange={({ target }) => {
        const sort = SORTS.find((one) => one === target.value);
        onChange(sort === fallback ? undefined : sort);
      }}
    >
      {search.q !== undefined && <option value="">Best match first</option>}
      {SORTS.map((sort) => (
        <option key={sort} value={sort}>
          {SORT_LABELS[sort]}
        </option>
      ))}
    </select>
  );
}
