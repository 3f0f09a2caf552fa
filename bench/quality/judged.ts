/**
 * Pairs of films that we graded by hand: 2 for alike, 1 for somewhat alike, 0 for not. Each film was
 * graded against some thirty others, which very different ways of comparing films had proposed, and
 * three chosen at random, in an order that does not tell who proposed what. The file has their ids.
 */
import { readFileSync } from 'node:fs';
import type { Collection } from './collection.ts';
import { HALVES, type Half } from './halves.ts';
import { mean, type Nearest } from './recall.ts';
import { halfOf } from './truths.ts';

/** A film with the grades of others. */
export interface JudgedFilm {
  readonly filmId: number;
  readonly half: Half;
  readonly grades: ReadonlyMap<number, number>;
}

/** How far an order of films agrees with the grades. */
export interface Agreement {
  readonly half: Half;
  /** How often, of two films with different grades, the better comes first (area under the curve). */
  readonly order: number;
  /** How good the first ten of the graded films are, 1 being the best possible (nDCG). */
  readonly firstTen: number;
  /** How many films the means are of. */
  readonly films: number;
}

const FILE = new URL('judged-pairs.tsv', import.meta.url);
const FIRST = 10;

/** The judged pairs of which the collection has both films. */
export function judgedIn({ films }: Pick<Collection, 'films'>): readonly JudgedFilm[] {
  const there = new Set(films.map(({ filmId }) => filmId));
  const [, ...lines] = readFileSync(FILE, 'utf8').trim().split('\n');
  const pairs = lines
    .map((line) => line.split('\t').map(Number) as [number, number, number])
    .filter(([filmId, other]) => there.has(filmId) && there.has(other));
  return Array.from(
    Map.groupBy(pairs, ([filmId]) => filmId),
    ([filmId, graded]) => ({
      filmId,
      half: halfOf(filmId),
      grades: new Map(graded.map(([, other, grade]) => [other, grade])),
    }),
  ).filter(({ grades }) => new Set(grades.values()).size > 1);
}

/** The agreement in each half, or only in one; none where nothing is judged. */
export function agreementOf(
  nearest: Nearest,
  judged: readonly JudgedFilm[],
  only?: Half,
): readonly Agreement[] {
  return HALVES.filter((half) => only === undefined || half === only).flatMap((half) => {
    const asked = judged.filter((film) => film.half === half);
    if (asked.length === 0) return [];
    const graded = asked.map((film) => gradesInOrder(nearest, film));
    return [
      {
        half,
        order: mean(graded.map(orderOf)),
        firstTen: mean(graded.map(({ listed, rest }) => gainOf([...listed, ...rest]))),
        films: asked.length,
      },
    ];
  });
}

/** The grades of a film's candidates, the most similar first, and of those that have nothing in common. */
interface OrderedGrades {
  readonly listed: readonly number[];
  readonly rest: readonly number[];
}

function gradesInOrder(nearest: Nearest, { filmId, grades }: JudgedFilm): OrderedGrades {
  const found = nearest(filmId, grades.size, new Set(grades.keys()));
  const listed = new Set(found);
  return {
    listed: found.map((other) => grades.get(other) ?? 0),
    rest: [...grades].filter(([other]) => !listed.has(other)).map(([, grade]) => grade),
  };
}

/** Films that have nothing in common are all last: which of them is first is left to chance. */
function orderOf({ listed, rest }: OrderedGrades): number {
  const all = [...listed, ...rest];
  let [right, pairs] = [0, 0];
  for (const [i, one] of all.entries()) {
    for (const [j, other] of all.entries()) {
      if (one <= other) continue;
      pairs++;
      if (i >= listed.length && j >= listed.length) right += 0.5;
      else if (i < j) right++;
    }
  }
  return right / pairs;
}

/** How good the first ten are, compared with the best order of all (nDCG). */
function gainOf(grades: readonly number[]): number {
  return gain(grades) / gain(grades.toSorted((one, other) => other - one));
}

function gain(grades: readonly number[]): number {
  return grades
    .slice(0, FIRST)
    .reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
}
