import type { QueryClient } from '@tanstack/react-query';
import { queries } from '../../api/queries.ts';
import { similarQuery } from '../../similar/similar-query.ts';
import { dependOnGenres } from '../../similar/topics.ts';
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
  // tuned weights have to wait for the presets, and some topics for the film's genres
  if (search.tune !== undefined || dependOnGenres(search)) return;
  void queryClient.prefetchQuery(queries.similar(similarQuery({ like: [filmId], search })));
}
