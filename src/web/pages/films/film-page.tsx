import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { queries } from '../../api/queries.ts';
import type { Film } from '../../api/types.ts';
import { FailedPage } from '../../layout/message.tsx';
import { SimilarFilms } from '../../similar/similar-films.tsx';
import { FilmHead, FilmHeadSkeleton } from './film-head.tsx';

const route = getRouteApi('/films/$filmId');

/** A film, and films similar to it. */
export function FilmPage() {
  const { filmId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: film, error } = useQuery(queries.film(filmId));
  // facts and people are shown together, or what is below them would move twice
  const { isPending: isCastPending } = useQuery(queries.credits(filmId));
  if (error !== null && film === undefined) {
    return <FailedPage error={error} notFound="Film not found" />;
  }
  return (
    <>
      {film === undefined || isCastPending ? (
        <FilmHeadSkeleton />
      ) : (
        <FilmHead key={filmId} film={film} />
      )}
      <SimilarFilms
        key={`similar-${filmId}`}
        title="Similar films"
        like={[filmId]}
        search={search}
        actions={(other) => <OtherActions film={film} other={other} />}
        onChange={(change) =>
          void navigate({ search: (before) => ({ ...before, ...change }), resetScroll: false })
        }
      />
    </>
  );
}

/** What can be done with a film of the list. */
function OtherActions({ film, other }: { readonly film: Film | undefined; readonly other: Film }) {
  if (film === undefined) return null;
  return (
    <Link
      to="/compare/$filmId/$otherId"
      params={{ filmId: film.film_id, otherId: other.film_id }}
      className="quiet-action"
      aria-label={`Compare with ${other.title}`}
    >
      Compare
    </Link>
  );
}
