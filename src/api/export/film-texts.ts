import { tconstOf, type Film } from '../../search/film.ts';
import { csvHeader, csvLine, LETTERBOXD_HEADER, letterboxdLine } from './csv.ts';
import type { TextFormat } from './format.ts';

/** How a list is written in a format. */
export interface FilmTexts {
  readonly before: string;
  /** The text of the film at a position from 0. */
  readonly textOf: (film: Film, i: number, similarity: number | undefined) => string;
  readonly after: string;
}

/** How a list is written in a format; a list of similar films has similarities. */
export function filmTexts(format: TextFormat, withSimilarity: boolean): FilmTexts {
  switch (format) {
    case 'csv':
      return {
        before: csvHeader(withSimilarity),
        textOf: (film, _, similarity) => csvLine(film, similarity),
        after: '',
      };
    case 'ids':
      return { before: '', textOf: (film) => `${tconstOf(film)}\n`, after: '' };
    case 'radarr':
      return {
        before: '[',
        textOf: (film, i) => radarrText(film.title, tconstOf(film), i),
        after: ']\n',
      };
    case 'letterboxd':
      return { before: LETTERBOXD_HEADER, textOf: letterboxdLine, after: '' };
    default:
      return format satisfies never;
  }
}

/** A film in the JSON of a custom list for Radarr, with the comma before it. */
export function radarrText(title: string, imdbId: string, i: number): string {
  return (i === 0 ? '' : ',') + JSON.stringify({ title, imdb_id: imdbId });
}
