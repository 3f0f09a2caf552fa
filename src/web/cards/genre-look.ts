/** The typeface of a title. */
export interface Face {
  readonly family: 'sans' | 'serif';
  readonly weight: number;
  /** In percent; only the sans-serif face has widths. */
  readonly stretch: number;
  readonly isItalic: boolean;
  readonly isUpper: boolean;
  /** Space between letters, in em. */
  readonly tracking: number;
  /** The mean width of a letter, in em. */
  readonly advance: number;
  /** Whether dark letters are on a pale background. */
  readonly isLight: boolean;
  readonly centred: boolean;
}

function face(family: Face['family'], weight: number, advance: number, rest: Partial<Face>): Face {
  return {
    family,
    weight,
    advance,
    stretch: 100,
    isItalic: false,
    isUpper: false,
    tracking: 0,
    isLight: false,
    centred: false,
    ...rest,
  };
}

const ROMAN = face('serif', 420, 0.47, { tracking: -0.005 });
const CONDENSED = face('sans', 720, 0.5, { stretch: 68, isUpper: true, tracking: 0.01 });

interface GenreLook {
  readonly genre: string;
  readonly hue: number;
  readonly face: Face;
}

/** The most distinctive genre first: nearly every film is also a drama. */
const LOOKS: readonly GenreLook[] = [
  {
    genre: 'Film-Noir',
    hue: 260,
    face: face('serif', 500, 0.66, { isUpper: true, tracking: 0.12 }),
  },
  {
    genre: 'Horror',
    hue: 22,
    face: face('sans', 820, 0.44, { stretch: 62, isUpper: true, tracking: 0.02 }),
  },
  {
    genre: 'Western',
    hue: 55,
    face: face('sans', 780, 0.86, { stretch: 118, isUpper: true, tracking: 0.03, centred: true }),
  },
  {
    genre: 'Sci-Fi',
    hue: 225,
    face: face('sans', 330, 0.9, { stretch: 122, isUpper: true, tracking: 0.2, centred: true }),
  },
  {
    genre: 'Animation',
    hue: 190,
    face: face('sans', 740, 0.58, { stretch: 108, isLight: true, tracking: -0.02 }),
  },
  {
    genre: 'Musical',
    hue: 345,
    face: face('serif', 560, 0.46, { isItalic: true, isLight: true, centred: true }),
  },
  {
    genre: 'War',
    hue: 115,
    face: face('sans', 620, 0.46, { stretch: 64, isUpper: true, tracking: 0.16 }),
  },
  { genre: 'Documentary', hue: 155, face: face('sans', 420, 0.52, {}) },
  {
    genre: 'Romance',
    hue: 8,
    face: face('serif', 420, 0.44, { isItalic: true, centred: true }),
  },
  {
    genre: 'Fantasy',
    hue: 300,
    face: face('serif', 480, 0.64, { isUpper: true, tracking: 0.07, centred: true }),
  },
  { genre: 'Mystery', hue: 285, face: face('serif', 380, 0.5, { tracking: 0.04 }) },
  {
    genre: 'Comedy',
    hue: 88,
    face: face('sans', 800, 0.55, { isLight: true, tracking: -0.03 }),
  },
  { genre: 'Crime', hue: 30, face: face('sans', 560, 0.5, { stretch: 84, tracking: 0.01 }) },
  {
    genre: 'Thriller',
    hue: 245,
    face: face('sans', 640, 0.54, { stretch: 80, isUpper: true, tracking: 0.05 }),
  },
  { genre: 'Sport', hue: 140, face: face('sans', 860, 0.78, { stretch: 112, isUpper: true }) },
  { genre: 'Music', hue: 330, face: face('serif', 520, 0.46, { isItalic: true }) },
  { genre: 'Family', hue: 130, face: face('sans', 660, 0.56, { isLight: true }) },
  { genre: 'History', hue: 62, face: face('serif', 460, 0.6, { isUpper: true, tracking: 0.05 }) },
  { genre: 'Biography', hue: 80, face: ROMAN },
  { genre: 'Adventure', hue: 68, face: CONDENSED },
  { genre: 'Action', hue: 38, face: CONDENSED },
  { genre: 'Drama', hue: 12, face: ROMAN },
];

/** The genres with a style of their own. */
export const GENRES: readonly string[] = LOOKS.map(({ genre }) => genre);

const OTHER: GenreLook = { genre: '', hue: 200, face: face('sans', 480, 0.52, {}) };

/** A film's genres, the most distinctive first. */
export function distinctiveGenres(genres: readonly string[]): readonly string[] {
  const known = LOOKS.map(({ genre }) => genre).filter((genre) => genres.includes(genre));
  return [...known, ...genres.filter((genre) => !known.includes(genre))];
}

/** The hue of a genre, in degrees of oklch. */
export function genreHue(genre: string | undefined): number {
  return lookOf(genre).hue;
}

export function faceOf(genre: string | undefined): Face {
  return lookOf(genre).face;
}

function lookOf(genre: string | undefined): GenreLook {
  return LOOKS.find((look) => look.genre === genre) ?? OTHER;
}
