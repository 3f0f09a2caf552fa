/**
 * DESIGN. What Wikidata knows about the films that pass the filter, in `datasets/wikidata.tsv.gz`:
 * one row per statement, `tconst, property, value, label`.
 *
 * ```
 *  films ─▶ ids without a recent answer ─▶ 200 at a time, SPARQL by POST ─▶ wikidata.answers.ndjson
 *                                                                                  │
 *  --datasets DIR/wikidata.tsv.gz ───────────────────────────────▶ tidy, sort ◀────┘
 *                                                                      └─▶ wikidata.tsv.gz
 * ```
 *
 * The file is always written from all answers about the current films, so it does not depend on how
 * often the requests were interrupted. A file of the user's replaces the service and is validated in
 * the same way.
 */
import { basename, join } from 'node:path';
import { sha256Of } from '../../workflow/digest.ts';
import type { Task, TaskContext, TaskReport } from '../../workflow/task.ts';
import type { OpenDataLocation, OpenDataSource, WantedFilms } from '../services/open-data.ts';
import { readFilmRows } from '../services/read-film-rows.ts';
import { inBatches, recentAnswers } from '../services/recent-answers.ts';
import { SERVICE_LIMITS } from '../services/service-limits.ts';
import { readTconsts } from '../services/tconst.ts';
import { openDataTargets, writeOpenData } from '../services/write-tsv.ts';
import { clip } from '../source-error.ts';
import { isFoundStatements, readResults } from './read-results.ts';
import { QUERY, statementsQuery } from './statements-query.ts';
import { TidyStatements } from './tidy-statements.ts';

/** How many films one query asks about. */
const FILMS_OF_A_BATCH = 200;
/** The service allows five: https://www.mediawiki.org/wiki/Wikidata_Query_Service/User_Manual */
const QUERIES_AT_ONCE = 2;

const WIKIDATA_COLUMNS = ['tconst', 'property', 'value', 'label'] as const;

export interface WikidataOptions {
  readonly dataDir: string;
  readonly wanted: WantedFilms;
  readonly location: OpenDataLocation;
  /** Milliseconds since 1970; another clock only in tests. */
  readonly now?: () => number;
}

/** The task `SourceWikidata`. */
export function sourceWikidata(options: WikidataOptions): OpenDataSource {
  const { dataDir, wanted, location } = options;
  const targets = openDataTargets(dataDir, 'wikidata');
  const name = basename(targets.file.path);
  const task: Task = {
    name: 'SourceWikidata',
    summary:
      location.kind === 'file'
        ? `Read ${name} from its folder`
        : "Ask Wikidata about the films' languages, countries, genres, subjects and articles",
    requires: [wanted.task],
    reads: [wanted.films],
    externalInputs: location.kind === 'file' ? [location.path] : [],
    targets: [targets.file, targets.sidecar],
    parameters: location.kind === 'file' ? { from: 'folder' } : { url: location.url },
    module: import.meta.url,
    async run(context) {
      const tconsts = await readTconsts(wanted.films, context);
      const tidy = new TidyStatements();
      const report =
        location.kind === 'file'
          ? await readFile(location.path, tconsts, tidy, context)
          : await askAll(location, tconsts, tidy, options, context);
      const statements = tidy.rows();
      const url = location.kind === 'file' ? null : location.url;
      const rows = statements.map((one) => WIKIDATA_COLUMNS.map((column) => one[column]));
      await writeOpenData(targets, { name, url, columns: WIKIDATA_COLUMNS, rows }, context);
      const warnings = [...(report.warnings ?? []), ...tidy.faults.warnings()];
      return { ...report, rows: statements.length, warnings };
    },
  };
  return { task, path: targets.file.path, target: targets.file };
}

async function askAll(
  { url, contact, limits }: Extract<OpenDataLocation, { kind: 'service' }>,
  tconsts: readonly string[],
  tidy: TidyStatements,
  { dataDir, now = Date.now }: WikidataOptions,
  context: TaskContext,
): Promise<TaskReport> {
  const { answers, report } = await recentAnswers({
    service: {
      name: 'Wikidata',
      url,
      contact,
      atOnce: QUERIES_AT_ONCE,
      limits: { ...SERVICE_LIMITS, ...limits },
    },
    journal: join(dataDir, 'datasets', 'wikidata.answers.ndjson'),
    keys: tconsts,
    what: 'films',
    request: sha256Of(QUERY).slice(0, 12),
    batchesOf: (due) => inBatches(due, FILMS_OF_A_BATCH),
    // https://www.w3.org/TR/sparql11-protocol/#query-via-post-urlencoded
    ask: (films, send) =>
      send(
        { url, form: { query: statementsQuery(films) }, accept: 'application/sparql-results+json' },
        (json) => readResults(json, films),
      ),
    isAnswer: isFoundStatements,
    now,
    context,
  });
  for (const [tconst, statements] of answers) {
    for (const [property, value, label] of statements) {
      tidy.add({ tconst, property, value, label }, `${tconst}, ${clip(`${property} ${value}`)}`);
    }
  }
  return report;
}

async function readFile(
  path: string,
  tconsts: readonly string[],
  tidy: TidyStatements,
  { signal, progress }: TaskContext,
): Promise<TaskReport> {
  const rowsOfOtherTitles = await readFilmRows(path, {
    columns: WIKIDATA_COLUMNS,
    tconsts,
    signal,
    progress,
    onRow({ line, values }) {
      tidy.add(values, `line ${line}, ${clip(`${values.property} ${values.value}`)}`);
    },
  });
  return { facts: { rowsOfOtherTitles } };
}
