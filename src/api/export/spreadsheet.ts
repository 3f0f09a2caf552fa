import type { Film } from '../../search/film.ts';
import { csvHeader, csvLine, csvText } from './csv.ts';
import type { FilmTexts } from './film-texts.ts';

/** What a list says of its films, each at the film's position. */
export interface ListFacts {
  readonly similarities?: ArrayLike<number>;
  /** In a list for a person. */
  readonly scores?: ArrayLike<number>;
  /** Why films are listed, in words; lists may have them for their first films only. */
  readonly reasons?: readonly string[];
}

const CRLF = '\r\n';

/** The byte order mark, by which spreadsheets recognise UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * CSV for spreadsheets: the same with a byte order mark, and after the other columns the year as a
 * number and, in a ranked list, each film's rank, score and reasons.
 */
export function spreadsheetTexts({ similarities, scores, reasons }: ListFacts): FilmTexts {
  const columns: [name: string, valueOf: (film: Film, i: number) => string][] = [
    ['release_year', ({ year }) => (year === null ? '' : String(Number(year.slice(0, 4))))],
  ];
  if (similarities !== undefined || scores !== undefined) {
    columns.push(['rank', (_, i) => String(i + 1)]);
  }
  if (scores !== undefined) columns.push(['score', (_, i) => String(scores[i] ?? '')]);
  if (reasons !== undefined) columns.push(['reasons', (_, i) => csvText(reasons[i] ?? '')]);
  const names = columns.map(([name]) => name);
  return {
    before: BYTE_ORDER_MARK + longer(csvHeader(similarities !== undefined), names),
    textOf: (film, i) =>
      longer(
        csvLine(film, similarities?.[i]),
        columns.map(([, valueOf]) => valueOf(film, i)),
      ),
    after: '',
  };
}

function longer(line: string, values: readonly string[]): string {
  return [line.slice(0, -CRLF.length), ...values].join(',') + CRLF;
}
