import { UsageError } from '../../errors.ts';
import { findNamedFilm, type FilmLookUp, type NamedFilm } from '../../search/named-film.ts';
import { titleAndYear } from './title-and-year.ts';

/** How many films are offered in place of one that is unknown. */
const MOST_OFFERED = 3;

interface Titled {
  readonly title: string;
  readonly year: string | null;
}

/**
 * The film that a text on the command line names.
 *
 * @throws {UsageError} `film-unknown`
 */
export async function knownFilm<Found extends Titled>(
  text: string,
  lookUp: FilmLookUp<Found>,
): Promise<NamedFilm<Found>> {
  const named = await findNamedFilm(text, lookUp);
  if (named !== undefined) return named;
  const near = (await lookUp.byTitle(text)).slice(0, MOST_OFFERED).map(titleAndYear);
  const advice =
    near.length === 0 ? 'try reelated search --title' : `did you mean ${near.join(', or ')}?`;
  throw new UsageError('film-unknown', `there is no film "${text}"; ${advice}`, {
    data: { film: text },
  });
}
