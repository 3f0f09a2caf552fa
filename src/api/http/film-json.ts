import type { FilmTable } from '../../search/table/film-table.ts';
import type { RankedFilm } from '../../similarity/query/ranked-film.ts';
import type { OfferedFilm } from '../../taste/for-you.ts';
import { JsonWriter } from './json-writer.ts';

/** One writer is enough, because each list is built synchronously. */
const writer = new JsonWriter();

/** A film's JSON with `fields` at its end: the inside of an object, such as `"a":1`. */
export function extendedFilmJson(films: FilmTable, row: number, fields: string): Buffer {
  writer.film(films, row, fields);
  return writer.take();
}

/** The films of some rows as a JSON array. */
export function filmsJson(films: FilmTable, rows: Int32Array): Buffer {
  writer.text('[');
  for (let i = 0; i < rows.length; i++) {
    if (i > 0) writer.comma();
    writer.film(films, rows[i] ?? -1);
  }
  writer.text(']');
  return writer.take();
}

/** The same of a text. */
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
  return extendedFilmsJson(films, ranked, around, ({ similarity }, i) =>
    fieldsOf('"similarity":', similarity, '"why":', whys[i]),
  );
}

/** Films for a person as a JSON array, each with its score. */
export function offeredFilmsJson(
  films: FilmTable,
  offered: readonly OfferedFilm[],
  { whys = [], ...around }: Surroundings = {},
): Buffer {
  return extendedFilmsJson(films, offered, around, ({ score }, i) =>
    fieldsOf('"score":', score, '"because":', whys[i]),
  );
}

function fieldsOf(name: string, score: number, whyName: string, why: string | undefined): string {
  // a template literal would look up the number in V8's cache of number strings
  const fields = name + JSON.stringify(score);
  return why === undefined ? fields : `${fields},${whyName}${why}`;
}

function extendedFilmsJson<Listed extends Pick<RankedFilm, 'row'>>(
  films: FilmTable,
  listed: readonly Listed[],
  { before = '', after = '' }: Omit<Surroundings, 'whys'>,
  fieldsOfFilm: (film: Listed, i: number) => string,
): Buffer {
  writer.text(`${before}[`);
  for (let i = 0; i < listed.length; i++) {
    const film = listed[i] as Listed;
    if (i > 0) writer.comma();
    writer.film(films, film.row, fieldsOfFilm(film, i));
  }
  writer.text(`]${after}`);
  return writer.take();
}
