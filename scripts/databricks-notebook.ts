import { fileURLToPath } from 'node:url';
import { relative } from 'node:path';
import { sqlText } from '../src/duckdb/sql-file.ts';
import { CAST_CATEGORIES } from '../src/films/cast-categories.ts';
import { FEW, USED } from '../src/films/odd-columns.ts';
import { leastRating } from '../src/films/prep-films.ts';
import { GENRES } from '../src/films/spark/genre-parquets-on-spark.ts';
import { FILM_COUNTS, FILM_STATEMENTS } from '../src/films/spark/prep-films-on-spark.ts';
import { IMDB_DATASETS } from '../src/sources/imdb-dataset.ts';

/** The notebook that runs the statements of the films on Databricks. */
export const DATABRICKS_NOTEBOOK = new URL('../deploy/databricks/films.py', import.meta.url);

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const NEXT_CELL = '\n# COMMAND ----------\n\n';

/** The text of the notebook with our statements and constants in the places marked for them. */
export function databricksNotebook(text: string): string {
  const parts = {
    CONSTANTS: constants(),
    STATEMENTS: cells([
      ...FILM_STATEMENTS.map((file) => cell(file, 'run')),
      cell(FILM_COUNTS, 'counts = run'),
    ]),
    GENRES: cells([cell(GENRES, 'run')]),
  };
  return Object.entries(parts).reduce(
    (notebook, [name, part]) =>
      notebook.replace(
        new RegExp(`(?<=^# BEGIN ${name}:.*\n)[^]*?(?=^# END ${name}$)`, 'm'),
        () => part,
      ),
    text,
  );
}

function constants(): string {
  const columns = IMDB_DATASETS.map(
    (dataset) => `    "${dataset.name}": ${list(dataset.columns.map(({ name }) => name))},\n`,
  );
  const optional = IMDB_DATASETS.filter((dataset) => dataset.optional);
  const values = {
    DATASETS: `{\n${columns.join('')}}`,
    OPTIONAL_DATASETS: list(optional.map(({ name }) => name)),
    CAST_CATEGORIES: list(CAST_CATEGORIES),
    LEAST_RATING: leastRating({ minRating: 0, minVotes: 0, titleTypes: [], ring: true }),
    FEW,
    USED_COLUMNS: list([...USED]),
  };
  const lines = Object.entries(values).map(([name, value]) => `${name} = ${value}`);
  return `${lines.join('\n')}\n`;
}

/** A list of texts, as JSON and Python have it. */
function list(texts: readonly string[]): string {
  return `[${texts.map((text) => JSON.stringify(text)).join(', ')}]`;
}

function cells(texts: readonly string[]): string {
  return ['', ...texts.map((text) => `${text}\n`), ''].join(NEXT_CELL);
}

/** A cell that runs a file, as a raw string, in which only quotes at its end would be in the way. */
function cell(file: URL, call: string): string {
  // its first comment compares it with other files of the repository
  const statement = sqlText(file)
    .trim()
    .replace(/^(?:--.*\n)+/, '');
  if (/"""|["\\]$/.test(statement)) throw new Error(`${file.href} does not fit a raw string`);
  const title = `# DBTITLE 1,${relative(ROOT, fileURLToPath(file))}`;
  return `${title}\n${call}(r"""\n${statement}\n""")`;
}
