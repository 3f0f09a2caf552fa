/* oxlint-disable typescript/no-non-null-assertion -- test code, as in *.test.ts */
/** Solves a system of linear equations by Gauss-Jordan elimination, the plainest way. */
export function eliminate(
  matrix: readonly (readonly number[])[],
  values: readonly number[],
): readonly number[] {
  const rows = matrix.map((row, at) => [...row, values[at]!]);
  for (const [at, pivot] of rows.entries()) {
    const scaled = pivot.map((value) => value / pivot[at]!);
    for (const [other, row] of rows.entries()) {
      rows[other] =
        other === at ? scaled : row.map((value, column) => value - row[at]! * scaled[column]!);
    }
  }
  return rows.map((row) => row.at(-1)!);
}
