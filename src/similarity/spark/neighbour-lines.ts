/** Lists of neighbours, `perFilm` for each film, film after film. */
interface NeighbourLists {
  readonly perFilm: number;
  /** The rows of the neighbours. */
  readonly rows: Int32Array;
  readonly similarities: Float64Array;
}

/** The lists `from` to `to` (exclusive), where list 0 belongs to row `firstRow`. */
interface ListRange {
  readonly firstRow: number;
  readonly from: number;
  readonly to: number;
}

/** A line for each neighbour: film_id, other_id, similarity. `filmIds` has those of all rows. */
export function neighbourLines(
  filmIds: Int32Array,
  { perFilm, rows, similarities }: NeighbourLists,
  { firstRow, from, to }: ListRange,
): string {
  let lines = '';
  for (let place = from * perFilm; place < to * perFilm; place++) {
    const filmId = filmIds[firstRow + Math.floor(place / perFilm)];
    // The shortest text of a number is read back as the same number.
    lines += `${filmId}\t${filmIds[rows[place] ?? 0]}\t${similarities[place]}\n`;
  }
  return lines;
}
