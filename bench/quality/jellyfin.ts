/**
 * Jellyfin's formula for "More like this": points for everything in common. The dataset files have
 * neither its tags nor its studios (5 points each).
 */
import type { Collection, Credit } from './collection.ts';
import type { Nearest } from './recall.ts';

const GENRE_POINTS = 10;
const DIRECTOR_POINTS = 50;
const ACTOR_POINTS = 15;

/** The points that all films have for what they have in common with one; undefined for unknown films. */
export type JellyfinPoints = (filmId: number) => Float64Array | undefined;

/** Jellyfin's points, in the order of the films. */
export function jellyfinPoints({
  films,
  credits,
}: Pick<Collection, 'films' | 'credits'>): JellyfinPoints {
  const byFilm = Map.groupBy(credits, ({ filmId }) => filmId);
  const terms = films.map(
    ({ filmId, genres }) =>
      new Map([
        ...genres.map((genre) => [`genre ${genre}`, GENRE_POINTS] as const),
        ...(byFilm.get(filmId) ?? []).flatMap(pointsFor),
      ]),
  );
  const holders = new Map<string, number[]>();
  for (const [row, points] of terms.entries()) {
    for (const term of points.keys()) {
      const rows = holders.get(term) ?? [];
      rows.push(row);
      holders.set(term, rows);
    }
  }
  const rows = new Map(films.map(({ filmId }, row) => [filmId, row]));

  return (filmId) => {
    const own = terms[rows.get(filmId) ?? -1];
    if (own === undefined) return undefined;
    const scores = new Float64Array(films.length);
    for (const [term, points] of own) {
      for (const row of holders.get(term) ?? []) scores[row] = (scores[row] ?? 0) + points;
    }
    return scores;
  };
}

/** Jellyfin's order of films; it leaves open how equal ones are ordered, so here by id. */
export function jellyfin(collection: Pick<Collection, 'films' | 'credits'>): Nearest {
  const { films } = collection;
  const pointsOf = jellyfinPoints(collection);
  return (filmId, limit, candidates) => {
    const scores = pointsOf(filmId);
    return films
      .map((film, row) => ({ filmId: film.filmId, score: scores?.[row] ?? 0 }))
      .filter((film) => film.filmId !== filmId && candidates?.has(film.filmId) !== false)
      .sort((one, other) => other.score - one.score || one.filmId - other.filmId)
      .slice(0, limit)
      .map((film) => film.filmId);
  };
}

function pointsFor({ category, personId }: Credit): readonly (readonly [string, number])[] {
  if (category === 'director') return [[`director ${personId}`, DIRECTOR_POINTS]];
  const isActor = category === 'actor' || category === 'actress';
  return isActor ? [[`actor ${personId}`, ACTOR_POINTS]] : [];
}
