import { useRef, type ReactNode } from 'react';
import type { SimilarSearch } from '../url/similar-search.ts';
import { isEmptyFilter, NO_FILTER } from '../url/filter.ts';
import type { SimilarFilm } from '../api/types.ts';
import { FilterChips } from '../filter/filter-chips.tsx';
import { FilterPanel } from '../filter/filter-panel.tsx';
import { count, plural } from '../format/words.ts';
import { Aside } from '../layout/aside.tsx';
import { Message } from '../layout/message.tsx';
import { useSeen } from '../seen/use-seen.ts';
import { ExportButton } from '../export/export-button.tsx';
import { useReasonPopover, type OpenReason } from './reason-popover.tsx';
import { SHOWN } from './similar-query.ts';
import { SimilarList, SimilarSkeleton } from './similar-list.tsx';
import { DEFAULTS, AdjustmentChips } from './adjustment-chips.tsx';
import { ThresholdSlider } from './threshold-slider.tsx';
import { adjusted, adjustmentOf, type Adjustment } from './topics.ts';
import { TunePanel } from './tune-panel.tsx';
import { factorOf, adjustmentOfFactor, writeTuning } from './tuning.ts';
import { useSimilarFilms, type Likeness } from './use-similar-films.ts';

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
const NONE_BOOSTED: readonly string[] = [];

/** The films like some others, with all that changes which they are. */
export function SimilarFilms(props: SimilarFilmsProps) {
  const { title, like, unlike = NONE, search, onChange, actions } = props;
  const likeness = useSimilarFilms(like, unlike, search);
  const { question, answer, tuning } = likeness;
  const arriving = useRef<string>(undefined);
  // a reason that is muted leaves the list: the focus goes to what can bring it back
  const leave = (key: string, adjustment: Adjustment | undefined): void => {
    arriving.current = adjustment === 'mute' ? key : undefined;
  };
  const reasons = useReasonPopover({
    adjustmentOf: (topic) => adjustmentOf(search, topic),
    onAdjust: (topic, adjustment) => {
      leave(topic, adjustment);
      onChange(adjusted(search, topic, adjustment));
    },
    adjustmentOfGroup: (group) => adjustmentOfFactor(tuning[group]),
    onAdjustGroup: (group, adjustment) => {
      leave(group, adjustment);
      onChange({ tune: writeTuning({ ...tuning, [group]: factorOf(adjustment) }) });
    },
    onPerson: (name, isWanted) =>
      onChange(
        isWanted
          ? { with: joined(search.with, [name]) }
          : { without: joined(search.without, [name]) },
      ),
    onGenres: (genres, isWanted) =>
      onChange(
        isWanted ? { genres: joined(search.genres, genres) } : { not: joined(search.not, genres) },
      ),
  });
  return (
    <section aria-labelledby="likeness" className="mt-12">
      <div className="mb-4 flex flex-wrap items-baseline gap-x-4 gap-y-2 border-t border-line pt-5">
        <h2 id="likeness" tabIndex={-1}>
          {title}
        </h2>
        <p role="status" className="text-quiet">
          {answer === undefined ? '\u00A0' : plural(answer.total, 'film')}
        </p>
        <div className="ml-auto">
          <ExportButton view={{ kind: 'similar', question }} />
        </div>
      </div>
      <div className="grid gap-x-12 lg:grid-cols-[15rem_1fr]">
        <Aside label="Tune">
          <div className="grid gap-7">
            <TunePanel
              preset={search.preset}
              tuning={tuning}
              onDrag={likeness.drag}
              onTune={(next) => onChange({ tune: writeTuning(next) })}
              onPreset={(preset) => onChange({ preset, tune: undefined })}
            />
            <ThresholdSlider
              histogram={answer?.histogram}
              above={search.above ?? 0}
              onCommit={(above) => onChange({ above: above === 0 ? undefined : above })}
            />
            <FilterPanel filter={search} facets={answer?.facets} onChange={onChange} />
          </div>
        </Aside>
        <div className="min-w-0">
          <AdjustmentChips
            search={search}
            tuning={tuning}
            onChange={onChange}
            arriving={arriving}
          />
          <FilterChips filter={search} onChange={onChange} />
          <Listed
            likeness={likeness}
            search={search}
            onChange={onChange}
            onReason={reasons.open}
            actions={actions}
          />
        </div>
      </div>
      {reasons.popover}
    </section>
  );
}

function Listed({
  likeness: { answer, error, isLate },
  search,
  onChange,
  onReason,
  actions,
}: Pick<SimilarFilmsProps, 'search' | 'onChange'> & {
  readonly likeness: Likeness;
  readonly onReason: OpenReason;
  readonly actions: SimilarFilmsProps['actions'];
}) {
  const { seen, isSeen } = useSeen();
  if (answer === undefined) {
    return error === null ? <SimilarSkeleton /> : <Message>{error.message}</Message>;
  }
  const films =
    search.hide === true ? answer.films.filter((film) => !isSeen(film.film_id)) : answer.films;
  const shown = search.show ?? SHOWN;
  if (search.mute !== undefined && films[0]?.similarity === 0) {
    return (
      <>
        <Message>What still counts is shared by no other film.</Message>
        <button type="button" className="pill touch-target" onClick={() => onChange(DEFAULTS)}>
          All as usual
        </button>
      </>
    );
  }
  return (
    <>
      {seen.size > 0 && (
        <label className="mt-2 flex items-center gap-2 text-sm text-quiet">
          <input
            type="checkbox"
            className="accent-accent"
            checked={search.hide === true}
            onChange={({ target }) => onChange({ hide: target.checked ? true : undefined })}
          />
          Hide what I have seen
        </label>
      )}
      {films.length === 0 ? (
        <Empty search={search} onChange={onChange} />
      ) : (
        <SimilarList
          films={films}
          isLate={isLate}
          boost={search.boost ?? NONE_BOOSTED}
          onReason={onReason}
          actions={actions}
        />
      )}
      {answer.total > answer.films.length && shown < 1000 && (
        <button
          type="button"
          className="pill mt-6"
          onClick={() => onChange({ show: Math.min(1000, shown * 2) })}
        >
          Show more of {count(answer.total)}
        </button>
      )}
    </>
  );
}

function Empty({ search, onChange }: Pick<SimilarFilmsProps, 'search' | 'onChange'>) {
  return (
    <>
      <Message>No other film is as much like it as you ask for.</Message>
      <div className="flex flex-wrap gap-2">
        {search.above !== undefined && (
          <button type="button" className="pill" onClick={() => onChange({ above: undefined })}>
            With any likeness
          </button>
        )}
        {!isEmptyFilter(search) && (
          <button type="button" className="pill" onClick={() => onChange(NO_FILTER)}>
            Without filters
          </button>
        )}
        {search.hide === true && (
          <button type="button" className="pill" onClick={() => onChange({ hide: undefined })}>
            With what I have seen
          </button>
        )}
      </div>
    </>
  );
}

function joined(before: readonly string[] | undefined, more: readonly string[]): readonly string[] {
  return [...new Set([...(before ?? []), ...more])];
}
