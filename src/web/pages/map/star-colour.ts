import { distinctiveGenres } from '../../cards/genre-look.ts';
import type { Star } from './neighbourhood.ts';

/** A colour on light paper and on dark. */
export type MapColour = readonly [light: string, dark: string];

/**
 * Colours that stay apart for people who see no red, no green or no blue, and stand out from the paper:
 * they differ in lightness as well as in hue. More colours than these would not, so a map has no more.
 */
export const MAP_COLOURS: readonly MapColour[] = [
  ['#148ef8', '#279aff'],
  ['#846304', '#b48d0b'],
  ['#85156d', '#fd33bf'],
  ['#1f4910', '#c0fea9'],
  ['#6918e3', '#e3b8fe'],
  ['#3e010a', '#f99a97'],
];
/** For all genres after those that have a colour. */
export const OTHER_COLOUR: MapColour = ['#8b857b', '#7d776d'];

/** The genres of a map that have a colour of their own, those of most films first. */
export type ColouredGenres = readonly string[];

/** The genre that gives a star its colour. */
export function colourGenre({ film }: Pick<Star, 'film'>): string | undefined {
  return distinctiveGenres(film.genres)[0];
}

/** The genres that give stars their colours, those of most stars first. */
export function legendGenres(stars: readonly Pick<Star, 'film'>[]): ColouredGenres {
  const counts = Map.groupBy(stars, colourGenre);
  return [...counts]
    .sort(([, some], [, others]) => others.length - some.length)
    .flatMap(([genre]) => genre ?? []);
}

/** The colour of a genre in CSS among those of its map; the outer films are paler. */
export function genreColour(
  genres: ColouredGenres,
  genre: string | undefined,
  ring: Star['ring'] = 1,
): string {
  const [light, dark] =
    MAP_COLOURS[genre === undefined ? -1 : genres.indexOf(genre)] ?? OTHER_COLOUR;
  const colour = `light-dark(${light}, ${dark})`;
  return ring === 2 ? `color-mix(in oklab, ${colour} 55%, var(--color-paper))` : colour;
}
