import { SORTS, type BrowseSearch, type BrowseSort } from '../../url/browse-search.ts';

const LABELS: Readonly<Record<BrowseSort, string>> = {
  votes: 'Most popular',
  rating: 'Highest rated',
  title: 'Title A–Z',
  newest: 'Newest first',
  oldest: 'Oldest first',
};

/** Sorts the films; by default by popularity, or by how well a title matches. */
export function SortSelect({
  search,
  onChange,
}: {
  readonly search: BrowseSearch;
  readonly onChange: (sort: BrowseSort | undefined) => void;
}) {
  const byDefault = search.q === undefined ? 'votes' : undefined;
  return (
    <select
      aria-label="Sort by"
      className="field w-auto"
      value={search.sort ?? byDefault ?? ''}
      onChange={({ target }) => {
        const sort = SORTS.find((one) => one === target.value);
        onChange(sort === byDefault ? undefined : sort);
      }}
    >
      {search.q !== undefined && <option value="">Best match</option>}
      {SORTS.map((sort) => (
        <option key={sort} value={sort}>
          {LABELS[sort]}
        </option>
      ))}
    </select>
  );
}
