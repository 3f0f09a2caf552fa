import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { queries } from '../../api/queries.ts';
import type { Comparison, Film } from '../../api/types.ts';
import { TitleCard } from '../../cards/title-card.tsx';
import { Heading } from '../../layout/heading.tsx';
import { FailedPage } from '../../layout/message.tsx';
import { FilmMarks } from '../../my-films/film-marks.tsx';
import { SuggestBox } from '../../search/suggest-box.tsx';
import type { SimilarityFields } from '../../similar/similarity-fields.ts';
import { useSimilarityFields } from '../../similar/use-similarity-fields.ts';
import { InCommon } from './in-common.tsx';
import { OnlyOne } from './only-one.tsx';

const route = getRouteApi('/compare/$filmId/$otherId');

/** Two films side by side: what they have in common, and what only one of them has. */
export function ComparePage() {
  const { filmId, otherId } = route.useParams();
  const { data, error } = useQuery(queries.compare(filmId, otherId));
  const fields = useSimilarityFields();
  if (error !== null && data === undefined) {
    const notFound = filmId === otherId ? 'Choose two different films' : 'Film not found';
    return <FailedPage error={error} notFound={notFound} />;
  }
  if (data === undefined || fields === undefined) {
    return (
      <div aria-hidden="true" className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        <div className="skeleton aspect-[2.39]" />
        <div className="skeleton aspect-[2.39]" />
      </div>
    );
  }
  return <Compared comparison={data} fields={fields} />;
}

function Compared({
  comparison,
  fields,
}: {
  readonly comparison: Comparison;
  readonly fields: SimilarityFields;
}) {
  const { films, only } = comparison;
  const [first, second] = films;
  return (
    <>
      <Heading name={`${first.title} and ${second.title}`} className="sr-only" />
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        {films.map((film) => (
          <Link key={film.film_id} to="/films/$filmId" params={{ filmId: film.film_id }}>
            <TitleCard film={film} />
            <span className="mt-1.5 block text-sm text-quiet empty:hidden">
              <FilmMarks filmId={film.film_id} />
            </span>
          </Link>
        ))}
      </div>
      <div className="mt-6 grid gap-x-10 gap-y-6 sm:grid-cols-2">
        <CompareWith film={first} />
        <CompareWith film={second} />
      </div>
      <InCommon comparison={comparison} fields={fields} />
      <div className="mt-12 grid gap-x-10 gap-y-8 sm:grid-cols-2">
        {films.map((film, place) => (
          <OnlyOne key={film.film_id} film={film} terms={only[place] ?? []} fields={fields} />
        ))}
      </div>
    </>
  );
}

/** Compares a film with another one. */
function CompareWith({ film }: { readonly film: Film }) {
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
      placeholder={`Compare ${film.title} with…`}
      only="film"
    />
  );
}
