import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { SimilarFilm } from '../api/types.ts';
import { TitleCard } from '../cards/title-card.tsx';
import { percent, yearOf } from '../format/words.ts';
import { useSeen } from '../seen/use-seen.ts';
import { ReasonButton, type OpenReason } from './reason-popover.tsx';
import { groupShares, reasonsOf } from './reasons.ts';
import { ShareBar } from './share-bar.tsx';
import { useFlip } from './use-flip.ts';

const REASONS = 4;
/** What makes less than this of a similarity is not worth a word, unless it is the only reason. */
const LEAST_PART = 0.04;

interface SimilarListProps {
  readonly films: readonly SimilarFilm[];
  readonly isLate: boolean;
  /** The topics that are boosted. */
  readonly boost: readonly string[];
  readonly onReason: OpenReason;
  /** What can be done with a film of the list. */
  readonly actions: (film: SimilarFilm) => ReactNode;
}

/** Films by likeness, each with why; they glide to their places when what counts has changed. */
export function SimilarList({ films, isLate, boost, onReason, actions }: SimilarListProps) {
  const list = useFlip<HTMLOListElement>(films.map(({ film_id: id }) => id).join());
  const most = Math.max(0.0001, ...films.map(({ similarity }) => similarity));
  return (
    <ol
      ref={list}
      aria-label="Films by likeness"
      aria-busy={isLate}
      className="divide-y divide-line"
    >
      {films.map((film) => (
        <li key={film.film_id} data-key={film.film_id} className="bg-paper py-4">
          <SimilarRow film={film} most={most} boost={boost} onReason={onReason} actions={actions} />
        </li>
      ))}
    </ol>
  );
}

function SimilarRow({
  film,
  most,
  boost,
  onReason,
  actions,
}: Omit<SimilarListProps, 'films' | 'isLate'> & {
  readonly film: SimilarFilm;
  readonly most: number;
}) {
  const { isSeen } = useSeen();
  const reasons = reasonsOf(film.why?.terms ?? [])
    .filter(({ share }, place) => place === 0 || Math.abs(share) >= LEAST_PART * film.similarity)
    .slice(0, REASONS);
  const shares = film.why ? groupShares(film.why.fields) : [];
  return (
    <article className="grid grid-cols-[6.5rem_1fr] grid-rows-[auto_1fr] gap-x-4 sm:grid-cols-[11rem_1fr] sm:gap-x-6">
      <Link
        to="/films/$filmId"
        params={{ filmId: film.film_id }}
        tabIndex={-1}
        aria-hidden="true"
        className="pt-1 sm:row-span-2"
      >
        <TitleCard film={film} hidden hasYear={false} />
      </Link>
      <div className="min-w-0">
        <div className="flex items-baseline justify-between gap-4">
          <h3 className="font-serif text-[1.3rem] leading-tight font-[440]">
            <Link
              to="/films/$filmId"
              params={{ filmId: film.film_id }}
              className="hover:text-accent"
            >
              {film.title}
            </Link>{' '}
            <span className="whitespace-nowrap font-sans text-sm text-quiet">
              {yearOf(film.year)}
              {isSeen(film.film_id) && ' · seen'}
            </span>
          </h3>
          <span
            className="numbers shrink-0 text-lg text-accent"
            title={`similarity ${film.similarity.toFixed(4)}`}
          >
            {percent(film.similarity)}
          </span>
        </div>
        {film.why !== undefined && (
          <div className="my-2" style={{ width: `${(100 * film.similarity) / most}%` }}>
            <ShareBar shares={shares} whole={sumOf(shares)} />
          </div>
        )}
      </div>
      <div className="col-span-full flex flex-wrap content-start items-baseline justify-end gap-x-6 gap-y-1 sm:col-span-1 sm:flex-nowrap">
        <div className="flex grow flex-wrap gap-x-4 sm:gap-y-1">
          {reasons.map((reason) => (
            <ReasonButton
              key={reason.key}
              reason={reason}
              isBoosted={reason.topics.some(({ key }) => boost.includes(key))}
              onOpen={onReason}
            />
          ))}
        </div>
        <div className="flex shrink-0 gap-4">{actions(film)}</div>
      </div>
    </article>
  );
}

function sumOf(shares: readonly { readonly share: number }[]): number {
  return Math.max(
    0.0001,
    shares.reduce((sum, { share }) => sum + share, 0),
  );
}

/** Holds the place of a list that has not come yet. */
export function SimilarSkeleton() {
  return (
    <div aria-hidden="true" className="divide-y divide-line">
      {Array.from({ length: 6 }, (_, i) => (
        <div
          key={i}
          className="grid grid-cols-[6.5rem_1fr] gap-x-4 py-4 sm:grid-cols-[11rem_1fr] sm:gap-x-6"
        >
          <div className="skeleton aspect-[2.39]" />
          <div className="h-[5.2rem]">
            <div className="skeleton h-6 w-2/3" />
            <div className="skeleton mt-3 h-2" />
          </div>
        </div>
      ))}
    </div>
  );
}
