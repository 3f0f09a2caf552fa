import { distinctiveGenres, genreHue } from '../../cards/genre-look.ts';
import type { Star } from './neighbourhood.ts';

/** The genre that gives a star its colour. */
export function colourGenre({ film }: Pick<Star, 'film'>): string | undefined {
  return distinctiveGenres(film.genres)[0];
}

/** The colour of a genre in CSS; the outer films are paler. */
export function genreColour(genre: string | undefined, ring: Star['ring'] = 1): string {
  return `oklch(0.66 ${ring === 2 ? 0.07 : 0.14} ${genreHue(genre)})`;
}

/** The genres that give stars their colours, those of most stars first. */
export function legendGenres(stars: readonly Pick<Star, 'film'>[]): readonly string[] {
  const counts = Map.groupBy(stars, colourGenre);
  return [...counts]
    .sort(([, some], [, others]) => others.length - some.length)
    .flatMap(([genre]) => genre ?? []);
}
