import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { queries } from '../../api/queries.ts';
import type { Criteria, Film, PresetName, SimilarAnswer, SimilarFilm } from '../../api/types.ts';
import { percent, sentence, yearOf } from '../../format/words.ts';
import { Message } from '../../layout/message.tsx';
import { reasonsOf } from '../../similar/reasons/reasons.ts';
import { groupColor, type SimilarityFields } from '../../similar/similarity-fields.ts';
import { useSimilarityFields } from '../../similar/use-similarity-fields.ts';
import { shownFilms, WELL_KNOWN_TITLES } from './shown-films.ts';

const route = getRouteApi('/quality');

const LISTED = 10;
const REASONS = 2;
/** Enough for films of the same titles, and remakes. */
const MOST_OF_A_TITLE = 40;
const BY_VOTES = { sort: 'vote_count' } as const;

/** The ten films most similar to one, before and now, for a few films to choose from. */
export function TwoLists() {
  const films = useShownFilms();
  const { film: wanted } = route.useSearch();
  const film = films?.find(({ film_id: id }) => id === wanted) ?? films?.[0];
  const fields = useSimilarityFields();
  if (films === undefined) return <div className="min-h-96" />;
  if (film === undefined) return <Message>The collection has no films.</Message>;
  return (
    <>
      <nav aria-label="Films" className="mb-6 flex flex-wrap gap-1.5">
        {films.map(({ film_id: id, title }) => (
          <Link
            key={id}
            to="/quality"
            search={{ film: id }}
            replace
            resetScroll={false}
            className="pill"
            data-active={id === film.film_id}
            aria-current={id === film.film_id ? 'true' : undefined}
          >
            {title}
          </Link>
        ))}
      </nav>
      {fields !== undefined && <BothLists film={film} fields={fields} />}
    </>
  );
}

function BothLists({ film, fields }: { readonly film: Film; readonly fields: SimilarityFields }) {
  const listOf = (preset: PresetName) =>
    queries.similar({ like: [film.film_id], preset, limit: LISTED, explain: true });
  const before = useQuery(listOf('classic'));
  const now = useQuery(listOf('balanced'));
  return (
    <div className="grid gap-x-14 gap-y-10 md:grid-cols-2">
      <OneList
        title="Before"
        text="classic, the previous default"
        {...{ film, fields }}
        list={before}
      />
      <OneList
        title="Now"
        text="balanced, the default"
        {...{ film, fields }}
        list={now}
        others={before.data?.films}
      />
    </div>
  );
}

function OneList({
  title,
  text,
  film,
  fields,
  list: { data, error },
  others,
}: {
  readonly title: string;
  /** The preset's name. */
  readonly text: string;
  readonly film: Film;
  readonly fields: SimilarityFields;
  readonly list: { readonly data: SimilarAnswer | undefined; readonly error: Error | null };
  /** The films of the list before, next to which films are marked as new. */
  readonly others?: readonly SimilarFilm[] | undefined;
}) {
  const isKnown = (id: number): boolean =>
    others === undefined || others.some(({ film_id: other }) => other === id);
  return (
    <section aria-label={`${title}: films like ${film.title}`} className="min-h-[34rem]">
      <h3 className="font-serif text-[1.2rem] font-[440]">
        {title} <span className="font-sans text-sm text-quiet">{text}</span>
      </h3>
      {error !== null && data === undefined && <Message>{sentence(error.message)}</Message>}
      <ol className="mt-2 divide-y divide-line">
        {data?.films.map((similar) => (
          <ListedFilm
            key={similar.film_id}
            film={similar}
            fields={fields}
            isNew={!isKnown(similar.film_id)}
          />
        ))}
      </ol>
    </section>
  );
}

function ListedFilm({
  film,
  fields,
  isNew,
}: {
  readonly film: SimilarFilm;
  readonly fields: SimilarityFields;
  /** Whether the other list does not have it. */
  readonly isNew: boolean;
}) {
  const reasons = reasonsOf(film.why?.terms ?? [], fields).slice(0, REASONS);
  return (
    <li className="grid grid-cols-[1fr_auto] items-baseline gap-x-3 py-2">
      <span>
        <Link
          to="/films/$filmId"
          params={{ filmId: film.film_id }}
          className="link font-serif text-[1.08rem]"
        >
          {film.title}
        </Link>{' '}
        <span className="text-sm text-quiet">{yearOf(film.year)}</span>
        {isNew && <span className="ml-2 text-xs text-accent">new</span>}
      </span>
      <span className="numbers text-sm text-quiet">{percent(film.similarity)}</span>
      <span className="col-span-full flex flex-wrap gap-x-4 text-sm text-quiet">
        {reasons.map(({ key, text, group, share }) => (
          <span key={key} className="flex items-baseline gap-1.5">
            <span className="dot" style={{ background: groupColor(group) }} />
            <span>
              {text} {percent(share / film.similarity)}
            </span>
          </span>
        ))}
      </span>
    </li>
  );
}

/** The films to choose from; undefined until the server has said which it has. */
function useShownFilms(): readonly Film[] | undefined {
  const byTitle = useFirstFilms({ title: WELL_KNOWN_TITLES }, MOST_OF_A_TITLE);
  const documentaries = useFirstFilms({ genres: ['Documentary'] }, 1);
  const popular = useFirstFilms({}, LISTED);
  if (byTitle === undefined || documentaries === undefined || popular === undefined) {
    return undefined;
  }
  return shownFilms(byTitle, documentaries, popular);
}

/** The most popular films that match. */
function useFirstFilms(criteria: Criteria, limit: number): readonly Film[] | undefined {
  return useInfiniteQuery(queries.search(criteria, BY_VOTES, limit)).data?.pages[0]?.items;
}
