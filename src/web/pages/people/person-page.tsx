import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { queries } from '../../api/queries.ts';
import type { Person } from '../../api/types.ts';
import { LinkedCard } from '../../cards/linked-card.tsx';
import { lifespan, plural, roleName } from '../../format/words.ts';
import { Heading } from '../../layout/heading.tsx';
import { FailedPage } from '../../layout/message.tsx';
import { ExportButton } from '../../export/export-button.tsx';

const route = getRouteApi('/people/$personId');

/** A person, and their films by role. */
export function PersonPage() {
  const { personId } = route.useParams();
  const { data, error } = useQuery(queries.person(personId));
  if (error !== null && data === undefined) {
    return <FailedPage error={error} notFound="Person not found" />;
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
  const life = lifespan(birth, death);
  const imdbId = `nm${String(person.person_id).padStart(7, '0')}`;
  return (
    <>
      <Heading name={name} />
      <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-quiet">
        {life !== '' && <span>{life}</span>}
        {professions.length > 0 && <span>{professions.map(professionName).join(', ')}</span>}
        <span>{plural(films, 'film')}</span>
        <Link to="/browse" search={{ people: [person.person_id] }} className="link">
          Filter films
        </Link>
        <a className="link" href={`https://www.imdb.com/name/${imdbId}/`} rel="noreferrer">
          IMDb <span aria-hidden="true">↗</span>
        </a>
      </p>
      <div className="mt-4">
        <ExportButton view={{ kind: 'person', personId: person.person_id, name }} />
      </div>
      {credits.map(({ category, films: credited }) => (
        <section key={category} aria-label={roleName(category)} className="mt-10">
          <h2 className="mb-4">
            {roleName(category)}{' '}
            <span className="numbers font-sans text-sm text-quiet">{credited.length}</span>
          </h2>
          <ul className="grid grid-cols-2 gap-x-5 gap-y-6 md:grid-cols-3 lg:grid-cols-4">
            {credited.map((film) => (
              <li key={film.film_id}>
                <LinkedCard film={film} words={film.characters?.join(', ') ?? film.job ?? ''} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function professionName(profession: string): string {
  return profession.replaceAll('_', ' ');
}
