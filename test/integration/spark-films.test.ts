import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { QUIRKS, writeDatasets } from '../fixtures/datasets.ts';
import {
  movieLensTexts,
  SPACE_FILMS,
  writeMovieLens,
  type MovieLensTexts,
} from '../fixtures/movielens.ts';
import { compareOutputs } from '../fixtures/parquet-rows.ts';
import { failureOf, runPipeline } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';
import { sparkOn, withoutSpark } from '../fixtures/spark.ts';
import { QUIRK_STATEMENTS, wikidataText } from '../fixtures/wikidata-statements.ts';

const spark = sparkOn('local[2]');

/** Likings of films of the quirks, in the place of those of the sample. */
function quirkLikings(): MovieLensTexts {
  const texts = movieLensTexts();
  const places = [10, 12, 14, 15, 19].map((id, index) => [SPACE_FILMS[index] ?? 0, id] as const);
  const tconst = (id: number): string => String(id).padStart(7, '0');
  const links = places.reduce(
    (text, [sample, quirk]) => text.replace(`,${tconst(sample)},`, `,${tconst(quirk)},`),
    texts['links.csv'] ?? '',
  );
  return { ...texts, 'links.csv': links };
}

const OWN_TERMS = [
  'tconst\tfield\tterm\tweight\tlabel',
  'tt0000010\tmood_words\tQ1\t2\tbleak, slow',
  'tt0000012\tmood_words\tQ1\t\tbleak, slow',
  'tt0000019\tmood_words\tQ2\t\t',
  'tt9999999\tmood_words\tQ1\t\t',
].join('\n');

const OUTPUTS =
  'films imdb_films film_languages film_facts people credits alternate_titles ring_films genres own_terms movielens_terms terms term_labels model csfilms'.split(
    ' ',
  );

// one test, because each start of Spark takes as long as all that it does here
test(
  "Spark makes of the quirks of IMDb's files, facts, own terms and likings what DuckDB makes of them",
  { skip: withoutSpark },
  async (t) => {
    const folder = scratchFolder(t);
    const wikidata = wikidataText(QUIRK_STATEMENTS);
    const datasets = writeDatasets(join(folder, 'imdb'), { ...QUIRKS, wikidata });
    const own = join(folder, 'own.tsv');
    writeFileSync(own, OWN_TERMS);
    const movielens = writeMovieLens(join(folder, 'ml-test'), quirkLikings());
    const settings = { terms: [own], movielens };
    const [here, there] = [join(folder, 'local'), join(folder, "it's a spark é")];
    // as in a service, which is started without a locale
    for (const name of ['LANG', 'LC_ALL', 'LC_CTYPE']) delete process.env[name];
    const ours = await runPipeline(here, datasets, settings);
    assert.equal(ours.status, 'succeeded', JSON.stringify(ours.tasks));
    const summary = await runPipeline(there, datasets, { ...settings, spark });
    assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
    for (const name of OUTPUTS) {
      const { rows, differences } = await compareOutputs([here, there], name);
      assert.deepEqual(differences, [], name);
      assert.ok(rows > 0, name);
    }
    const reportOf = ({ tasks }: typeof summary) => tasks.find(({ task }) => task === 'PrepFilms');
    const [reported, expected] = [reportOf(summary), reportOf(ours)];
    assert.ok(reported?.state === 'ran' && expected?.state === 'ran');
    assert.deepEqual(reported.warnings, expected.warnings);
    assert.deepEqual(
      readdirSync(join(there, 'runs')).filter((name) => name.endsWith('.log')),
      ['CosineSimilarity', 'FilmTerms', 'GenreParquets', 'PrepFilms'].map(
        (task) => `${summary.run}.${task}.spark.log`,
      ),
    );
    const written = readdirSync(join(there, 'output')).toSorted();
    assert.deepEqual(written, readdirSync(join(here, 'output')).toSorted());
    assert.ok(
      written.every((name) => /^[a-z_]+$/.test(name)),
      written.join(', '),
    );
    const again = await runPipeline(there, datasets, { ...settings, spark });
    assert.equal(again.counts.ran, 0);
  },
);

test(
  "Spark stops at a value that cannot be with DuckDB's words",
  { skip: withoutSpark },
  async (t) => {
    const folder = scratchFolder(t);
    const datasets = writeDatasets(join(folder, 'imdb'), {
      ...QUIRKS,
      'title.principals': (QUIRKS['title.principals'] ?? '').replace('\t10\t', '\tlast\t'),
    });
    const dataDir = join(folder, 'data');
    const summary = await runPipeline(dataDir, datasets, { task: 'PrepFilms', spark });
    const { code, message } = failureOf(summary);
    assert.equal(code, 'source-value');
    assert.match(
      message,
      /^title\.principals\.tsv\.gz, line 3: ordering must be a whole number, but it is "last"$/,
    );
    assert.deepEqual(readdirSync(join(dataDir, 'output')), []);
    const log = join(dataDir, 'runs', `${summary.run}.PrepFilms.spark.log`);
    assert.match(readFileSync(log, 'utf8'), /USER_RAISED_EXCEPTION/);
  },
);
