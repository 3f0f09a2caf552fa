import type { QueryClient } from '@tanstack/react-query';
import { queries } from '../../api/queries.ts';
import { dependsOnFields, similarQuery } from '../../similar/similar-query.ts';
import { isEmptyListing } from '../../url/filter.ts';
import { readSimilar } from '../../url/similar-search.ts';

/** Requests what a film's page shows first. */
export function prefetchFilm(
  queryClient: QueryClient,
  filmId: number,
  raw: Readonly<Record<string, unknown>>,
): void {
  void queryClient.prefetchQuery(queries.film(filmId));
  void queryClient.prefetchQuery(queries.credits(filmId));
  void queryClient.prefetchQuery(queries.presets());
  const search = readSimilar(raw);
  if (dependsOnFields(search) || !isEmptyListing(search)) return;
  void queryClient.prefetchQuery(queries.similar(similarQuery({ like: [filmId], search })));
}
