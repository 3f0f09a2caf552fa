import { ExportButton } from '../../../export/export-button.tsx';
import { FilterChips } from '../../../filter/filter-chips.tsx';
import { FilterPanel } from '../../../filter/filter-panel.tsx';
import { useFacets } from '../../../filter/use-facets.ts';
import { count, sentence } from '../../../format/words.ts';
import { Aside } from '../../../layout/aside.tsx';
import { Message } from '../../../layout/message.tsx';
import { useResultsInView } from '../../../layout/use-results-in-view.ts';
import { countEvidence } from '../../../my-films/evidence.ts';
import type { Shelf } from '../../../my-films/film-state.ts';
import { ListingToggles } from '../../../my-films/listing-toggles.tsx';
import { useListed } from '../../../my-films/use-listed.ts';
import { useMyFilms } from '../../../my-films/use-my-films.ts';
import type { UndoableChanges } from '../../../my-films/use-undo.ts';
import { SimilarSkeleton } from '../../../similar/similar-list.tsx';
import { criteriaOf, isEmptyFilter, NO_FILTER, type Filter } from '../../../url/filter.ts';
import type { ForYouSearch } from '../../../url/for-you-search.ts';
import { GemsSlider } from './gems-slider.tsx';
import { RecommendationList } from './recommendation-list.tsx';
import {
  FIRST_SHOWN,
  useRecommendations,
  type Recommendations as Found,
} from './use-recommendations.ts';
import { usedText } from './used-text.ts';

const MOST_SHOWN = 1000;

interface RecommendationsProps {
  readonly search: ForYouSearch;
  readonly onChange: (change: ForYouSearch) => void;
  readonly changes: UndoableChanges;
}

/** What to watch next, with everything that changes what that is. */
export function Recommendations({ search, onChange, changes }: RecommendationsProps) {
  const found = useRecommendations(search);
  const listing = listingOf(search);
  const facets = useFacets(search, criteriaOf(search), useListed(listing, UNWANTED));
  const { films } = useMyFilms();
  const { answer } = found;
  const results = useResultsInView<HTMLDivElement>(JSON.stringify([criteriaOf(search), listing]));
  return (
    <section aria-labelledby="recommended" className="mt-8">
      <div className="mb-4 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 id="recommended" tabIndex={-1}>
          What to watch next
        </h2>
        <p role="status" className="text-quiet">
          {answer === undefined ? '\u00A0' : usedText(answer.used, countEvidence(films))}
        </p>
        <div className="ml-auto">
          <ExportButton view={{ kind: 'for-you', query: found.query, taste: found.taste }} />
        </div>
      </div>
      <div className="grid gap-x-12 lg:grid-cols-[15rem_1fr]">
        <Aside label="Tune and filter" films={answer?.total}>
          <div className="grid gap-7">
            <GemsSlider
              gems={search.gems}
              suggested={answer && Math.round(answer.hidden_gems * 100)}
              onCommit={(gems) => onChange({ gems })}
            />
            <FilterPanel filter={search} facets={facets} onChange={(to) => onChange(ownOf(to))} />
          </div>
        </Aside>
        <div ref={results} id="results" className="min-w-0 scroll-mt-4">
          <FilterChips filter={search} onChange={(to) => onChange(ownOf(to))} />
          <ListingToggles
            listing={listing}
            onChange={(to) =>
              onChange({
                ...('hide' in to && { again: to.hide === true ? undefined : true }),
                ...('only' in to && { only: to.only }),
              })
            }
          />
          <Results found={found} search={search} onChange={onChange} changes={changes} />
        </div>
      </div>
    </section>
  );
}

/** Rated films are never recommended, also where films that the user has seen are. */
const UNWANTED: readonly Shelf[] = ['hidden', 'rated'];

function listingOf({ again, only }: ForYouSearch) {
  return { hide: again === true ? undefined : true, only };
}

/** The change of a filter without the part that this page has another word for. */
function ownOf({ hide: _hide, ...filter }: Filter): ForYouSearch {
  return filter;
}

/** The list, or what takes its place until it is there. */
function Results({
  found: { answer, films, fields, error, isLate },
  search,
  onChange,
  changes,
}: RecommendationsProps & { readonly found: Found }) {
  if (answer === undefined || fields === undefined) {
    return error === null ? <SimilarSkeleton /> : <Message>{sentence(error.message)}</Message>;
  }
  if (films.length === 0 && !isLate) return <NothingLeft search={search} onChange={onChange} />;
  const shown = search.show ?? FIRST_SHOWN;
  return (
    <>
      <RecommendationList films={films} fields={fields} isLate={isLate} changes={changes} />
      {answer.total > answer.films.length && shown < MOST_SHOWN && (
        <button
          type="button"
          className="pill mt-6"
          onClick={() => onChange({ show: Math.min(MOST_SHOWN, shown * 2) })}
        >
          Show more ({count(answer.total)} in total)
        </button>
      )}
    </>
  );
}

function NothingLeft({ search, onChange }: Pick<RecommendationsProps, 'search' | 'onChange'>) {
  const ways: readonly (readonly [label: string, helps: boolean, change: ForYouSearch])[] = [
    ['Clear filters', !isEmptyFilter(search), NO_FILTER],
    ['Show films on any list', search.only !== undefined, { only: undefined }],
    ['Show films I’ve seen', search.again !== true, { again: true }],
  ];
  return (
    <>
      <Message>No films match your settings.</Message>
      <div className="flex flex-wrap gap-2">
        {ways.map(
          ([label, helps, change]) =>
            helps && (
              <button key={label} type="button" className="pill" onClick={() => onChange(change)}>
                {label}
              </button>
            ),
        )}
      </div>
    </>
  );
}
