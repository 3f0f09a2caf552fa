/**
 * Prints the ten films nearest to each of some films under each preset, with reasons, for people to
 * judge.
 *
 *     node bench/quality/lists.ts [--datasets DIR] ['Toy Story' 'Alien' …]
 */
import { withPreset } from '../../src/similarity/model/build-model.ts';
import { alignColumns } from '../../src/workflow/views/align-columns.ts';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { parquetPattern } from '../../src/duckdb/columns.ts';
import { querySql } from '../../src/duckdb/sql-file.ts';
import { explainSimilarity } from '../../src/similarity/query/explain.ts';
import { asFilmId, rowOf } from '../../src/similarity/model/model.ts';
import { PRESET_NAMES, PRESETS } from '../../src/similarity/model/presets.ts';
import { createRanker } from '../../src/similarity/query/ranking.ts';
import { reasonsOf } from '../../src/similarity/query/reasons.ts';
import { personTerm } from '../../src/similarity/terms/terms.ts';
import { filmDataOf, wholeModel, type FilmData } from './models.ts';
import { readOptions } from './options.ts';

const FILMS: readonly string[] = [
  'Goldfinger',
  'Toy Story',
  'Alien',
  'The Godfather',
  'Seven Samurai',
  'Spirited Away',
  'Rio Bravo',
  "Singin' in the Rain",
  'Close-Up',
  'City Lights',
];

async function texts(folder: string, statement: string): Promise<ReadonlyMap<number, string>> {
  using session = await openDuckDB({ threads: 1 });
  const rows = await querySql(session.connection, statement, { path: parquetPattern(folder) });
  return new Map(rows.map((row) => [Number(row['id']), row['text'] as string]));
}

async function printLists(data: FilmData, titles: readonly string[]): Promise<void> {
  const films = await texts(
    data.films,
    `SELECT film_id AS id, format('{} ({}) {}', title, date_part('year', "year"), array_to_string(genres, '+'))
       AS text FROM read_parquet($path) ORDER BY vote_count DESC`,
  );
  const people = await texts(
    data.people,
    'SELECT person_id AS id, name AS text FROM read_parquet($path)',
  );
  const names = new Map(Array.from(people, ([id, name]) => [personTerm(id), name]));
  const model = await wholeModel(data);
  for (const title of titles) {
    const filmId = Array.from(films).find(([, text]) => text.startsWith(`${title} (`))?.[0];
    const row = filmId === undefined ? undefined : rowOf(model, asFilmId(filmId));
    if (filmId === undefined || row === undefined) {
      process.stdout.write(`\nno film ${title}\n`);
      continue;
    }
    for (const preset of PRESET_NAMES) {
      const weighed = withPreset(model, PRESETS[preset]);
      const page = { threshold: 0, offset: 0, limit: 10 };
      const lines = createRanker(weighed)
        .similarTo(row, page)
        .films.map((film) => {
          const terms = explainSimilarity(weighed, row, film.row);
          const reasons = reasonsOf(terms, ({ term }) => names.get(term))
            .slice(0, 4)
            .map(({ text, share }) => `${text} ${Math.round((100 * share) / film.similarity)}%`);
          const found = films.get(film.filmId) ?? '';
          return [film.similarity.toFixed(3), found, reasons.join(', ')];
        });
      const head = `\n${films.get(filmId) ?? ''}, ${preset}`;
      process.stdout.write(`${[head, ...alignColumns(lines)].join('\n')}\n`);
    }
  }
}

const options = readOptions();
await printLists(await filmDataOf(options), options.titles.length > 0 ? options.titles : FILMS);
