import { openSnapshot, type Snapshot } from '../api/snapshot.ts';
import type { Config } from '../config.ts';
import type { Film } from '../database/film.ts';
import { UsageError } from '../errors.ts';
import { columns, print, printJson } from './output.ts';

/** `reelated similar`: the films most like one, with what they have in common. */
export async function similarCommand(config: Config, text: string): Promise<number> {
  await using snapshot = await openSnapshot(config.dataDir);
  const { film, others } = await filmMeant(snapshot, text);
  const { threshold, limit } = config;
  const page = { threshold, offset: 0, limit };
  const { films: ranked, total } = snapshot.rankSimilar(film.film_id, page);
  const films = await snapshot.database.filmsByIds(ranked.map(({ filmId }) => filmId));
  const similar = ranked.flatMap(({ filmId, similarity }) => {
    const found = films.find((candidate) => candidate.film_id === filmId);
    return found === undefined ? [] : { ...found, similarity };
  });

  if (config.json) {
    printJson(similar);
    return 0;
  }
  const rows = similar.map((other) => [
    other.similarity.toFixed(3),
    titleAndYear(other),
    inCommon(film, other),
  ]);
  print(`Films like ${titleAndYear(film)}:`, ...columns(rows));
  if (similar.length < total) print(`(${similar.length} of ${total}; --limit shows more)`);
  if (others.length > 0) print(`Also of this title: ${others.map(withId).join(', ')}`);
  return 0;
}

interface FilmMeant {
  readonly film: Film;
  /** Other films of the same title. */
  readonly others: readonly Film[];
}

/**
 * The film that a person names by its id, tt id or title; the best known of several.
 *
 * @throws UsageError `film-unknown`
 */
async function filmMeant({ database }: Snapshot, text: string): Promise<FilmMeant> {
  if (text.trim() === '') throw unknownFilm(text);
  const id = /^(?:tt)?(\d{1,9})$/.exec(text)?.[1];
  const byId = id === undefined ? undefined : await database.filmById(Number(id));
  if (byId !== undefined) return { film: byId, others: [] };
  const [film, ...rest] = await database.findFilms(text);
  if (film === undefined) throw unknownFilm(text);
  return { film, others: rest.filter(({ title }) => title === film.title) };
}

function unknownFilm(text: string): UsageError {
  return new UsageError('film-unknown', `there is no film "${text}"; try reelated search --title`, {
    data: { film: text },
  });
}

function titleAndYear({ title, year }: Film): string {
  return year === null ? title : `${title} (${year.slice(0, 4)})`;
}

function withId(film: Film): string {
  return `${titleAndYear(film)} tt${String(film.film_id).padStart(7, '0')}`;
}

function inCommon(a: Film, b: Film): string {
  const shared = (list: 'persons' | 'genres'): string[] =>
    a[list].filter((x) => b[list].includes(x));
  return [...shared('persons').slice(0, 3), ...shared('genres')].join(', ');
}
