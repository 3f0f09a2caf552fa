import type { Config } from '../../config.ts';
import { tconstOf } from '../../search/film.ts';
import type { SearchCriteria } from '../../search/search-criteria.ts';
import { UsageError } from '../../errors.ts';
import { alignColumns } from '../../workflow/views/align-columns.ts';
import { print, printJson } from '../output.ts';
import type { FoundFilms } from '../query/found-films.ts';

/** `reelated search`: the films that meet all criteria, by title. */
export async function searchCommand(
  config: Config,
  given: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<number> {
  const criteria = searchCriteria(given);
  const { films, total, matchedAsText } = await ask(config, criteria, signal);
  if (config.json) {
    printJson(films);
    return 0;
  }
  const rows = films.map((film) => [
    tconstOf(film),
    film.year?.slice(0, 4) ?? '',
    film.rating.toFixed(1),
    film.title,
    film.genres.join(', '),
  ]);
  print(...alignColumns(rows), `(${films.length} of ${total} films)`);
  for (const criterion of matchedAsText) {
    process.stderr.write(`reelated: --${criterion} is no pattern; it was looked for as text\n`);
  }
  return 0;
}

async function ask(
  config: Config,
  criteria: SearchCriteria,
  signal: AbortSignal,
): Promise<FoundFilms> {
  const { server } = config;
  if (server === undefined) {
    return (await import('../query/query-data-dir.ts')).searchDataDir(config, criteria);
  }
  return (await import('../query/query-server.ts')).searchServer(server, config, criteria, signal);
}

const TEXTS = ['title', 'person', 'genre'] as const;
const DATES = { earliestDate: 'earliest_date', latestDate: 'latest_date' } as const;
const NUMBERS = {
  minDuration: 'min_duration',
  maxDuration: 'max_duration',
  minRating: 'min_rating',
  maxRating: 'max_rating',
  voteCount: 'vote_count',
} as const;

function searchCriteria(given: Readonly<Record<string, unknown>>): SearchCriteria {
  const text = (key: string): string[] => (typeof given[key] === 'string' ? [given[key]] : []);
  return Object.fromEntries([
    ...TEXTS.flatMap((key) => text(key).map((value) => [key, value])),
    ...text('genres').map((value) => ['genres', value.split(',').map((genre) => genre.trim())]),
    ...(Array.isArray(given['persons']) ? [['persons', given['persons']]] : []),
    ...Object.entries(DATES).flatMap(([key, name]) =>
      text(key).map((value) => [name, checked(name, value, isDate, 'a date as YYYY-MM-DD')]),
    ),
    ...Object.entries(NUMBERS).flatMap(([key, name]) =>
      text(key).map((value) => [name, Number(checked(name, value, isNumber, 'a number'))]),
    ),
  ]) as SearchCriteria;
}

const isNumber = (value: string): boolean => /^\d+(\.\d+)?$/.test(value);
const isDate = (value: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(value) &&
  new Date(`${value}T00:00:00Z`).getUTCDate() === Number(value.slice(8));

function checked(
  name: string,
  value: string,
  isRight: (value: string) => boolean,
  wanted: string,
): string {
  if (isRight(value)) return value;
  const option = `--${name.replaceAll('_', '-')}`;
  throw new UsageError('config-invalid', `${option} must be ${wanted}, but it is "${value}"`, {
    data: { option, value },
  });
}
