/**
 * Jellyfin's formula for "More like this": points for everything in common. The dataset files have
 * neither its tags nor its studios (5 points each).
 */
import type { Collection, Credit } from './collection.ts';
import type { Nearest } from './recall.ts';

const GENRE_POINTS = 10;
const DIRECTOR_POINTS = 50;
const ACTOR_POINTS = 15;

/** Jellyfin's order of films; it leaves open how equal ones are ordered, so here by id. */
export function jellyfin({ films, credits }: Pick<Collection, 'films' | 'credits'>): Nearest {
  const byFilm = Map.groupBy(credits, ({ filmId }) => filmId);
  const terms = films.map(({ filmId, genres }) => ({
    filmId,
    points: new Map([
      ...genres.map((genre) => [`genre ${genre}`, GENRE_POINTS] as const),
      ...(byFilm.get(filmId) ?? []).flatMap(pointsFor),
    ]),
  }));
  const holders = new Map<string, number[]>();
  for (const [row, { points }] of terms.entries()) {
    for (const term of points.keys()) holders.set(term, [...(holders.get(term) ?? []), row]);
  }
  const rows = new Map(films.map(({ filmId }, row) => [filmId, row]));

  return (filmId, limit, candidates) => {
    const scores = new Float64Array(films.length);
    const own = terms[rows.get(filmId) ?? -1]?.points ?? [];
    for (const [term, points] of own) {
      for (const row of holders.get(term) ?? []) scores[row] = (scores[row] ?? 0) + points;
    }
    return terms
      .map((film, row) => ({ filmId: film.filmId, score: scores[row] ?? 0 }))
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
