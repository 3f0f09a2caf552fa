import { useQuery } from '@tanstack/react-query';
import type { BrowseSearch } from '../../url/browse-search.ts';
import { NO_FILTER } from '../../url/filter.ts';
import { queries } from '../../api/queries.ts';
import type { Criteria } from '../../api/types.ts';
import { plural } from '../../format/words.ts';
import { Message } from '../../layout/message.tsx';
import { SuggestionLine, suggestionKey } from '../../search/suggestion-line.tsx';
import { SuggestionLink } from '../../search/suggestion-link.tsx';

/** By the API's criterion: what it is called here, and what takes it away. */
const WITHOUT: Readonly<Record<string, readonly [words: string, change: Partial<BrowseSearch>]>> = {
  title: ['the title', { q: undefined }],
  genres: ['the genres', { genres: undefined }],
  exclude_genres: ['the genres left out', { not: undefined }],
  persons: ['the persons', { with: undefined }],
  exclude_persons: ['the persons left out', { without: undefined }],
  earliest_date: ['the years', { from: undefined, to: undefined }],
  latest_date: ['the years', { from: undefined, to: undefined }],
  language: ['the language', { language: undefined }],
  min_rating: ['the rating', { rating: undefined }],
  vote_count: ['the votes', { votes: undefined }],
};

interface EmptyBrowseProps {
  readonly search: BrowseSearch;
  readonly criteria: Criteria;
  readonly onChange: (change: Partial<BrowseSearch>) => void;
}

/** No film meets all criteria: which of them to drop, and what else may have been meant. */
export function EmptyBrowse({ search, criteria, onChange }: EmptyBrowseProps) {
  const { data } = useQuery(queries.facets(criteria));
  const { data: suggestions } = useQuery(queries.suggest(search.q ?? ''));
  const near = search.q === undefined ? [] : (suggestions ?? []);
  const advice = (data?.try_without ?? []).filter(({ criterion }) => criterion in WITHOUT);
  return (
    <>
      <Message>
        {search.q === undefined
          ? 'No film meets all of this.'
          : `No title here holds “${search.q}”.`}
      </Message>
      <ul className="flex flex-wrap gap-2">
        {advice.map(({ criterion, total }) => {
          const [words, change] = WITHOUT[criterion] ?? ['', {}];
          return (
            <li key={criterion}>
              <button type="button" className="pill" onClick={() => onChange(change)}>
                Without {words}: {plural(total, 'film')}
              </button>
            </li>
          );
        })}
        <li>
          <button
            type="button"
            className="pill"
            onClick={() => onChange({ ...NO_FILTER, q: undefined })}
          >
            All films
          </button>
        </li>
      </ul>
      {near.length > 0 && (
        <section aria-labelledby="near" className="mt-8 max-w-xl">
          <h2 id="near">Perhaps you meant</h2>
          <ul className="mt-2 divide-y divide-line">
            {near.map((suggestion) => (
              <li key={suggestionKey(suggestion)}>
                <SuggestionLink suggestion={suggestion}>
                  <SuggestionLine suggestion={suggestion} />
                </SuggestionLink>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
