/**
 * DESIGN. The lead section of each film's article in the English Wikipedia, in
 * `datasets/articles.tsv.gz`: `tconst, article, text`.
 *
 * ```
 *  wikidata.tsv.gz ─▶ articles without a recent answer ─▶ 20 at a time ─▶ articles.answers.ndjson
 *                                                                                 │
 *  --datasets DIR/articles.tsv.gz ─────────────────────────────▶ tidy, sort ◀─────┘
 *                                                                    └─▶ articles.tsv.gz
 * ```
 *
 * One request at a time, with `maxlag`, as Wikimedia asks of programs that are in no hurry:
 * https://www.mediawiki.org/wiki/API:Etiquette. A missing article, or one whose title now leads into
 * a section of another article, has no row. The texts are under CC BY-SA 4.0, by the authors of the
 * articles; Reelated counts their words and never serves them.
 */
import { basename, join } from 'node:path';
import { sha256Of } from '../../workflow/digest.ts';
import type { Task, TaskContext, TaskReport } from '../../workflow/task.ts';
import type { OpenDataLocation, OpenDataSource, WantedFilms } from '../services/open-data.ts';
import { readFilmRows } from '../services/read-film-rows.ts';
import { readTsv } from '../services/read-tsv.ts';
import { recentAnswers } from '../services/recent-answers.ts';
import { SERVICE_LIMITS } from '../services/service-limits.ts';
import { readTconsts } from '../services/tconst.ts';
import { openDataTargets, urlOf, writeOpenData } from '../services/write-tsv.ts';
import { ARTICLE } from '../wikidata/properties.ts';
import { askExtracts, EXTRACT_PARAMETERS, extractBatches } from './ask-extracts.ts';
import { TidyArticles } from './tidy-articles.ts';

const ARTICLE_COLUMNS = ['tconst', 'article', 'text'] as const;

/** Texts from the service, for the articles that Wikidata names, or from a file of the user's. */
export type ArticlesOptions = {
  readonly dataDir: string;
  /** Milliseconds since 1970; another clock only in tests. */
  readonly now?: () => number;
} & (
  | {
      readonly location: Extract<OpenDataLocation, { kind: 'service' }>;
      readonly wikidata: OpenDataSource;
    }
  | {
      readonly location: Extract<OpenDataLocation, { kind: 'file' }>;
      readonly wanted: WantedFilms;
    }
);

type Asking = Extract<ArticlesOptions, { readonly wikidata: OpenDataSource }>;

/** The task `SourceArticles`. */
export function sourceArticles(options: ArticlesOptions): OpenDataSource {
  const targets = openDataTargets(options.dataDir, 'articles', options.location);
  const name = basename(targets.file.path);
  const task: Task = {
    name: 'SourceArticles',
    ...inputsOf(options, name),
    targets: [targets.file, targets.sidecar],
    module: import.meta.url,
    async run(context) {
      const tidy = new TidyArticles();
      const report = isAsking(options)
        ? await askAll(options, tidy, context)
        : await readFile(
            options.location.path,
            await readTconsts(options.wanted.films, context),
            tidy,
            context,
          );
      const articles = tidy.rows();
      const url = urlOf(options.location);
      const rows = articles.map((one) => ARTICLE_COLUMNS.map((column) => one[column]));
      await writeOpenData(targets, { name, url, columns: ARTICLE_COLUMNS, rows }, context);
      const warnings = [...(report.warnings ?? []), ...tidy.faults.warnings()];
      return { ...report, rows: articles.length, warnings };
    },
  };
  return { task, path: targets.file.path, target: targets.file };
}

function inputsOf(
  options: ArticlesOptions,
  name: string,
): Pick<Task, 'summary' | 'requires' | 'reads' | 'externalInputs' | 'parameters'> {
  if (isAsking(options)) {
    return {
      summary: 'Ask Wikipedia for the lead sections of the articles about the films',
      requires: [options.wikidata.task],
      reads: [options.wikidata.target],
      parameters: { url: options.location.url },
    };
  }
  return {
    summary: options.location.isSample
      ? "Read the sample's articles.tsv"
      : `Read ${name} from its folder`,
    requires: [options.wanted.task],
    reads: [options.wanted.films],
    externalInputs: [options.location.path],
    parameters: { from: options.location.isSample ? 'sample' : 'folder' },
  };
}

function isAsking(options: ArticlesOptions): options is Asking {
  return 'wikidata' in options;
}

async function askAll(
  { dataDir, location: { url, contact, limits }, wikidata, now = Date.now }: Asking,
  tidy: TidyArticles,
  context: TaskContext,
): Promise<TaskReport> {
  const films = await readArticles(wikidata.path, context);
  const { answers, report } = await recentAnswers({
    service: {
      name: 'Wikipedia',
      url,
      contact,
      atOnce: 1,
      limits: { ...SERVICE_LIMITS, ...limits },
    },
    journal: join(dataDir, 'datasets', 'articles.answers.ndjson'),
    keys: [...films.keys()],
    what: 'articles',
    request: sha256Of(JSON.stringify(EXTRACT_PARAMETERS)).slice(0, 12),
    batchesOf: extractBatches,
    ask: (articles, send) => askExtracts(url, articles, send),
    isAnswer: (value) => typeof value === 'string',
    now,
    context,
  });
  for (const [article, text] of answers) {
    for (const tconst of films.get(article) ?? []) {
      tidy.add({ tconst, article, text }, `${tconst}, ${article}`);
    }
  }
  return report;
}

/** The films of each article that Wikidata names, in the order of the file. */
async function readArticles(
  path: string,
  { signal, progress }: TaskContext,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const films = new Map<string, string[]>();
  await readTsv(path, {
    columns: ['tconst', 'property', 'value'],
    signal,
    progress,
    onRow({ values: { tconst, property, value } }) {
      if (property === ARTICLE) films.set(value, [...(films.get(value) ?? []), tconst]);
    },
  });
  return films;
}

async function readFile(
  path: string,
  tconsts: readonly string[],
  tidy: TidyArticles,
  { signal, progress }: TaskContext,
): Promise<TaskReport> {
  const rowsOfOtherTitles = await readFilmRows(path, {
    columns: ARTICLE_COLUMNS,
    tconsts,
    signal,
    progress,
    onRow: ({ line, values }) => tidy.add(values, `line ${line}`),
  });
  return { facts: { rowsOfOtherTitles } };
}
