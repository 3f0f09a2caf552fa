/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * The best films for liked films alone, without a look at most of the others.
 *
 *     1. rare terms        all postings are added up; the k-th best sum is a first floor
 *     2. frequent terms    lists by 1 / norm descending: once (everything still possible) / norm
 *                          is below the floor, the rest of the list is too
 *     3. classes           films that share nothing but their class, which go by 1 / norm as well
 *     4. nothing shared    by row, when there are too few others
 *
 * What may reach the floor is scored exactly, so the result is that of scoring every film. Bounds
 * are kept clear of rounding by a slack.
 */
import { createBestRows } from './best-rows.ts';
import type { QueryIndex } from './query-index.ts';
import type { QueryVector } from './query-vector.ts';

/** Postings of rare terms that are added up before the bounds take over. */
const RARE_POSTINGS = 1024;

/** A finder over one index; it keeps 13 bytes per film and serves one call at a time. */
export function createNearestFirst(index: QueryIndex) {
  const { rows, places, inverseNorms, classes, classOf, classOffsets, classPlaces } = index;
  const { classInverseNorms, commonTerms, commonMasks } = index;
  const bitShares = new Float64Array(32);
  const mostInverse = inverseNorms[0] ?? 0;
  const { postingOffsets, postingPlaces, postingWeights, greatestWeights } = index;
  const films = rows.length;
  const sums = new Float64Array(films);
  const seen = new Uint8Array(films);
  const touched = new Int32Array(films);
  const classScores = new Float64Array(classes.parents.length);
  const termValues = new Float64Array(classes.toTerm - classes.fromTerm);
  const firstScores = new Float64Array(RARE_POSTINGS);
  const best = createBestRows();

  /** The `count` best rows for a question without unliked films, under the model's own factors. */
  return function nearestFirst(
    vector: QueryVector,
    scoreOf: (place: number) => number,
    count: number,
    slack: number,
  ): { readonly rows: Int32Array; readonly scores: Float64Array } {
    best.reset(count);
    let touches = 0;
    for (const { row } of vector.films) {
      seen[places[row]!] = 1;
      touched[touches++] = places[row]!;
    }
    const queryPlaces = touches;
    scoreClasses(index, vector, termValues, classScores);
    let greatestScore = 0;
    let greatestBound = 0;
    for (let one = 0; one < classScores.length; one++) {
      const score = classScores[one]!;
      if (score <= greatestScore && score * mostInverse < greatestBound) continue;
      const bound = score * classInverseNorms[one]!;
      if (score > greatestScore) greatestScore = score;
      if (bound > greatestBound) greatestBound = bound;
    }
    const lists = postingLists(index, vector);

    let rare = 0;
    for (let work = 0; rare < lists.length; rare++) {
      const { term, value } = lists[rare]!;
      const end = postingOffsets[term + 1]!;
      work += end - postingOffsets[term]!;
      if (work > RARE_POSTINGS) break;
      for (let posting = postingOffsets[term]!; posting < end; posting++) {
        const place = postingPlaces[posting]!;
        if (seen[place] === 0) {
          seen[place] = 1;
          touched[touches++] = place;
        }
        sums[place] = sums[place]! + value * postingWeights[posting]!;
      }
    }
    // What the lists not added up can still add: for common terms, by which of them a film has.
    let rest = 0;
    let unmasked = 0;
    bitShares.fill(0);
    let mask = 0;
    for (let list = rare; list < lists.length; list++) {
      const share = greatestShare(lists[list]!);
      rest += share;
      const bit = commonTerms.indexOf(lists[list]!.term);
      if (bit < 0) unmasked += share;
      else {
        bitShares[bit] = share;
        mask |= 1 << bit;
      }
    }

    let found = 0;
    for (let i = queryPlaces; i < touches; i++) {
      const place = touched[i]!;
      const score = (sums[place]! + classScores[classOf[place]!]!) * inverseNorms[place]!;
      sums[place] = score;
      firstScores[found++] = score;
    }
    let floor = found < count ? -1 : greatest(firstScores, found, count) - slack;
    for (let i = queryPlaces; i < touches; i++) {
      const place = touched[i]!;
      let possible = unmasked;
      for (let bits = commonMasks[place]! & mask; bits !== 0; bits &= bits - 1) {
        possible += bitShares[31 - Math.clz32(bits & -bits)]!;
      }
      if (sums[place]! + possible * inverseNorms[place]! < floor - slack) continue;
      take(place);
    }

    for (let list = rare; list < lists.length; list++) {
      const { term, value } = lists[list]!;
      const most = rest + greatestScore;
      rest -= greatestShare(lists[list]!);
      const end = postingOffsets[term + 1]!;
      for (let posting = postingOffsets[term]!; posting < end; posting++) {
        const place = postingPlaces[posting]!;
        const inverseNorm = inverseNorms[place]!;
        if (most * inverseNorm < floor - slack) break;
        if (seen[place] !== 0) continue;
        const sum = value * postingWeights[posting]! + rest + classScores[classOf[place]!]!;
        if (sum * inverseNorm < floor - slack) continue;
        see(place);
      }
    }

    if (greatestBound >= floor - slack) takeClasses(greatestBound);
    if (best.floor() <= 0) takeRest();
    for (let i = 0; i < touches; i++) {
      sums[touched[i]!] = 0;
      seen[touched[i]!] = 0;
    }
    return best.drain();

    function take(place: number): void {
      best.offer(rows[place]!, scoreOf(place));
      const worst = best.floor();
      if (worst > floor) floor = worst;
    }

    function see(place: number): void {
      seen[place] = 1;
      touched[touches++] = place;
      take(place);
    }

    /** Classes in steps of falling bounds, so that a floor is found before most are looked into. */
    function takeClasses(most: number): void {
      let upper = Infinity;
      for (let lower = most / 2; upper > 0 && upper > floor - slack; lower /= 2) {
        // The last step takes all that is left above 0.
        const from = lower < floor - slack || lower < slack ? 0 : lower;
        for (let one = 0; one < classScores.length; one++) {
          const bound = classScores[one]! * classInverseNorms[one]!;
          if (bound > 0 && bound >= from && bound < upper && bound >= floor - slack) takeClass(one);
        }
        upper = from;
      }
    }

    function takeClass(one: number): void {
      const score = classScores[one]!;
      const end = classOffsets[one + 1]!;
      for (let i = classOffsets[one]!; i < end; i++) {
        const place = classPlaces[i]!;
        if (score * inverseNorms[place]! < floor - slack) break;
        if (seen[place] === 0) see(place);
      }
    }

    function takeRest(): void {
      for (let row = 0; row < films; row++) {
        if (best.full() && (best.floor() > 0 || best.floorRow() < row)) break;
        if (seen[places[row]!] === 0) see(places[row]!);
      }
    }
  };

  function greatestShare({ term, value }: PostingList): number {
    return value * greatestWeights[term]!;
  }
}

interface PostingList {
  readonly term: number;
  readonly value: number;
  readonly length: number;
}

/** The question's terms that have postings and count, rare ones first. */
function postingLists(
  { postingOffsets }: QueryIndex,
  { terms, values }: QueryVector,
): readonly PostingList[] {
  const lists: PostingList[] = [];
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i]!;
    const length = postingOffsets[term + 1]! - postingOffsets[term]!;
    if (length > 0 && values[i]! !== 0) lists.push({ term, value: values[i]!, length });
  }
  return lists.sort((a, b) => a.length - b.length || a.term - b.term);
}

/**
 * Sets the score of every class before division by a film's norm.
 *
 * @param termValues scratch, one for each term of the classes.
 */
export function scoreClasses(
  { classes, model }: QueryIndex,
  { terms, values }: QueryVector,
  termValues: Float64Array,
  classScores: Float64Array,
): void {
  const { fromTerm, toTerm, parents, terms: classTerms } = classes;
  const { termOffsets, termWeights } = model;
  termValues.fill(0);
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i]!;
    if (term < fromTerm || term >= toTerm) continue;
    termValues[term - fromTerm] = values[i]! * termWeights[termOffsets[term]!]!;
  }
  classScores[0] = 0;
  for (let one = 1; one < parents.length; one++) {
    classScores[one] = classScores[parents[one]!]! + termValues[classTerms[one]! - fromTerm]!;
  }
}

/** The k-th greatest of the first `count` values, by quickselect; reorders them. */
function greatest(values: Float64Array, count: number, k: number): number {
  let from = 0;
  let to = count - 1;
  const place = k - 1;
  while (from < to) {
    const pivot = values[(from + to) >>> 1]!;
    let i = from;
    let j = to;
    while (i <= j) {
      while (values[i]! > pivot) i++;
      while (values[j]! < pivot) j--;
      if (i <= j) {
        const swapped = values[i]!;
        values[i++] = values[j]!;
        values[j--] = swapped;
      }
    }
    if (place <= j) to = j;
    else if (place >= i) from = i;
    else break;
  }
  return values[place]!;
}
