import { FILM_COLUMNS } from '../../films/film-columns.ts';
import { tconstOf, type Film } from '../../search/film.ts';

const COLUMNS = FILM_COLUMNS.map(({ name }) => name);

const CRLF = '\r\n';

/** The first line: the names of the columns. */
export function csvHeader(withSimilarity: boolean): string {
  return [...COLUMNS, ...(withSimilarity ? ['similarity'] : []), 'imdb_id'].join(',') + CRLF;
}

/** A film as a line of CSV (RFC 4180); lists are joined by `|`, what is unknown is empty. */
export function csvLine(film: Film, similarity?: number): string {
  const fields = COLUMNS.map((column) => csvField(film[column]));
  if (similarity !== undefined) fields.push(String(similarity));
  fields.push(tconstOf(film));
  return fields.join(',') + CRLF;
}

/**
 * The first line for Letterboxd's importer (https://letterboxd.com/about/importing-data/). Without
 * `Rating10`, which would be taken for the person's own rating.
 */
export const LETTERBOXD_HEADER = `imdbID,Title,Year${CRLF}`;

/** A film as a line for the same. Programs escape quotes in two ways, and the id is what is found. */
export function letterboxdLine(film: Film): string {
  const title = film.title.replaceAll('"', "'").replaceAll('\\', '/');
  return [tconstOf(film), quoted(title), film.year?.slice(0, 4) ?? ''].join(',') + CRLF;
}

function csvField(value: Film[keyof Film]): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return csvText(typeof value === 'string' ? value : value.join('|'));
}

/** Text as a field of CSV. */
export function csvText(text: string): string {
  return quoted(harmless(text));
}

const MAY_BEGIN_FORMULA = /[=+\-@＝＋－＠\t\r]/;

/**
 * Text that no spreadsheet takes for a formula: an apostrophe is put before a character that would
 * begin one, also after a semicolon, a tab or a line break, where programs that split
 * fields there would start a new cell. A title such as `-30-` is therefore `'-30-` in CSV; the other
 * formats leave text unchanged.
 */
function harmless(text: string): string {
  if (!MAY_BEGIN_FORMULA.test(text)) return text;
  return text.replaceAll(/(?<=^|[;\t\r\n])[=+\-@＝＋－＠\t\r]/g, "'$&");
}

function quoted(text: string): string {
  const isPlain = !/[",;\t\r\n]/.test(text) && text.trim().length === text.length;
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}
