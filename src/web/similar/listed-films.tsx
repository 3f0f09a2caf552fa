import type { ReactNode } from 'react';
import type { SimilarAnswer, SimilarFilm } from '../api/types.ts';
import { count } from '../format/words.ts';
import { Message } from '../layout/message.tsx';
import { ListingToggles } from '../my-films/listing-toggles.tsx';
import { isEmptyFilter, isEmptyListing, NO_FILTER, NO_LISTING } from '../url/filter.ts';
import type { SimilarSearch } from '../url/similar-search.ts';
import { DEFAULT_WEIGHTS } from './tuning/adjustment-chips.tsx';
import type { OpenReason } from './reasons/reason-button.tsx';
import { SimilarList } from './similar-list.tsx';
import { FIRST_SHOWN } from './similar-query.ts';
import type { SimilarityFields } from './similarity-fields.ts';

interface ListedFilmsProps {
  readonly answer: SimilarAnswer;
  /** How many of the films are really similar, where the list continues with others. */
  readonly padded: number | undefined;
  readonly fields: SimilarityFields;
  readonly isLate: boolean;
  readonly search: SimilarSearch;
  readonly onChange: (change: SimilarSearch) => void;
  readonly onReason: OpenReason;
  readonly actions: (film: SimilarFilm) => ReactNode;
}

const MOST_SHOWN = 1000;
const NONE_BOOSTED: readonly string[] = [];

/** An answer as a list, or why there is nothing to list. */
export function ListedFilms(props: ListedFilmsProps) {
  const { answer, padded, fields, isLate, search, onChange, onReason, actions } = props;
  const { films } = answer;
  if (search.mute !== undefined && films[0]?.similarity === 0) {
    return <NothingInCommon onChange={onChange} />;
  }
  return (
    <>
      <ListingToggles listing={search} onChange={onChange} />
      {films.length === 0 ? (
        <NoFilms search={search} onChange={onChange} />
      ) : (
        <SimilarList
          films={films}
          fields={fields}
          isLate={isLate}
          boost={search.boost ?? NONE_BOOSTED}
          onReason={onReason}
          actions={actions}
        />
      )}
      <ShowMore
        answer={answer}
        isPadded={padded !== undefined}
        search={search}
        onChange={onChange}
      />
    </>
  );
}

type ChangeProps = Pick<ListedFilmsProps, 'search' | 'onChange'>;

function NothingInCommon({ onChange }: Pick<ChangeProps, 'onChange'>) {
  return (
    <>
      <Message>With these weights, no other film has anything in common.</Message>
      <button type="button" className="pill" onClick={() => onChange(DEFAULT_WEIGHTS)}>
        Reset weights
      </button>
    </>
  );
}

/** The next page of similar films and, after the last of them, the films with less in common. */
function ShowMore({
  answer,
  isPadded,
  search,
  onChange,
}: ChangeProps & Pick<ListedFilmsProps, 'answer'> & { readonly isPadded: boolean }) {
  const shown = search.show ?? FIRST_SHOWN;
  if (shown >= MOST_SHOWN) return null;
  const isWhole = answer.total <= answer.films.length;
  if (isWhole && (search.above === 0 || isPadded || hasNoneBelow(answer))) return null;
  const [text, change]: readonly [string, SimilarSearch] = isWhole
    ? ['Show less similar films', { above: 0 }]
    : [
        isPadded ? 'Show more' : `Show more (${count(answer.total)} in total)`,
        { show: Math.min(MOST_SHOWN, shown * 2) },
      ];
  return (
    <button type="button" className="pill mt-6" onClick={() => onChange(change)}>
      {text}
    </button>
  );
}

/** Whether the list has all films that there are, however similar. */
function hasNoneBelow({ total, histogram }: SimilarAnswer): boolean {
  return histogram.counts.reduce((sum, films) => sum + films, 0) <= total;
}

function NoFilms({ search, onChange }: ChangeProps) {
  const ways: readonly (readonly [label: string, helps: boolean, change: SimilarSearch])[] = [
    ['Any similarity', (search.above ?? 0) > 0, { above: undefined }],
    ['Clear filters', !isEmptyFilter(search), NO_FILTER],
    ['Ignore my lists', !isEmptyListing(search), NO_LISTING],
  ];
  return (
    <>
      <Message>No similar films match your settings.</Message>
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
