import { useQueries } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { queries } from '../../api/queries.ts';
import type { SimilarFilm } from '../../api/types.ts';
import { ExportButton } from '../../export/export-button.tsx';
import { percent, yearOf } from '../../format/words.ts';
import { Heading } from '../../layout/heading.tsx';
import { FailedPage } from '../../layout/message.tsx';
import { reasonsOf } from '../../similar/reasons/reasons.ts';
import { useSimilarityFields } from '../../similar/use-similarity-fields.ts';
import { MapLegend } from './map-legend.tsx';
import { NEAR, useNeighbourhood } from './use-neighbourhood.ts';

const Constellation = lazy(async () => {
  const { Constellation: component } = await import('./constellation.tsx');
  return { default: component };
});

const route = getRouteApi('/map/$filmId');
const LONGEST_PATH = 12;
const NONE: readonly number[] = [];

/** The neighbourhood of a film, to be explored by map or by list. */
export function MapPage() {
  const { filmId } = route.useParams();
  const { via = NONE } = route.useSearch();
  const navigate = route.useNavigate();
  const { film, near, whole, error } = useNeighbourhood(filmId);
  if (error !== null && film === undefined) {
    return <FailedPage error={error} notFound="Film not found" />;
  }
  const path = [...via.filter((id) => id !== filmId), filmId].slice(-LONGEST_PATH);
  const open = (id: number): void =>
    void (id === filmId
      ? navigate({ to: '/films/$filmId', params: { filmId } })
      : navigate({ to: '/map/$filmId', params: { filmId: id }, search: { via: path } }));
  return (
    <>
      <Path ids={via} />
      <div className="min-h-14">
        {film !== undefined && (
          <div className="flex flex-wrap items-baseline gap-x-4">
            <Heading name={`Films near ${film.title}`} />
            <Link to="/films/$filmId" params={{ filmId }} className="link text-quiet">
              Film details
            </Link>
          </div>
        )}
      </div>
      <div className="mt-6 grid gap-8 lg:grid-cols-[1fr_19rem]">
        <div>
          <div className="h-[min(52svh,38rem)] overflow-hidden rounded-sm border border-line lg:h-[min(70svh,38rem)]">
            <Suspense>
              {whole !== undefined && <Constellation neighbourhood={whole} onOpen={open} />}
            </Suspense>
          </div>
          <MapLegend neighbourhood={whole} />
        </div>
        <Nearest filmId={filmId} near={near} path={path} />
      </div>
    </>
  );
}

/** The films nearest to one, each with the strongest reason. */
function Nearest({
  filmId,
  near,
  path,
}: {
  readonly filmId: number;
  readonly near: readonly SimilarFilm[];
  readonly path: readonly number[];
}) {
  const fields = useSimilarityFields();
  const query = { like: [filmId], limit: NEAR };
  return (
    <section aria-labelledby="near">
      <div className="flex items-baseline justify-between gap-3">
        <h2 id="near">Nearest films</h2>
        <ExportButton view={{ kind: 'similar', query }} />
      </div>
      <ol className="mt-2 divide-y divide-line">
        {near.map((film) => {
          const [reason] = fields === undefined ? [] : reasonsOf(film.why?.terms ?? [], fields);
          return <NearFilm key={film.film_id} film={film} reason={reason?.text} path={path} />;
        })}
      </ol>
    </section>
  );
}

function NearFilm({
  film,
  reason,
  path,
}: {
  readonly film: SimilarFilm;
  readonly reason: string | undefined;
  readonly path: readonly number[];
}) {
  return (
    <li>
      <Link
        to="/map/$filmId"
        params={{ filmId: film.film_id }}
        search={{ via: path }}
        className="group block py-2"
      >
        <span className="flex items-baseline justify-between gap-3">
          <span className="font-serif text-lg leading-snug group-hover:text-accent">
            {film.title} <span className="font-sans text-sm text-quiet">{yearOf(film.year)}</span>
          </span>
          <span className="numbers shrink-0 text-sm text-accent">{percent(film.similarity)}</span>
        </span>
        {reason !== undefined && <span className="block text-sm text-quiet">{reason}</span>}
      </Link>
    </li>
  );
}

/** The films on the way to this one, each to go back to. */
function Path({ ids }: { readonly ids: readonly number[] }) {
  const films = useQueries({ queries: ids.map((id) => queries.film(id)) });
  if (ids.length === 0) return null;
  return (
    <nav aria-label="Your path" className="mb-3">
      <ol className="flex flex-wrap gap-x-2 text-sm text-quiet">
        {films.map(({ data }, place) => (
          <li key={ids[place]}>
            <Link
              to="/map/$filmId"
              params={{ filmId: ids[place] ?? 0 }}
              search={{ via: ids.slice(0, place) }}
              className="link"
            >
              {data?.title ?? '…'}
            </Link>{' '}
            <span aria-hidden="true">→</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
