import { faceOf, genreHue, distinctiveGenres, type Face } from './genre-look.ts';
import { titleSize } from './title-size.ts';

/** What a card shows. */
export interface CardFilm {
  readonly film_id: number;
  readonly title: string;
  readonly year: string | null;
  readonly genres: readonly string[];
}

/** How a film's card looks; the same film always looks the same. */
interface CardLook {
  readonly face: Face;
  /** The title's font size, as a fraction of the card's width. */
  readonly size: number;
  readonly place: Place;
  readonly ground: string;
  readonly ink: string;
  readonly accent: string;
}

const PLACES = ['bottom-left', 'top-left', 'center', 'bottom-right'] as const;
type Place = (typeof PLACES)[number];

/** How colourful and how bright films of a period are, from silver nitrate to digital grading. */
const DECADES: readonly (readonly [until: number, chroma: number, lift: number])[] = [
  [1935, 0.008, 0],
  [1950, 0.018, 0.01],
  [1960, 0.065, 0.02],
  [1970, 0.11, 0.05],
  [1980, 0.085, 0.03],
  [1990, 0.115, 0.01],
  [2000, 0.075, 0],
  [2010, 0.085, -0.02],
  [2020, 0.07, -0.03],
  [Infinity, 0.095, 0],
];

/** Sets a film's title in the style of its genres and its period. */
export function cardLook(film: CardFilm): CardLook {
  const dice = hash(film.film_id);
  const year = film.year === null ? 2000 : Number(film.year.slice(0, 4));
  const [, chroma, lift] = DECADES.find(([until]) => year < until) ?? [0, 0.08, 0];
  const [first, second] = distinctiveGenres(film.genres);
  const face = faceOf(first);
  const hue = genreHue(first) + offset(dice, 16);
  const other = second === undefined ? hue + 40 : genreHue(second) + offset(dice >> 3, 16);
  const place = face.centred ? 'center' : (PLACES[dice % PLACES.length] ?? 'bottom-left');
  return {
    face,
    size: titleSize(film.title, face),
    place,
    ...(face.isLight
      ? lightColours(hue, other, chroma, dice)
      : darkColours(hue, other, chroma, lift, dice)),
  };
}

type Colours = Pick<CardLook, 'ground' | 'ink' | 'accent'>;

function darkColours(
  hue: number,
  other: number,
  chroma: number,
  lift: number,
  dice: number,
): Colours {
  const deep = colour(0.17 + lift / 2, chroma * 0.55, hue);
  const middle = colour(0.25 + lift, chroma, hue);
  const glow = colour(0.38 + lift, chroma * 1.15, other);
  return {
    ground: `radial-gradient(120% 150% at ${lightAt(dice)}, ${glow}, transparent 62%), linear-gradient(${dice % 360}deg, ${deep}, ${middle})`,
    ink: colour(0.95, Math.min(0.03, chroma), other),
    accent: colour(0.86, Math.min(0.12, chroma * 1.5), other),
  };
}

function lightColours(hue: number, other: number, chroma: number, dice: number): Colours {
  const pale = colour(0.9, chroma * 0.75, hue);
  const paler = colour(0.94, chroma * 0.4, hue);
  const glow = colour(0.85, chroma * 0.95, other);
  return {
    ground: `radial-gradient(110% 150% at ${lightAt(dice)}, ${glow}, transparent 65%), linear-gradient(${dice % 360}deg, ${paler}, ${pale})`,
    ink: colour(0.27, chroma * 0.8, hue),
    accent: colour(0.4, chroma * 1.1, other),
  };
}

function lightAt(dice: number): string {
  return `${10 + ((dice >> 4) % 81)}% ${(dice >> 7) % 101}%`;
}

function colour(lightness: number, chroma: number, hue: number): string {
  return `oklch(${round(lightness)} ${round(chroma)} ${Math.round((hue + 360) % 360)})`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** A number that looks random but depends only on a film's id. */
function hash(seed: number): number {
  let state = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b);
  state = Math.imul(state ^ (state >>> 16), 0x45d9f3b);
  return (state ^ (state >>> 16)) >>> 1;
}

/** From -width / 2 to width / 2. */
function offset(dice: number, width: number): number {
  return (dice % (width + 1)) - width / 2;
}
