import { csvParseRows } from 'd3-dsv';

/** A film as a list names it: by IMDb's id, or by title and year. */
export interface ListedFilm {
  readonly filmId?: number;
  readonly title: string;
  readonly year: number | undefined;
}

/**
 * Reads the export of a list: IMDb's has a column `Const`, Letterboxd's `Name` and `Year`.
 *
 * @throws {Error} when it is neither.
 */
export function readList(csv: string): readonly ListedFilm[] {
  const [header = [], ...rows] = csvParseRows(csv.replace(/^\uFEFF/, ''));
  const column = (name: string): number => header.findIndex((one) => one.trim() === name);
  const [id, title, name, year] = ['Const', 'Title', 'Name', 'Year'].map(column) as [
    number,
    number,
    number,
    number,
  ];
  if (id === -1 && name === -1) {
    throw new Error(
      'This is no list that is known here: there is neither a column Const (IMDb) nor Name (Letterboxd).',
    );
  }
  return rows.flatMap((row): ListedFilm[] => {
    const listed = {
      title: (row[id === -1 ? name : title] ?? '').trim(),
      year: Number(row[year]) || undefined,
    };
    if (id === -1) return listed.title === '' ? [] : [listed];
    const filmId = Number(/^tt(\d{1,10})$/.exec(row[id] ?? '')?.[1]);
    return filmId > 0 ? [{ ...listed, filmId }] : [];
  });
}
