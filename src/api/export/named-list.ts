import { Readable } from 'node:stream';
import type { ListSummary, ReadList } from '../../lists/named-lists.ts';
import { tconstOfId } from '../../search/film.ts';
import { filmAt, type FilmTable } from '../../search/table/film-table.ts';
import { asFilmId, rowOf } from '../../similarity/model/model.ts';
import { radarrText } from './film-texts.ts';
import type { ListFormat } from './format.ts';

/** What is known of a list, in JSON. */
export interface ListInfo {
  readonly name: string;
  readonly count: number;
  readonly known: number;
  readonly unknown: number;
  readonly bad_lines: number;
  readonly first_bad_lines: readonly number[];
  readonly changed_at: string | null;
  readonly problem: string | null;
}

/** How many films are written before other requests have their turn. */
const CHUNK = 10_000;

/** What is known of a list as it is returned. */
export function listInfo({ name, count, known, unknown, ...rest }: ListSummary): ListInfo {
  return {
    name,
    count,
    known,
    unknown,
    bad_lines: rest.badLineCount,
    first_bad_lines: rest.badLines,
    changed_at: rest.changedAt?.toISOString() ?? null,
    problem: rest.problem ?? null,
  };
}

/** A list in a format; for Radarr, a film that is not in the collection has its id for a title. */
export function listFile(
  format: ListFormat,
  { summary, content: { filmIds } }: ReadList,
  films: FilmTable,
): Readable {
  const write = (textOf: (filmId: number, i: number) => string, before = '', after = '') =>
    Readable.from(chunks(filmIds, textOf, before, after), { objectMode: false });
  switch (format) {
    case 'json': {
      const start = JSON.stringify(listInfo(summary)).slice(0, -1);
      return write((id, i) => (i === 0 ? '' : ',') + id, `${start},"film_ids":[`, ']}');
    }
    case 'ids':
      return write((id) => `${tconstOfId(id)}\n`);
    case 'radarr':
      return write((id, i) => radarrText(titleOf(films, id), tconstOfId(id), i), '[', ']\n');
    default:
      return format satisfies never;
  }
}

function titleOf(films: FilmTable, filmId: number): string {
  const row = rowOf(films, asFilmId(filmId));
  return row === undefined ? tconstOfId(filmId) : filmAt(films, row).title;
}

function* chunks(
  filmIds: Int32Array,
  textOf: (filmId: number, i: number) => string,
  before: string,
  after: string,
): Generator<string> {
  yield before;
  for (let from = 0; from < filmIds.length; from += CHUNK) {
    let text = '';
    for (const [i, filmId] of filmIds.subarray(from, from + CHUNK).entries()) {
      text += textOf(filmId, from + i);
    }
    yield text;
  }
  yield after;
}
