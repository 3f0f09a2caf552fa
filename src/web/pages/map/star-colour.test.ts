import assert from 'node:assert/strict';
import { test } from 'node:test';
import { genreColour, MAP_COLOURS, OTHER_COLOUR } from './star-colour.ts';

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** The paper of app.css in the light scheme and in the dark one. */
const PAPER = ['#faf8f3', '#121110'] as const;
/** How people see who lack one of the three kinds of cones: Machado, Oliveira and Fernandes (2009). */
const SIGHTS: Readonly<Record<string, Matrix>> = {
  'all colours': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no blue': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
/** In OKLab; Horror and Crime were 0.01 apart, and 0.02 is what can just be seen side by side. */
const APART = 0.1;

for (const [scheme, paper] of PAPER.entries()) {
  const colours = [...MAP_COLOURS, OTHER_COLOUR].map((pair) => pair[scheme] ?? '');
  const name = scheme === 0 ? 'light' : 'dark';

  for (const [sight, matrix] of Object.entries(SIGHTS)) {
    test(`the colours of a map stay apart on ${name} paper for people who see ${sight}`, () => {
      const seen = colours.map((colour) => oklab(times(matrix, linear(colour))));
      for (const [i, one] of seen.entries()) {
        for (const [j, other] of seen.slice(0, i).entries()) {
          const apart = Math.hypot(...one.map((part, k) => part - (other[k] ?? 0)));
          assert.ok(apart >= APART, `${colours[i]} and ${colours[j]}: ${apart}`);
        }
      }
    });
  }

  test(`the colours of a map stand out from ${name} paper`, () => {
    for (const colour of colours) assert.ok(contrast(colour, paper) >= 3, colour);
  });
}

test('genres have a colour each, and what is left shares one', () => {
  const genres = ['Drama', 'Crime', 'Horror', 'War', 'Sport', 'Music', 'Western', 'Romance'];
  const colours = genres.map((genre) => genreColour(genres, genre));
  assert.equal(new Set(colours).size, MAP_COLOURS.length + 1);
  assert.equal(genreColour(genres, 'Western'), genreColour(genres, undefined));
  assert.notEqual(genreColour(genres, 'Crime', 2), genreColour(genres, 'Crime'));
});

function linear(hex: string): Triple {
  const part = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function times(matrix: Matrix, [red, green, blue]: Triple): Triple {
  const row = ([a, b, c]: Triple): number => clamped(a * red + b * green + c * blue);
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

function clamped(part: number): number {
  return Math.min(1, Math.max(0, part));
}

/** Björn Ottosson, A perceptual color space for image processing (2020). */
function oklab([red, green, blue]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [one, other].map(luminance).toSorted((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = linear(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
