import type { FilmTable } from '../../search/table/film-table.ts';
import type { RankedFilm } from '../../similarity/query/ranked-film.ts';
import { JsonWriter } from './json-writer.ts';

/** One writer is enough, because each list is built synchronously. */
const writer = new JsonWriter();

/** The films of some rows as a JSON array. */
export function filmsJson(films: FilmTable, rows: Int32Array): Buffer {
  writer.text('[');
  for (const [i, row] of rows.entries()) {
    if (i > 0) writer.comma();
    writer.film(films, row);
  }
  writer.text(']');
  return writer.take();
}

/** A film's JSON with `fields` at its end: the inside of an object, such as `"a":1`. */
export function withFields(json: string, fields: string): string {
  return `${json.slice(0, -1)},${fields}}`;
}

/** What surrounds a list in JSON, and what is added to its films. */
interface Surroundings {
  readonly before?: string;
  readonly after?: string;
  /** Why each film is listed, if that was requested. */
  readonly whys?: readonly string[];
}

/** Similar films as a JSON array, each with its similarity. */
export function similarFilmsJson(
  films: FilmTable,
  ranked: readonly RankedFilm[],
  { before = '', after = '', whys = [] }: Surroundings = {},
): Buffer {
  writer.text(`${before}[`);
  for (const [i, { row, similarity }] of ranked.entries()) {
    const why = whys[i] === undefined ? '' : `,"why":${whys[i]}`;
    if (i > 0) writer.comma();
    // a template literal would look up each number in V8's cache of number strings
    writer.film(films, row, `"similarity":${JSON.stringify(similarity)}${why}`);
  }
  writer.text(`]${after}`);
  return writer.take();
}
