import { csvParseRows } from 'd3-dsv';

/** A film of a list: by IMDb's id, or by title and year. */
export interface ListedFilm {
  readonly filmId?: number;
  readonly title: string;
  readonly year: number | undefined;
}

/**
 * Reads an exported list: IMDb's has a column `Const`, Letterboxd's `Name` and `Year`.
 *
 * @throws {Error} if it has neither `Const` nor `Name`.
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
      'Unknown kind of list: it has neither a column “Const” (IMDb) nor a column “Name” (Letterboxd).',
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
