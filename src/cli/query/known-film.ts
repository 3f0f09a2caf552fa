import { UsageError } from '../../errors.ts';
import type { Film } from '../../search/film.ts';
import { findNamedFilm, type FilmLookUp, type NamedFilm } from '../../search/named-film.ts';

/**
 * The film that a text on the command line names.
 *
 * @throws {UsageError} `film-unknown`
 */
export async function knownFilm(text: string, lookUp: FilmLookUp<Film>): Promise<NamedFilm<Film>> {
  const named = await findNamedFilm(text, lookUp);
  if (named !== undefined) return named;
  throw new UsageError('film-unknown', `there is no film "${text}"; try reelated search --title`, {
    data: { film: text },
  });
}
