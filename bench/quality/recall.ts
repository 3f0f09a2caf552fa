/** How much of a truth a way of finding films finds. */
import type { Half } from './halves.ts';
import type { Question, Truth } from './truths.ts';

/** The films nearest to one, the best first, among the candidates if there are any. */
export type Nearest = (
  filmId: number,
  limit: number,
  candidates?: ReadonlySet<number>,
) => readonly number[];

/** What one way finds of one truth, at one depth. */
export interface Recall {
  readonly truth: Truth['name'];
  readonly depth: number;
  /** Of each question, in order: the share of its relevant films among the first, at most all. */
  readonly shares: readonly number[];
  /** The questions' halves, in order. */
  readonly halves: readonly Half[];
}

/** Asks the questions of all truths, or only those of one half. */
export function recallsOf(
  nearest: Nearest,
  truths: readonly Truth[],
  only?: Half,
): readonly Recall[] {
  return truths.flatMap(({ name, depths, questions, candidates }) => {
    const asked = questions.filter(({ half }) => only === undefined || half === only);
    const limit = Math.max(...depths);
    const found = asked.map(({ filmId }) => nearest(filmId, limit, candidates));
    return depths.map((depth) => ({
      truth: name,
      depth,
      shares: asked.map((question, i) => shareFound(question, found[i] ?? [], depth)),
      halves: asked.map(({ half }) => half),
    }));
  });
}

function shareFound({ relevant }: Question, found: readonly number[], depth: number): number {
  const hits = found.slice(0, depth).filter((filmId) => relevant.has(filmId)).length;
  return hits / Math.min(depth, relevant.size);
}

/** The shares of one half's questions. */
export function sharesIn({ shares, halves }: Recall, half: Half): readonly number[] {
  return shares.filter((_, i) => halves[i] === half);
}

/** The mean, NaN of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
