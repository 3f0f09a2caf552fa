import type { FilmChange, FilmState, MyFilms } from './film-state.ts';

const FORMAT = 'reelated-films';

interface ExportedFilm extends FilmState {
  readonly imdb_id: string;
}

/** All that the user has said about films, as the text of a file. */
export function exportedFilms(films: MyFilms): string {
  const list = [...films].map(([filmId, state]): ExportedFilm => ({
    imdb_id: `tt${String(filmId).padStart(7, '0')}`,
    ...state,
  }));
  return `${JSON.stringify({ format: FORMAT, version: 1, films: list }, undefined, 2)}\n`;
}

export interface ReadExport {
  readonly changes: readonly (readonly [filmId: number, change: FilmChange])[];
  /** The places, from 1, of those that are not understood. */
  readonly notUnderstood: readonly number[];
}

/** Reads such a text; undefined if it is of another kind. */
export function readExportedFilms(text: string): ReadExport | undefined {
  const file = parsed(text);
  if (!isObject(file) || file['format'] !== FORMAT || !Array.isArray(file['films'])) {
    return undefined;
  }
  const read = file['films'].map(readFilm);
  return {
    changes: read.filter((one) => one !== undefined),
    notUnderstood: read.flatMap((one, place) => (one === undefined ? [place + 1] : [])),
  };
}

function readFilm(film: unknown): readonly [number, FilmChange] | undefined {
  if (!isObject(film)) return undefined;
  const filmId = Number(/^tt(\d{1,10})$/.exec(String(film['imdb_id']))?.[1]);
  const { rating } = film;
  const isRating = typeof rating === 'number' && rating >= 0.5 && rating <= 10;
  if (!(filmId > 0) || (rating !== undefined && !isRating)) return undefined;
  const marks = ['seen', 'liked', 'watchlist', 'owned', 'hidden'] as const;
  const marked = marks.filter((name) => film[name] === true).map((name) => [name, true]);
  const change: FilmChange = { ...Object.fromEntries(marked), ...(isRating && { rating }) };
  return Object.keys(change).length === 0 ? undefined : [filmId, change];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
