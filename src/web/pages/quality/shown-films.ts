import type { Film } from '../../api/types.ts';

/** Films of different kinds, by id; the titles find them in a collection. */
const WELL_KNOWN = new Map([
  [78748, 'Alien'],
  [83658, 'Blade Runner'],
  [111161, 'The Shawshank Redemption'],
  [107048, 'Groundhog Day'],
  [245429, 'Spirited Away'],
  [47478, 'Seven Samurai'],
  [113277, 'Heat'],
  [211915, 'Amélie'],
  [114709, 'Toy Story'],
]);

/** A pattern for the titles of {@link WELL_KNOWN}. */
export const WELL_KNOWN_TITLES = `^(${[...WELL_KNOWN.values()].join('|')})$`;

const SHOWN = 10;

type Candidate = Pick<Film, 'film_id'>;

/**
 * The films whose lists are shown: the well-known ones, one documentary, and then the most popular
 * until there are ten.
 */
export function shownFilms<Shown extends Candidate>(
  byTitle: readonly Shown[],
  documentaries: readonly Shown[],
  popular: readonly Shown[],
): readonly Shown[] {
  const wellKnown = [...WELL_KNOWN.keys()].flatMap(
    (id) => byTitle.find(({ film_id: filmId }) => filmId === id) ?? [],
  );
  const films = [...wellKnown, ...documentaries.slice(0, 1), ...popular];
  const first = new Map(films.toReversed().map((film) => [film.film_id, film]));
  return [...new Set(films.map((film) => film.film_id))]
    .flatMap((id) => first.get(id) ?? [])
    .slice(0, SHOWN);
}
