import { Link } from '@tanstack/react-router';
import { languageName } from '../../../similarity/wording/names.ts';
import type { Film, FilmDetails } from '../../api/types.ts';
import { TitleCard } from '../../cards/title-card.tsx';
import { count, runtime, yearOf } from '../../format/words.ts';
import { Heading } from '../../layout/heading.tsx';
import { FilmActions } from './film-actions.tsx';
import { FilmLinks } from './film-links.tsx';
import { FilmPeople } from './film-people.tsx';

const GRID = 'grid items-start gap-x-10 gap-y-6 lg:min-h-88 lg:grid-cols-[1.35fr_1fr]';

/** A film's title card and its facts. */
export function FilmHead({ film }: { readonly film: FilmDetails }) {
  const { title, original_title: original } = film;
  return (
    <article className={GRID}>
      <Heading name={title} className="text-base! tracking-normal!">
        <TitleCard film={film} hasYear={false} />
      </Heading>
      <div>
        {original !== null && original !== title && (
          <p
            className="mb-2 font-serif text-xl italic leading-snug text-quiet"
            lang={film.language ?? undefined}
          >
            {original}
          </p>
        )}
        <Facts film={film} />
        <p className="mt-1 text-quiet">
          <strong className="numbers font-semibold text-ink">{film.rating.toFixed(1)}</strong> from{' '}
          <span className="numbers">{count(film.vote_count)}</span> votes
        </p>
        <FilmActions film={film} />
        <FilmPeople film={film} />
        <FilmLinks links={film.links} />
      </div>
    </article>
  );
}

/** Year, runtime, language, countries, genres and styles. */
function Facts({ film }: { readonly film: Film }) {
  const { year, duration, language, countries, genres, styles } = film;
  return (
    <>
      <p className="flex flex-wrap gap-x-3 text-lg leading-snug">
        {year !== null && (
          <Link
            to="/browse"
            search={{ from: Number(yearOf(year)), to: Number(yearOf(year)) }}
            className="hover:text-accent"
          >
            {yearOf(year)}
          </Link>
        )}
        {duration !== null && <span>{runtime(duration)}</span>}
        {language !== null && <span>{languageName(language)}</span>}
        {countries.map((country) => (
          <Link
            key={country}
            to="/browse"
            search={{ countries: [country] }}
            className="hover:text-accent"
          >
            {country}
          </Link>
        ))}
      </p>
      <p className="flex flex-wrap gap-x-3 text-lg leading-snug">
        {genres.map((genre) => (
          <Link key={genre} to="/browse" search={{ genres: [genre] }} className="hover:text-accent">
            {genre}
          </Link>
        ))}
      </p>
      {styles.length > 0 && (
        <p className="flex flex-wrap gap-x-3 leading-snug text-quiet">
          {styles.map((style) => (
            <Link
              key={style}
              to="/browse"
              search={{ styles: [style] }}
              className="hover:text-accent"
            >
              {style}
            </Link>
          ))}
        </p>
      )}
    </>
  );
}

/** A placeholder for a film that is still loading. */
export function FilmHeadSkeleton() {
  return (
    <div className={`${GRID} max-lg:min-h-[75svh]`} aria-hidden="true">
      <div className="skeleton aspect-[2.39]" />
      <div className="h-60">
        <div className="skeleton h-6 w-2/3" />
        <div className="skeleton mt-2 h-6 w-1/2" />
        <div className="skeleton mt-6 h-24" />
      </div>
    </div>
  );
}
