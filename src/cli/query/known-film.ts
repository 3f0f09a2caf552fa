import { UsageError } from '../../errors.ts';
import { findNamedFilm, type FilmLookUp, type NamedFilm } from '../../search/named-film.ts';
import type { Titled } from './film-source.ts';
import { didYouMean } from './did-you-mean.ts';

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
  const advice = didYouMean(await lookUp.byTitle(text)) ?? 'try reelated search --title';
  throw new UsageError('film-unknown', `no film matches "${text}"; ${advice}`, {
    data: { film: text },
  });
}
