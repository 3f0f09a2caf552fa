import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { queries } from '../../api/queries.ts';
import type { Comparison, Film, OwnTerm } from '../../api/types.ts';
import { TitleCard } from '../../cards/title-card.tsx';
import { count, percent, yearOf } from '../../format/words.ts';
import { Heading } from '../../layout/heading.tsx';
import { FailedPage } from '../../layout/message.tsx';
import { groupLabel, groupOf, GROUPS } from '../../similar/groups.ts';
import { groupShares, reasonsOf } from '../../similar/reasons.ts';
import { ShareBar } from '../../similar/share-bar.tsx';
import { SuggestBox } from '../../search/suggest-box.tsx';
import { ExportButton } from '../../export/export-button.tsx';

const route = getRouteApi('/compare/$filmId/$otherId');

/** Two films side by side: what both have, what only one has. */
export function ComparePage() {
  const { filmId, otherId } = route.useParams();
  const { data, error } = useQuery(queries.compare(filmId, otherId));
  if (error !== null && data === undefined) {
    return (
      <FailedPage
        error={error}
        unknown={
          filmId === otherId ? 'This is one film, not two' : 'One of these films is not here'
        }
      />
    );
  }
  if (data === undefined) {
    return (
      <div aria-hidden="true" className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        <div className="skeleton aspect-[2.39]" />
        <div className="skeleton aspect-[2.39]" />
      </div>
    );
  }
  return <Compared comparison={data} />;
}

function Compared({ comparison }: { readonly comparison: Comparison }) {
  const { films, similarity, fields, shared, only, ranks, total } = comparison;
  const [first, second] = films;
  const shares = groupShares(fields);
  return (
    <>
      <Heading name={`${first.title} and ${second.title}`} className="sr-only" />
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        {films.map((film) => (
          <Link key={film.film_id} to="/films/$filmId" params={{ filmId: film.film_id }}>
            <TitleCard film={film} />
          </Link>
        ))}
      </div>
      <div className="mt-6 grid gap-x-10 gap-y-6 sm:grid-cols-2">
        <OtherFilm film={first} />
        <OtherFilm film={second} />
      </div>
      <section aria-labelledby="both" className="mt-10">
        <div className="flex items-baseline justify-between gap-4">
          <h2 id="both">What both have</h2>
          <p className="numbers font-serif text-4xl text-accent">{percent(similarity)}</p>
        </div>
        <div className="mt-3">
          <ShareBar shares={shares} whole={Math.max(similarity, 0.0001)} />
        </div>
        <p className="mt-3 text-quiet">{rankWords(films, ranks, total)}</p>
        <div className="mt-4">
          <ExportButton view={{ kind: 'compare', filmIds: [first.film_id, second.film_id] }} />
        </div>
        <ul className="mt-5 divide-y divide-line">
          {reasonsOf(shared).map(({ key, group, text, share, personId }) => (
            <li key={key} className="flex items-baseline gap-3 py-2">
              <span className="dot" style={{ background: `var(--group-${group})` }} />
              <span className="w-24 shrink-0 text-sm text-quiet">{groupLabel(group)}</span>
              <span className="min-w-0 flex-1 font-serif text-lg leading-snug">
                {personId === undefined ? (
                  text
                ) : (
                  <Link to="/people/$personId" params={{ personId }} className="link">
                    {text}
                  </Link>
                )}
              </span>
              <span className="numbers">{percent(share)}</span>
            </li>
          ))}
        </ul>
        {shared.length === 0 && <p className="mt-4">They have nothing in common that counts.</p>}
      </section>
      <div className="mt-12 grid gap-x-10 gap-y-8 sm:grid-cols-2">
        {films.map((film, place) => (
          <OnlyIn key={film.film_id} film={film} terms={only[place] ?? []} />
        ))}
      </div>
    </>
  );
}

const MOST_OWN = 12;

/** Compares a film with yet another one. */
function OtherFilm({ film }: { readonly film: Film }) {
  const [text, setText] = useState('');
  const navigate = useNavigate();
  return (
    <SuggestBox
      text={text}
      onText={setText}
      onChoose={(other) => {
        setText('');
        if (other.kind !== 'film' || other.film_id === film.film_id) return;
        void navigate({
          to: '/compare/$filmId/$otherId',
          params: { filmId: film.film_id, otherId: other.film_id },
        });
      }}
      label={`Compare ${film.title} with`}
      placeholder={`Compare ${film.title} with another`}
      filmsOnly
    />
  );
}

function OnlyIn({ film, terms }: { readonly film: Film; readonly terms: readonly OwnTerm[] }) {
  const kinds = GROUPS.map(({ id, label }) => ({
    id,
    label,
    labels: [
      ...new Set(terms.filter(({ field }) => groupOf(field) === id).map((term) => term.label)),
    ].slice(0, MOST_OWN),
  })).filter(({ labels }) => labels.length > 0);
  return (
    <section aria-label={`Only in ${film.title}`}>
      <h2 className="mb-3">
        Only in {film.title}{' '}
        <span className="font-sans text-sm text-quiet">{yearOf(film.year)}</span>
      </h2>
      <dl className="divide-y divide-line">
        {kinds.map(({ id, label, labels }) => (
          <div key={id} className="flex items-baseline gap-3 py-2">
            <dt className="flex w-28 shrink-0 items-baseline gap-3 text-sm text-quiet">
              <span className="dot" style={{ background: `var(--group-${id})` }} />
              {label}
            </dt>
            <dd className="min-w-0 flex-1">{labels.join(', ')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function rankWords(
  [first, second]: readonly [Film, Film],
  [there, back]: Comparison['ranks'],
  total: number,
): string {
  const parts = [rankOf(there, second, first), rankOf(back, first, second)].filter(Boolean);
  return parts.length === 0 ? '' : `${parts.join('; ')}; of ${count(total)}.`;
}

function rankOf(rank: number | null, listed: Film, of: Film): string {
  return rank === null
    ? ''
    : `${listed.title} is number ${count(rank)} among the films like ${of.title}`;
}
