// The rows of the table that wrongLetters fills: words are folded texts of bounded queries.
const LONGEST = 128;
const FAR = 200;
const rows = [0, 1, 2].map(() => new Uint8Array(LONGEST + 4)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

/**
 * How many letters of a word are wrong, missing, needless or swapped with their neighbour (optimal
 * string alignment); for an unfinished word, compared with the beginning of the other that fits best.
 *
 * @param most more than this need not be counted: the result is then any greater number
 * @example wrongLetters('matirx', 'matrix', false); // 1
 */
export function wrongLetters(
  word: string,
  other: string,
  unfinished: boolean,
  most = Infinity,
): number {
  const height = Math.min(word.length, LONGEST);
  const width = Math.min(other.length, height + 3);
  // what is further from the diagonal has more than the most wrong
  const reach = Math.min(most, LONGEST);
  let [before, above, row] = rows;
  for (let j = 0; j <= width; j++) above[j] = j;
  for (let i = 1; i <= height; i++) {
    row[0] = i;
    const first = Math.max(1, i - reach);
    const last = Math.min(width, i + reach);
    if (first > 1) row[first - 1] = FAR;
    let least = first > 1 ? FAR : i;
    for (let j = first; j <= last; j++) {
      const same = word.charCodeAt(i - 1) === other.charCodeAt(j - 1);
      let wrong = (above[j - 1] ?? 0) + (same ? 0 : 1);
      wrong = Math.min(wrong, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const swapped =
        i > 1 &&
        j > 1 &&
        word.charCodeAt(i - 1) === other.charCodeAt(j - 2) &&
        word.charCodeAt(i - 2) === other.charCodeAt(j - 1);
      if (swapped) wrong = Math.min(wrong, (before[j - 2] ?? 0) + 1);
      row[j] = wrong;
      if (wrong < least) least = wrong;
    }
    if (last < width) row[last + 1] = FAR;
    // a swap with the row before can save one letter
    if (least > most + 1) return least;
    [before, above, row] = [above, row, before];
  }
  if (height - reach > width) return height - width;
  const last = Math.min(width, height + reach);
  if (!unfinished) return (above[last] ?? 0) + other.length - last;
  let least = height;
  for (let j = Math.max(0, height - reach); j <= last; j++) least = Math.min(least, above[j] ?? 0);
  return least;
}
