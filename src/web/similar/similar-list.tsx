import type { ReactNode } from 'react';
import type { SimilarFilm } from '../api/types.ts';
import { percent } from '../format/words.ts';
import { CardLink, TitleLine } from './film-line.tsx';
import { ReasonButton, type OpenReason } from './reasons/reason-button.tsx';
import { groupShares, reasonsOf, type Reason } from './reasons/reasons.ts';
import { ShareBar } from './reasons/share-bar.tsx';
import type { SimilarityFields } from './similarity-fields.ts';
import { useFlip } from './use-flip.ts';

const MOST_REASONS = 4;
/** A reason with less than this part of the score is not shown, unless it is the only one. */
const LEAST_PART = 0.04;

interface SimilarListProps {
  readonly films: readonly SimilarFilm[];
  readonly fields: SimilarityFields;
  readonly isLate: boolean;
  /** The topics that are boosted. */
  readonly boost: readonly string[];
  readonly onReason: OpenReason;
  /** What can be done with a film of the list. */
  readonly actions: (film: SimilarFilm) => ReactNode;
}

/** Films by similarity, each with its reasons; they glide to new places when the order changes. */
export function SimilarList(props: SimilarListProps) {
  const { films, fields, isLate, boost, onReason, actions } = props;
  const list = useFlip<HTMLOListElement>(films.map(({ film_id: id }) => id).join());
  const most = Math.max(0.0001, ...films.map(({ similarity }) => similarity));
  return (
    <ol ref={list} aria-label="Similar films" aria-busy={isLate} className="divide-y divide-line">
      {films.map((film) => (
        <li key={film.film_id} data-key={film.film_id} className="bg-paper py-4">
          <article className="grid grid-cols-[6.5rem_1fr] grid-rows-[auto_1fr] gap-x-4 sm:grid-cols-[11rem_1fr] sm:gap-x-6">
            <CardLink film={film} />
            <div className="min-w-0">
              <TitleLine film={film}>
                <span
                  className="numbers shrink-0 text-lg text-accent"
                  title={`similarity ${film.similarity.toFixed(4)}`}
                >
                  {percent(film.similarity)}
                </span>
              </TitleLine>
              <ScoreBar film={film} fields={fields} most={most} />
            </div>
            <div className="col-span-full flex flex-wrap content-start items-baseline justify-end gap-x-6 gap-y-1 sm:col-span-1 sm:flex-nowrap">
              <div className="flex grow flex-wrap gap-x-4 sm:gap-y-1">
                {mainReasons(film, fields).map((reason) => (
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
        </li>
      ))}
    </ol>
  );
}

/** A bar as long as the film's similarity is, where the list's greatest fills the width. */
function ScoreBar({
  film,
  fields,
  most,
}: {
  readonly film: SimilarFilm;
  readonly fields: SimilarityFields;
  readonly most: number;
}) {
  if (film.why === undefined) return null;
  const shares = groupShares(film.why.fields, fields);
  return (
    <div className="my-2" style={{ width: `${(100 * film.similarity) / most}%` }}>
      <ShareBar shares={shares} whole={sumOf(shares)} />
    </div>
  );
}

function mainReasons(film: SimilarFilm, fields: SimilarityFields): readonly Reason[] {
  return reasonsOf(film.why?.terms ?? [], fields, film.why?.article)
    .filter(({ share }, place) => place === 0 || Math.abs(share) >= LEAST_PART * film.similarity)
    .slice(0, MOST_REASONS);
}

function sumOf(shares: readonly { readonly share: number }[]): number {
  return Math.max(
    0.0001,
    shares.reduce((sum, { share }) => sum + share, 0),
  );
}

/** A placeholder for a list that is still loading. */
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
