import type { Film } from '../../api/types.ts';

/** What distinguishes films. */
type Features = Pick<Film, 'genres' | 'year' | 'language'>;

/**
 * The first film and those that differ most from it and from each other, at most `count`. Each next
 * film is the one whose greatest overlap with a chosen film is smallest, the earliest of equals.
 *
 * @see Gonzalez, Clustering to minimize the maximum intercluster distance, 1985 (farthest-first)
 */
export function variedFilms<F extends Features>(films: readonly F[], count: number): readonly F[] {
  const chosen: F[] = [];
  // By film: its greatest overlap with a chosen film.
  const overlap = films.map(() => 0);
  while (chosen.length < Math.min(count, films.length)) {
    const next = overlap.indexOf(Math.min(...overlap));
    const film = films[next];
    if (film === undefined) break;
    chosen.push(film);
    films.forEach((other, place) => {
      overlap[place] = Math.max(overlap[place] ?? 0, overlapOf(film, other));
    });
    overlap[next] = Infinity;
  }
  return chosen;
}

/** The share of common genres, and a half each for the same decade and the same language. */
function overlapOf(film: Features, other: Features): number {
  const all = new Set([...film.genres, ...other.genres]);
  const common = film.genres.filter((genre) => other.genres.includes(genre));
  const decade = decadeOf(film) === decadeOf(other) ? 0.5 : 0;
  const language = film.language === other.language ? 0.5 : 0;
  return common.length / Math.max(1, all.size) + decade + language;
}

function decadeOf({ year }: Features): string | undefined {
  return year?.slice(0, 3);
}
