import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { queries } from '../api/queries.ts';
import type { CreditedFilm, Person } from '../api/types.ts';
import { TitleCard } from '../cards/title-card.tsx';
import { lifeOf, plural, roleName } from '../format/words.ts';
import { Heading } from '../layout/heading.tsx';
import { FailedPage } from '../layout/message.tsx';
import { useSeen } from '../seen/use-seen.ts';
import { TakeAway } from '../take-away/take-away.tsx';

const route = getRouteApi('/people/$personId');

/** A person, and the films here by what they did in them. */
export function PersonPage() {
  const { personId } = route.useParams();
  const { data, error } = useQuery(queries.person(personId));
  if (error !== null && data === undefined) {
    return <FailedPage error={error} unknown="There is no such person here" />;
  }
  if (data === undefined) {
    return (
      <div aria-hidden="true">
        <div className="skeleton h-12 w-2/3 max-w-md" />
        <div className="skeleton mt-10 h-64" />
      </div>
    );
  }
  return <PersonFilms person={data} />;
}

function PersonFilms({ person }: { readonly person: Person }) {
  const { name, birth_year: birth, death_year: death, professions, films, credits } = person;
  const life = lifeOf(birth, death);
  const imdbId = `nm${String(person.person_id).padStart(7, '0')}`;
  return (
    <>
      <Heading name={name} />
      <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-quiet">
        {life !== '' && <span>{life}</span>}
        {professions.length > 0 && <span>{professions.map(professionName).join(', ')}</span>}
        <span>{plural(films, 'film')} here</span>
        <Link to="/browse" search={{ with: [name] }} className="link">
          Narrow down
        </Link>
        <a className="link" href={`https://www.imdb.com/name/${imdbId}/`} rel="noreferrer">
          IMDb <span aria-hidden="true">↗</span>
        </a>
      </p>
      <div className="mt-4">
        <TakeAway view={{ kind: 'person', personId: person.person_id, name }} />
      </div>
      {credits.map(({ category, films: credited }) => (
        <section key={category} aria-label={roleName(category)} className="mt-10">
          <h2 className="mb-4">
            {roleName(category)}{' '}
            <span className="numbers font-sans text-sm text-quiet">{credited.length}</span>
          </h2>
          <ul className="grid grid-cols-2 gap-x-5 gap-y-6 md:grid-cols-3 lg:grid-cols-4">
            {credited.map((film) => (
              <CreditedCard key={film.film_id} film={film} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function CreditedCard({ film }: { readonly film: CreditedFilm }) {
  const { isSeen } = useSeen();
  const part = film.characters?.join(', ') ?? film.job ?? '';
  return (
    <li>
      <Link to="/films/$filmId" params={{ filmId: film.film_id }} className="block">
        <TitleCard film={film} />
        <span className="mt-1.5 flex justify-between gap-3 text-sm text-quiet">
          <span className="truncate">{part}</span>
          <span className="numbers shrink-0">
            {isSeen(film.film_id) && 'seen · '}
            {film.rating.toFixed(1)}
          </span>
        </span>
      </Link>
    </li>
  );
}

function professionName(profession: string): string {
  return profession.replaceAll('_', ' ');
}
