import { useRef, type ReactNode, type RefObject } from 'react';
import type { SimilarFilm } from '../api/types.ts';
import { ExportButton } from '../export/export-button.tsx';
import { FilterChips } from '../filter/filter-chips.tsx';
import { FilterPanel } from '../filter/filter-panel.tsx';
import { sentence } from '../format/words.ts';
import { Aside } from '../layout/aside.tsx';
import { Message } from '../layout/message.tsx';
import { useResultsInView } from '../layout/use-results-in-view.ts';
import { criteriaOf } from '../url/filter.ts';
import { SIMILAR_ABOVE, type SimilarSearch } from '../url/similar-search.ts';
import { AdjustmentChips, DEFAULT_WEIGHTS } from './tuning/adjustment-chips.tsx';
import { ListedFilms } from './listed-films.tsx';
import type { OpenReason } from './reasons/reason-button.tsx';
import type { ReasonActions } from './reasons/reason-menu.tsx';
import { similarCount } from './similar-count.ts';
import { SimilarSkeleton } from './similar-list.tsx';
import type { SimilarityFields } from './similarity-fields.ts';
import { ThresholdSlider } from './tuning/threshold-slider.tsx';
import { adjusted, adjustmentOf, type Adjustment } from './reasons/topics.ts';
import { TunePanel } from './tuning/tune-panel.tsx';
import { adjustmentOfFactor, factorOf, writeTuning, type Tuning } from './tuning/tuning.ts';
import { useReasonPopover } from './reasons/use-reason-popover.tsx';
import { useSimilarFilms, type SimilarFilmsState } from './use-similar-films.ts';
import { VarietySlider } from './tuning/variety-slider.tsx';

interface SimilarFilmsProps {
  readonly title: string;
  readonly like: readonly number[];
  readonly unlike?: readonly number[];
  readonly search: SimilarSearch;
  readonly onChange: (change: SimilarSearch) => void;
  /** What can be done with a film of the list. */
  readonly actions: (film: SimilarFilm) => ReactNode;
}

const NONE: readonly number[] = [];

/** The films similar to some others, with everything that changes which they are. */
export function SimilarFilms(props: SimilarFilmsProps) {
  const { title, like, unlike = NONE, search, onChange } = props;
  const state = useSimilarFilms(like, unlike, search);
  const { query, listed, fields, answer, tuning } = state;
  const arriving = useRef<string>(undefined);
  const results = useResultsInView<HTMLDivElement>(
    JSON.stringify([criteriaOf(search), search.hide, search.only]),
  );
  const reasons = useReasonPopover(reasonActions(search, fields, tuning, onChange, arriving));
  return (
    <section aria-labelledby="similar" className="mt-12">
      <div className="mb-4 flex flex-wrap items-baseline gap-x-4 gap-y-2 border-t border-line pt-5">
        <h2 id="similar" tabIndex={-1}>
          {title}
        </h2>
        <p role="status" className="text-quiet">
          {state.isOff ? '\u00A0' : similarCount(state, search.above)}
        </p>
        <div className="ml-auto">
          <ExportButton view={{ kind: 'similar', query, ids: listed.ids }} />
        </div>
      </div>
      <div className="grid gap-x-12 lg:grid-cols-[15rem_1fr]">
        <Aside
          label="Weights and filters"
          films={state.padded === undefined ? answer?.total : undefined}
        >
          <Controls state={state} search={search} onChange={onChange} />
        </Aside>
        <div ref={results} id="results" className="min-w-0 scroll-mt-4">
          {fields !== undefined && (
            <AdjustmentChips
              search={search}
              fields={fields}
              tuning={tuning}
              answer={answer}
              onChange={onChange}
              arriving={arriving}
            />
          )}
          <FilterChips filter={search} onChange={onChange} />
          <Results {...props} state={state} onReason={reasons.open} />
        </div>
      </div>
      {reasons.popover}
    </section>
  );
}

/** The list, or what takes its place until it is there. */
function Results({
  state: { answer, padded, fields, isOff, error, isLate },
  ...props
}: Pick<SimilarFilmsProps, 'search' | 'onChange' | 'actions'> & {
  readonly state: SimilarFilmsState;
  readonly onReason: OpenReason;
}) {
  if (isOff) return <NothingCounts onChange={props.onChange} />;
  if (answer !== undefined && fields !== undefined) {
    return (
      <ListedFilms answer={answer} padded={padded} fields={fields} isLate={isLate} {...props} />
    );
  }
  return error === null ? <SimilarSkeleton /> : <Message>{sentence(error.message)}</Message>;
}

/** Every weight is at zero. */
function NothingCounts({ onChange }: Pick<SimilarFilmsProps, 'onChange'>) {
  return (
    <>
      <Message>All weights are off, so there is nothing to compare films by. Turn one up.</Message>
      <button type="button" className="pill" onClick={() => onChange(DEFAULT_WEIGHTS)}>
        Reset weights
      </button>
    </>
  );
}

/** Weights, variety, threshold and filters. */
function Controls({
  state: { fields, answer, padded, tuning, drag },
  search,
  onChange,
}: Pick<SimilarFilmsProps, 'search' | 'onChange'> & { readonly state: SimilarFilmsState }) {
  return (
    <div className="grid gap-7">
      {fields === undefined ? (
        <div className="min-h-96" />
      ) : (
        <TunePanel
          fields={fields}
          preset={search.preset}
          tuning={tuning}
          onDrag={drag}
          onTune={(next) => onChange({ tune: writeTuning(next, fields) })}
          onPreset={(preset) => onChange({ preset, tune: undefined })}
        />
      )}
      <VarietySlider variety={search.variety} onCommit={(variety) => onChange({ variety })} />
      <ThresholdSlider
        histogram={answer?.histogram}
        above={search.above ?? (padded === undefined ? SIMILAR_ABOVE : 0)}
        onCommit={(above) => onChange({ above })}
      />
      <FilterPanel filter={search} facets={answer?.facets} onChange={onChange} />
    </div>
  );
}

/**
 * What the menu of a reason does to the URL. A reason that is excluded leaves the list: `arriving`
 * then holds the key of the chip that brings it back, and that takes the focus.
 */
function reasonActions(
  search: SimilarSearch,
  fields: SimilarityFields | undefined,
  tuning: Tuning,
  onChange: (change: SimilarSearch) => void,
  arriving: RefObject<string | undefined>,
): ReasonActions {
  const leave = (key: string, adjustment: Adjustment | undefined): void => {
    arriving.current = adjustment === 'exclude' ? key : undefined;
  };
  return {
    adjustmentOf: (topic) => adjustmentOf(search, topic),
    onAdjust: (topic, adjustment) => {
      leave(topic, adjustment);
      onChange(adjusted(search, topic, adjustment));
    },
    adjustmentOfGroup: (group) => adjustmentOfFactor(tuning[group]),
    onAdjustGroup: (group, adjustment) => {
      if (fields === undefined) return;
      leave(group, adjustment);
      onChange({ tune: writeTuning({ ...tuning, [group]: factorOf(adjustment) }, fields) });
    },
    onPerson: (personId, isShown) =>
      onChange(
        isShown
          ? { people: union(search.people, [personId]) }
          : { except: union(search.except, [personId]) },
      ),
    onGenres: (genres, isShown) =>
      onChange(
        isShown ? { genres: union(search.genres, genres) } : { not: union(search.not, genres) },
      ),
  };
}

function union<T>(before: readonly T[] | undefined, more: readonly T[]): readonly T[] {
  return [...new Set([...(before ?? []), ...more])];
}
