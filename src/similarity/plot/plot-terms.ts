import { join } from 'node:path';
import { version as duckdbVersion } from '@duckdb/node-api';
import { appendColumns, parquetPattern } from '../../duckdb/columns.ts';
import { runSqlFile } from '../../duckdb/sql-file.ts';
import { taskSession } from '../../duckdb/task-session.ts';
import type { OpenDataSource, WantedFilms } from '../../sources/services/open-data.ts';
import { readTsv } from '../../sources/services/read-tsv.ts';
import { filmIdOf } from '../../sources/services/tconst.ts';
import type { Target, Task, TaskContext, TaskReport } from '../../workflow/task.ts';
import type { TermSource } from '../term-sources/source-terms.ts';
import type { Field } from '../terms/similarity-fields.ts';
import { genreWords } from './genre-words.ts';
import { plotWords } from './plot-words.ts';

export interface PlotTermsOptions {
  readonly dataDir: string;
  /** The source of `articles.tsv.gz`. */
  readonly articles: OpenDataSource;
  readonly films: WantedFilms;
}

/**
 * The task `PlotTerms`: the terms of the fields `plot` and `genre_words`, which are words of the
 * article about each film. They are picked here, and not by the engines, because it takes one pass over one small file.
 */
export function plotTerms({ dataDir, articles, films }: PlotTermsOptions): TermSource {
  const terms: Target = { kind: 'directory', path: join(dataDir, 'output', 'plot_terms') };
  const task: Task = {
    name: 'PlotTerms',
    summary: 'Pick the words of articles that say what films are about',
    requires: [films.task, articles.task],
    reads: [films.films, articles.target],
    targets: [terms],
    parameters: {},
    module: import.meta.url,
    engine: `duckdb ${duckdbVersion()}`,
    run: (context) => writePlotTerms(context, articles, films.films, terms),
  };
  return { task, terms };
}

async function writePlotTerms(
  context: TaskContext,
  articles: OpenDataSource,
  films: Target,
  terms: Target,
): Promise<TaskReport> {
  const { filmIds, fields, words } = await readWords(articles.path, context);
  using session = await taskSession(context, terms);
  const { connection } = session;
  await runSqlFile(connection, new URL('./create-plot-words.sql', import.meta.url));
  await appendColumns(connection, 'plot_words', [Int32Array.from(filmIds), fields, words]);
  const rows = await runSqlFile(connection, new URL('./write-plot-terms.sql', import.meta.url), {
    films: parquetPattern(films.path),
    path: join(context.stage(terms), 'part-00000.parquet'),
  });
  return { rows };
}

interface ArticleWords {
  readonly filmIds: readonly number[];
  /** What each word is about. */
  readonly fields: readonly Field[];
  readonly words: readonly string[];
}

/** The words of every film's first article, row by row; only the words stay in memory. */
async function readWords(path: string, { signal, progress }: TaskContext): Promise<ArticleWords> {
  const filmIds: number[] = [];
  const fields: Field[] = [];
  const words: string[] = [];
  // one string for a word of many films
  const known = new Map<string, string>();
  let last: number | null = null;
  await readTsv(path, {
    columns: ['tconst', 'text'],
    signal,
    progress,
    onRow({ values: { tconst, text } }) {
      const filmId = filmIdOf(tconst);
      if (filmId === null || filmId === last) return;
      last = filmId;
      for (const { field, wordsOf } of READERS) {
        for (const word of wordsOf(text)) {
          const same = known.get(word) ?? word;
          known.set(word, same);
          filmIds.push(filmId);
          fields.push(field);
          words.push(same);
        }
      }
    },
  });
  return { filmIds, fields, words };
}

const READERS: readonly {
  readonly field: Field;
  readonly wordsOf: (text: string) => ReadonlySet<string>;
}[] = [
  { field: 'plot', wordsOf: plotWords },
  { field: 'genre_words', wordsOf: genreWords },
];
