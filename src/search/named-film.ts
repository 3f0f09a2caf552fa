/** How films are looked up by id and by title. */
export interface FilmLookUp<Found> {
  readonly byId: (filmId: number) => Promise<Found | undefined>;
  /** The films that match a title, the best match first. */
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
}

/**
 * The film that a text names: by its id (`78748`, `tt0078748`), IMDb URL or title, with or without
 * its year (`Alien (1979)`). Of several films with that title it is the best match. A number that
 * is not an id may be a title, such as `1917`.
 *
 * @returns undefined when there is no such film
 */
export async function findNamedFilm<Found extends Titled>(
  text: string,
  { byId, byTitle }: FilmLookUp<Found>,
): Promise<NamedFilm<Found> | undefined> {
  const name = text.trim();
  if (name === '') return undefined;
  const id = filmIdIn(name);
  const film = id === undefined ? undefined : await byId(id);
  if (film !== undefined) return { film, others: [] };
  const [, title, year] = /^(.+?)\s*\((\d{4})\)$/.exec(name) ?? [];
  const ofYear =
    title === undefined
      ? []
      : (await byTitle(title)).filter((found) => String(found.year).slice(0, 4) === year);
  // the brackets may be part of the title
  const [best, ...rest] = ofYear.length > 0 ? ofYear : await byTitle(name);
  if (best === undefined) return undefined;
  return { film: best, others: rest.filter((other) => other.title === best.title) };
}

const ID = /^(?:tt)?(\d{1,9})$/i;
const IMDB_URL = /^(?:https?:\/\/)?(?:\w+\.)?imdb\.com\/title\/tt(\d{1,9})(?:[/?#].*)?$/i;

/** The id in `78748`, `tt0078748` or `https://www.imdb.com/title/tt0078748/`. */
function filmIdIn(text: string): number | undefined {
  const digits = (ID.exec(text) ?? IMDB_URL.exec(text))?.[1];
  return digits === undefined ? undefined : Number(digits);
}
