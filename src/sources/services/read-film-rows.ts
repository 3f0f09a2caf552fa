import { basename } from 'node:path';
import { clip } from '../source-error.ts';
import { invalidRow, readTsv, type ReadTsvOptions, type TsvRow } from './read-tsv.ts';
import { filmIdOf, tconstOf } from './tconst.ts';

export interface FilmRowsOptions<Column extends string> extends ReadTsvOptions<Column | 'tconst'> {
  /** The films whose rows are wanted. */
  readonly tconsts: readonly string[];
}

/**
 * Reads the rows about some films from a user's file, and returns how many are about other titles.
 *
 * @throws SourceError as `readTsv` does, and `source-value` for a row without an IMDb title id
 */
export async function readFilmRows<Column extends string>(
  path: string,
  { tconsts, onRow, ...options }: FilmRowsOptions<Column>,
): Promise<number> {
  const wanted = new Set(tconsts);
  let ofOthers = 0;
  const takeRow = ({ line, values }: TsvRow<Column | 'tconst'>): void => {
    const filmId = filmIdOf(values.tconst);
    if (filmId === null) {
      const what = `tconst must be an IMDb title id, but it is "${clip(values.tconst)}"`;
      throw invalidRow({ path, name: basename(path) }, line, what);
    }
    const tconst = tconstOf(filmId);
    if (wanted.has(tconst)) onRow({ line, values: { ...values, tconst } });
    else ofOthers += 1;
  };
  await readTsv(path, { ...options, onRow: takeRow });
  return ofOthers;
}
