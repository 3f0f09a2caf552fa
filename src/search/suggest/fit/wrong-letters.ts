// The rows of the table that wrongLetters fills: words are folded texts of bounded queries.
const LONGEST = 128;
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
  let [before, above, row] = rows;
  for (let j = 0; j <= width; j++) above[j] = j;
  for (let i = 1; i <= height; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= width; j++) {
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
    // a swap with the row before can save one letter
    if (least > most + 1) return least;
    [before, above, row] = [above, row, before];
  }
  if (!unfinished) return (above[width] ?? 0) + other.length - width;
  let least = height;
  for (let j = 0; j <= width; j++) least = Math.min(least, above[j] ?? 0);
  return least;
}
