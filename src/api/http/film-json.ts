import type { FilmTable } from '../../search/table/film-table.ts';
import type { RankedFilm } from '../../similarity/query/ranked-film.ts';
import type { OfferedFilm } from '../../taste/for-you.ts';
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
  { whys = [], ...around }: Surroundings = {},
): Buffer {
  // a template literal would look up each number in V8's cache of number strings
  const fields = ranked.map(
    ({ similarity }, i) => `"similarity":${JSON.stringify(similarity)}${field('why', whys[i])}`,
  );
  return extendedFilmsJson(films, ranked, fields, around);
}

/** Films for a person as a JSON array, each with its score. */
export function offeredFilmsJson(
  films: FilmTable,
  offered: readonly OfferedFilm[],
  { whys = [], ...around }: Surroundings = {},
): Buffer {
  const fields = offered.map(
    ({ score }, i) => `"score":${JSON.stringify(score)}${field('because', whys[i])}`,
  );
  return extendedFilmsJson(films, offered, fields, around);
}

function field(name: string, json: string | undefined): string {
  return json === undefined ? '' : `,"${name}":${json}`;
}

function extendedFilmsJson(
  films: FilmTable,
  listed: readonly Pick<RankedFilm, 'row'>[],
  fields: readonly string[],
  { before = '', after = '' }: Surroundings,
): Buffer {
  writer.text(`${before}[`);
  for (const [i, { row }] of listed.entries()) {
    if (i > 0) writer.comma();
    writer.film(films, row, fields[i]);
  }
  writer.text(`]${after}`);
  return writer.take();
}
