/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */

/**
 * Solves A · x = b for a symmetric, positive definite A, by Cholesky's decomposition A = L · Lᵀ. O(n³).
 *
 * @param matrix n × n, row-major; its lower triangle is read, and overwritten with L
 * @param values n: b, overwritten with x
 */
export function solve(matrix: Float64Array, values: Float64Array): void {
  const n = values.length;
  for (let row = 0; row < n; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row * n + column]!;
      for (let k = 0; k < column; k++) rest -= matrix[row * n + k]! * matrix[column * n + k]!;
      matrix[row * n + column] =
        row === column ? Math.sqrt(rest) : rest / matrix[column * n + column]!;
    }
  }
  for (let row = 0; row < n; row++) {
    let rest = values[row]!;
    for (let k = 0; k < row; k++) rest -= matrix[row * n + k]! * values[k]!;
    values[row] = rest / matrix[row * n + row]!;
  }
  for (let row = n - 1; row >= 0; row--) {
    let rest = values[row]!;
    for (let k = row + 1; k < n; k++) rest -= matrix[k * n + row]! * values[k]!;
    values[row] = rest / matrix[row * n + row]!;
  }
}
