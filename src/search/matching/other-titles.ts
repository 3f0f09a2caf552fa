import { setImmediate } from 'node:timers/promises';
import { readColumns } from '../../duckdb/columns.ts';
import { sqlText } from '../../duckdb/sql-file.ts';
import { asFilmId, rowOf } from '../../similarity/model/model.ts';
import { foldText } from '../../titles/fold-text.ts';
import { foldedTitles, lettersOf } from '../patterns/folded-titles.ts';
import { BLOCK, FoldedTexts } from '../patterns/folded-texts.ts';
import { titleSearch } from '../patterns/text-match.ts';
import type { QueryPool } from '../query-pool.ts';
import { isDense } from '../suggest/names/dense-script.ts';
import { createTextPacker, type Texts } from '../suggest/names/packed-texts.ts';
import type { FilmTable } from '../table/film-table.ts';

/** How well the original and alternate titles of films fit a text, by row; absent: not at all. */
export type OtherTitles = (text: string) => Promise<ReadonlyMap<number, number>>;

/** The titles that films have besides their own, as they are kept: some 70 bytes each. */
interface KeptTitles {
  /** n: the row of the film. */
  readonly rows: Int32Array;
  readonly filmIds: Int32Array;
  /** n: as they are written. */
  readonly titles: Texts;
  /** The letters of their words, {@link BLOCK} titles each. */
  readonly letters: readonly FoldedTexts[];
}

const OTHER_TITLES = sqlText(new URL('other-titles.sql', import.meta.url));
const LOAD_TIMEOUT_MS = 30_000;
/** Shorter words are in too many titles to tell any of them apart. */
const LEAST_LETTERS = 3;
const NONE: ReadonlyMap<number, number> = new Map();

/**
 * Searches the titles that films have besides their own, which are read at the first search: those
 * with the longest word of the text are compared with it as titles are.
 */
export function createOtherTitles(pool: QueryPool, films: FilmTable): OtherTitles {
  let kept: Promise<KeptTitles> | undefined;

  return async (text) => {
    const word = longestWord(text);
    if (word === undefined) return NONE;
    kept ??= readOtherTitles(pool, films);
    kept.catch(() => (kept = undefined));
    const { rows, filmIds, titles, letters } = await kept;
    const literal = lettersOf(foldText(word));
    const found = literal === '' ? [] : placesWith(letters, literal);
    if (found.length === 0) return NONE;
    const foundRows = found.map((place) => rows[place] ?? 0);
    const names = foldedTitles(found.map((place) => titles.at(place) ?? null));
    const { rowsOf, fitOf } = titleSearch(text, {
      filmIds: Int32Array.from(found, (place) => filmIds[place] ?? 0),
      years: Int32Array.from(foundRows, (row) => films.years[row] ?? 0),
    });
    const fits = new Map<number, number>();
    for (const place of rowsOf(names)) {
      const fit = fitOf(names, place);
      const row = foundRows[place] ?? 0;
      if (fit > (fits.get(row) ?? 0)) fits.set(row, fit);
    }
    return fits;
  };
}

async function readOtherTitles(pool: QueryPool, films: FilmTable): Promise<KeptTitles> {
  const read = await pool.run(
    async (connection) =>
      readColumns(connection, OTHER_TITLES, { film_id: 'integer', title: 'text' }),
    { timeoutMs: LOAD_TIMEOUT_MS },
  );
  const packer = createTextPacker();
  const letters: FoldedTexts[] = [];
  for (let from = 0; from < read.title.length; from += BLOCK) {
    const block = read.title.slice(from, from + BLOCK);
    for (const title of block) packer.add(title);
    letters.push(new FoldedTexts(block.map((title) => lettersOf(foldText(title)))));
    // other requests are answered between the blocks
    await setImmediate();
  }
  return {
    rows: Int32Array.from(read.film_id, (filmId) => rowOf(films, asFilmId(filmId)) ?? 0),
    filmIds: Int32Array.from(read.film_id),
    titles: packer.texts(),
    letters,
  };
}

function placesWith(letters: readonly FoldedTexts[], literal: string): number[] {
  return letters.flatMap((block, index) =>
    Array.from(block.rowsWith(literal, 0, BLOCK), (place) => index * BLOCK + place),
  );
}

/** The longest word, but no number, which may be written in other ways; undefined when all are short. */
function longestWord(text: string): string | undefined {
  const words = text
    .normalize('NFC')
    .replaceAll(/['’]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => !/\d/.test(word))
    .filter((word) => word.length >= (isDense(word.charCodeAt(0)) ? 1 : LEAST_LETTERS));
  return words.toSorted((one, other) => other.length - one.length)[0];
}
