import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queries } from '../../api/queries.ts';
import { FilmGrid, GridSkeleton } from '../../cards/film-grid.tsx';
import { count } from '../../format/words.ts';
import { Heading } from '../../layout/heading.tsx';
import { SearchBox } from '../../search/search-box.tsx';
import { SurpriseButton } from '../../controls/surprise/surprise-button.tsx';
import { variedFilms } from './varied-films.ts';

const START_FILMS = 12;
/** The films with the most votes, from which those to start with are chosen. */
const POPULAR_FILMS = 100;

/** Where users start: by a title, a name, a popular film, a genre or a decade. */
export function HomePage() {
  const { data } = useInfiniteQuery(queries.search({}, { sort: 'vote_count' }, POPULAR_FILMS));
  const popular = data?.pages[0]?.items;
  const films = popular && variedFilms(popular, START_FILMS);
  return (
    <>
      <div className="max-w-3xl pb-4 pt-6 sm:pt-14">
        <Heading className="mb-8 text-[clamp(2.2rem,7vw,4rem)]!">
          Find films like the ones you love.
        </Heading>
        <SearchBox isLarge />
        <p className="mt-4 text-quiet">
          Every film is compared with every other by its people, title, genres, era and more. See
          why films are similar, and decide what counts.
        </p>
        <div className="mt-5">
          <SurpriseButton />
        </div>
      </div>
      <section aria-labelledby="popular" className="mt-12">
        <h2 id="popular" className="mb-5">
          Start with a popular film
        </h2>
        {films === undefined ? <GridSkeleton films={START_FILMS} /> : <FilmGrid films={films} />}
      </section>
      <Directory />
    </>
  );
}

/** All genres and decades, each with how many films there are. */
function Directory() {
  const { data } = useQuery(queries.facets({}));
  const decades = (data?.facets.decades ?? [])
    .toReversed()
    .flatMap(({ value, count: films }) => (value === null ? [] : [{ value, films }]));
  return (
    <section aria-labelledby="directory" className="mt-16 min-h-80">
      <h2 id="directory">Or browse by genre or decade</h2>
      <ul className="mt-4 flex flex-wrap gap-x-5 gap-y-1 font-serif text-2xl leading-snug">
        {data?.facets.genres.map(({ value, count: films }) => (
          <li key={value}>
            <Link
              to="/browse"
              search={{ genres: [value ?? ''] }}
              className="hover:text-accent hover:underline"
            >
              {value}
            </Link>
            <Count films={films} />
          </li>
        ))}
      </ul>
      <ul className="mt-6 flex flex-wrap gap-x-5 gap-y-1 font-serif text-2xl leading-snug">
        {decades.map(({ value, films }) => (
          <li key={value}>
            <Link
              to="/browse"
              search={{ from: value, to: value + 9 }}
              className="hover:text-accent hover:underline"
            >
              {value}s
            </Link>
            <Count films={films} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Count({ films }: { readonly films: number }) {
  return <sup className="numbers ml-1 font-sans text-xs text-quiet">{count(films)}</sup>;
}
