import { filmAddress } from '../titles/film-address.ts';
import { foldTitle } from '../titles/fold-title.ts';
import { titlesOfYear } from '../titles/title-of-year.ts';
import { isMeant } from './suggest/fit/is-meant.ts';

/** How films are looked up by id and by title. */
export interface FilmLookUp<Found> {
  readonly byId: (filmId: number) => Promise<Found | undefined>;
  /** The films that a title may mean, the best match first. */
  readonly byTitle: (title: string) => Promise<readonly Found[]>;
}

/** The film that a text names. */
export interface NamedFilm<Found> {
  readonly film: Found;
  /** Other films with the same title. */
  readonly others: readonly Found[];
}

interface Titled {
  readonly title: string;
  /** The year, or a date that starts with it. */
  readonly year: string | number | null;
  /** The title by which it was found, if not by its own. */
  readonly matched_by?: string | null;
}

/**
 * The film that a text names: by its id (`78748`, `tt0078748`), the URL of its page on a site that
 * {@link filmAddress} knows, or its title, with or without its year (`Alien (1979)`). Of several films
 * with that title it is the best match. A number that is not an id may be a title, such as `1917`.
 *
 * @returns undefined if the film is unknown
 */
export async function findNamedFilm<Found extends Titled>(
  text: string,
  { byId, byTitle }: FilmLookUp<Found>,
): Promise<NamedFilm<Found> | undefined> {
  const name = text.trim();
  const address = filmAddress(name);
  if (name === '' || address?.kind === 'person') return undefined;
  if (address === undefined && name.includes('://')) return undefined;
  const id = address?.kind === 'film' ? address.id : filmIdIn(name);
  const film = id === undefined ? undefined : await byId(id);
  if (film !== undefined) return { film, others: [] };
  if (address?.kind === 'film') return undefined;
  const found = await byTitle(name);
  if (address?.kind === 'page') {
    const { title } = address;
    // a page that the data knows finds its film alone, regardless of its title
    if (found.length === 1 || title === '') return named(found);
    return named(
      await meantByTitle(title, found.length > 0 ? found : await byTitle(title), byTitle),
    );
  }
  return named(await meantByTitle(name, found, byTitle));
}

/** Of the films that were found by a title, those that it means. */
async function meantByTitle<Found extends Titled>(
  name: string,
  found: readonly Found[],
  byTitle: FilmLookUp<Found>['byTitle'],
): Promise<readonly Found[]> {
  const [best] = found;
  if (best !== undefined && titlesOf(best).some((title) => foldTitle(title) === foldTitle(name))) {
    return found;
  }
  const withYears = titlesOfYear(name);
  for (const { title, year } of withYears) {
    const ofYear = (await byTitle(title)).filter(
      (film) =>
        String(film.year).slice(0, 4) === String(year) &&
        titlesOf(film).some((one) => isMeant(title, one)),
    );
    if (ofYear.length > 0) return ofYear;
  }
  // what looked like a year may be part of the title
  return found.filter((film) =>
    titlesOf(film).some(
      (title) =>
        isMeant(name, title) && withYears.every(({ year }) => title.includes(String(year))),
    ),
  );
}

function titlesOf({ title, matched_by: other }: Titled): readonly string[] {
  return other === undefined || other === null ? [title] : [title, other];
}

function named<Found extends Titled>(found: readonly Found[]): NamedFilm<Found> | undefined {
  const [film, ...rest] = found;
  if (film === undefined) return undefined;
  return { film, others: rest.filter((other) => other.title === film.title) };
}

/** The id in `78748`. */
function filmIdIn(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
