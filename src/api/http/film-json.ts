import type { FilmTable } from '../../search/table/film-table.ts';
import type { RankedFilm } from '../../similarity/query/ranking.ts';
import { JsonWriter } from './json-writer.ts';

/** One answer is put together at a time, as none waits in between. */
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

/** A film's JSON with more fields at its end; `fields` is the inside of an object, such as `"a":1`. */
export function withFields(json: string, fields: string): string {
  return `${json.slice(0, -1)},${fields}}`;
}

/** What stands around a list in JSON, and with its films. */
export interface Around {
  readonly before?: string;
  readonly after?: string;
  /** Why each film is listed, where that is told. */
  readonly whys?: readonly string[];
}

/** Similar films as a JSON array, each with its similarity. */
export function similarFilmsJson(
  films: FilmTable,
  ranked: readonly RankedFilm[],
  { before = '', after = '', whys = [] }: Around = {},
): Buffer {
  writer.text(`${before}[`);
  for (const [i, { row, similarity }] of ranked.entries()) {
    const why = whys[i] === undefined ? '' : `,"why":${whys[i]}`;
    if (i > 0) writer.comma();
    // a template would look each number up among those that were texts lately
    writer.film(films, row, `"similarity":${JSON.stringify(similarity)}${why}`);
  }
  writer.text(`]${after}`);
  return writer.take();
}
