import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.ts';
import type { PageCriteria, Suggestion } from '../../api/types.ts';
import { plural } from '../../format/words.ts';
import { Message } from '../../layout/message.tsx';
import { SuggestionLine, suggestionKey } from '../../search/suggestion-line.tsx';
import { SuggestionLink } from '../../search/suggestion-link.tsx';
import type { BrowseSearch } from '../../url/browse-search.ts';
import type { WaitingListed } from '../../my-films/use-listed.ts';
import { isEmptyListing, NO_FILTER, NO_LISTING } from '../../url/filter.ts';

/** What each criterion is called, and the change of the URL that clears it. */
const CRITERIA = {
  title: ['title', { q: undefined }],
  genres: ['genres', { genres: undefined }],
  exclude_genres: ['excluded genres', { not: undefined }],
  countries: ['countries', { countries: undefined }],
  styles: ['styles', { styles: undefined }],
  person_ids: ['people', { people: undefined }],
  exclude_person_ids: ['excluded people', { except: undefined }],
  persons: ['people', { with: undefined }],
  exclude_persons: ['excluded people', { without: undefined }],
  earliest_date: ['years', { from: undefined, to: undefined }],
  latest_date: ['years', { from: undefined, to: undefined }],
  min_duration: ['running time', { min: undefined, max: undefined }],
  max_duration: ['running time', { min: undefined, max: undefined }],
  language: ['language', { language: undefined }],
  min_rating: ['rating', { rating: undefined }],
  vote_count: ['votes', { votes: undefined }],
} as const satisfies Record<
  keyof PageCriteria,
  readonly [name: string, change: Partial<BrowseSearch>]
>;

interface EmptyBrowseProps {
  readonly search: BrowseSearch;
  readonly criteria: PageCriteria;
  readonly listed: WaitingListed;
  readonly onChange: (change: Partial<BrowseSearch>) => void;
}

/** Nothing matches: which filters to clear, and what else may have been meant. */
export function EmptyBrowse({ search, criteria, listed, onChange }: EmptyBrowseProps) {
  const { data } = useQuery({ ...queries.facets(criteria, listed), enabled: listed.isReady });
  const { data: suggestions } = useQuery(queries.suggest(search.q ?? ''));
  return (
    <>
      <Message>
        {search.q === undefined
          ? 'No films match these filters.'
          : `No titles match “${search.q}”.`}
      </Message>
      <ul className="flex flex-wrap gap-2">
        {(data?.try_without ?? []).map(({ criterion, total }) => {
          if (!isOfPage(criterion)) return null;
          const [name, change] = CRITERIA[criterion];
          return (
            <li key={criterion}>
              <button type="button" className="pill" onClick={() => onChange(change)}>
                Clear {name} ({plural(total, 'film')})
              </button>
            </li>
          );
        })}
        {isEmptyListing(search) || (
          <li>
            <button type="button" className="pill" onClick={() => onChange(NO_LISTING)}>
              Ignore my lists
            </button>
          </li>
        )}
        <li>
          <button
            type="button"
            className="pill"
            onClick={() => onChange({ ...NO_FILTER, ...NO_LISTING, q: undefined })}
          >
            Clear all
          </button>
        </li>
      </ul>
      {search.q !== undefined && <DidYouMean suggestions={suggestions ?? []} />}
    </>
  );
}

function isOfPage(criterion: string): criterion is keyof typeof CRITERIA {
  return criterion in CRITERIA;
}

function DidYouMean({ suggestions }: { readonly suggestions: readonly Suggestion[] }) {
  if (suggestions.length === 0) return null;
  return (
    <section aria-labelledby="meant" className="mt-8 max-w-xl">
      <h2 id="meant">Did you mean…</h2>
      <ul className="mt-2 divide-y divide-line">
        {suggestions.map((suggestion) => (
          <li key={suggestionKey(suggestion)}>
            <SuggestionLink suggestion={suggestion}>
              <SuggestionLine suggestion={suggestion} />
            </SuggestionLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
