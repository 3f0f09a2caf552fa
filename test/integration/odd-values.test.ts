import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { QUIRKS, writeDatasets, type DatasetTexts } from '../fixtures/datasets.ts';
import { compareOutputs } from '../fixtures/parquet-rows.ts';
import { prepareFilms, rowsOf, warningsOf } from '../fixtures/prepare-films.ts';
import { failureOf, runPipeline } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';
import { sparkOn, withoutSpark } from '../fixtures/spark.ts';
import { CHARACTERS } from '../fixtures/written-characters.ts';

const CREDITS = CHARACTERS.map(
  ([written], index) => `tt0000010\t${index + 1}\tnm0000101\tactor\tjob ${index}\t${written}`,
);

/** Values as spreadsheets and other tools write them, with what is odd about them. */
const ODD: DatasetTexts = {
  'title.principals': `${(QUIRKS['title.principals'] ?? '').split('\n')[0]}\n${CREDITS.join('\n')}
tt0000012\t1.0\tnm0000102\tactress\t\\N\t\\N
tt0000012\t2.00\tnm0000103\tactor\t\\N\t\\N
tt0000012\t3\tnm00x\tactor\t\\N\t\\N
tt00x\t9.5\tnm0000103\tactor\t\\N\t\\N
\\N\t1\tnm0000103\tactor\t\\N\t\\N\n`,
  'title.basics': (QUIRKS['title.basics'] ?? '')
    .replace('1999\t\\N\t101', '1999.0\t\\N\t101.0')
    .replace('2001\t\\N\t90', '2001.5\t\\N\t90.25')
    .replace('Comedy,Drama', `NULL,Comedy,${'x'.repeat(300)},Drama,a/b=c?`)
    .concat('\n11\tmovie\tX\tX\t0\t1999\t\\N\t90\tDrama\n'),
  'title.ratings': (QUIRKS['title.ratings'] ?? '')
    .replace('7.1\t1200', '7.10\t1200.0')
    .replace('9.9\t600', '9.876\t600')
    .replace('7.0\t700', '7.25000\t700')
    .concat('1.0E+01\t8.0\t900\ntt00x\t8.0\t9000\nTT0000012\t8.0\t1\n'),
  'name.basics': (QUIRKS['name.basics'] ?? '')
    .replace('1950\t', '1950.0\t')
    .replace('1960\t2001', 'x\t2001.0')
    .concat('nm 0000102\tX\t\\N\t\\N\tactor\t\\N\n'),
};

const ODD_WARNINGS = [
  '2 invalid years, treated as unknown',
  '2 invalid lengths, treated as unknown',
  '1 film has an invalid genre or more than 20, which are left out',
  '1 rating with more than two decimals, rounded',
  '1 invalid year of birth, treated as unknown',
  `${CHARACTERS.filter(([, names]) => names === undefined).length} unreadable lists of characters, treated as unknown`,
  '1 line of name.basics has an invalid nconst, such as "nm 0000102", and is left out',
  '1 line of title.basics has an invalid tconst, such as "11", and is left out',
  '2 lines of title.ratings have an invalid tconst, such as "1.0E+01", and are left out',
  '2 lines of title.principals have an invalid tconst, such as "\\N", and are left out',
  '1 line of title.principals has an invalid nconst, such as "nm00x", and is left out',
];

test('values as other tools write them are read where that is certain, and reported otherwise', async (t) => {
  const { summary, dataDir } = await prepareFilms(t, ODD);
  assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
  assert.deepEqual(warningsOf(summary), ODD_WARNINGS);

  const credits = await rowsOf(dataDir, 'credits', 'film_id, "ordering", characters');
  for (const [index, [written, names]] of CHARACTERS.entries()) {
    const found: unknown = JSON.parse(credits[index] ?? '');
    assert.deepEqual(
      found,
      { film_id: 10, ordering: index + 1, characters: names ?? null },
      written,
    );
  }
  assert.deepEqual(credits.slice(-2), [
    '{"film_id":12,"ordering":1,"characters":null}',
    '{"film_id":12,"ordering":2,"characters":null}',
  ]);

  const films = await rowsOf(
    dataDir,
    'films',
    'film_id, year, duration, rating, vote_count, genres',
  );
  assert.equal(
    films[0],
    '{"film_id":10,"year":"1999-01-01","duration":101,"rating":7.1,"vote_count":1200,"genres":["Comedy","Drama","a/b=c?"]}',
  );
  assert.match(films[1] ?? '', /"film_id":12,"year":null,"duration":null/);
  assert.match(films[2] ?? '', /"film_id":14,.*"rating":9.88,/);
  assert.match(films[3] ?? '', /"film_id":15,.*"rating":7.25,/);
  assert.deepEqual(
    (await rowsOf(dataDir, 'people', 'person_id, birth_year, death_year')).slice(0, 1),
    ['{"person_id":101,"birth_year":1950,"death_year":null}'],
  );
});

test('titles in other languages without a valid id are reported', async (t) => {
  const { summary } = await prepareFilms(t, {
    'title.akas': `${(QUIRKS['title.akas'] ?? '').trimEnd()}\n${['x', 'tt', 'tt1x']
      .map((id) => `${id}\t1\tX\tFR\tfr\t\\N\t\\N\t0`)
      .join('\n')}\n`,
  });
  assert.equal(
    warningsOf(summary).at(-1),
    '3 lines of title.akas have an invalid titleId, such as "tt", and are left out',
  );
});

/** A text with its first lines once more at its end. */
function withRepeated(text: string, count: number): string {
  const lines = text.split('\n').slice(1, count + 1);
  return `${text.trimEnd()}\n${lines.join('\n')}\n`;
}

function again(name: string, count: number): DatasetTexts {
  return { [name]: withRepeated(QUIRKS[name] ?? '', count) };
}

const REPEATED = {
  ...again('title.ratings', 2),
  ...again('title.basics', 1),
  ...again('title.principals', 8),
  ...again('name.basics', 3),
};
const REPEATED_WARNINGS = [
  'title.ratings.tsv.gz: 2 repeated lines, left out',
  'title.basics.tsv.gz: 1 repeated line, left out',
  'title.principals.tsv.gz: 8 repeated lines, left out',
  'name.basics.tsv.gz: 3 repeated lines, left out',
];

test('a line that a file has twice is used once and counted, and credits are not doubled', async (t) => {
  const plain = await prepareFilms(t, {});
  const { summary, dataDir } = await prepareFilms(t, REPEATED);
  assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
  assert.deepEqual(warningsOf(summary).slice(-4), REPEATED_WARNINGS);
  for (const name of ['films', 'people', 'credits', 'alternate_titles']) {
    const { rows, differences } = await compareOutputs([plain.dataDir, dataDir], name);
    assert.deepEqual(differences, [], name);
    assert.ok(rows > 0, name);
  }
});

/** What cannot be used at all, and what is said of it. */
const REFUSED: readonly (readonly [
  what: string,
  texts: DatasetTexts,
  code: string,
  message: RegExp,
])[] = [
  [
    'a column without a year',
    {
      'title.basics': (QUIRKS['title.basics'] ?? '')
        .replaceAll(/\t\d{4}\t/g, '\tAD $&\t')
        .replaceAll(/\tAD \t(\d+)\t\t/g, '\tAD $1\t'),
    },
    'source-value',
    /^title\.basics\.tsv\.gz: none of the \d+ values of startYear that are needed can be read, such as "AD 1\d{3}"$/,
  ],
  [
    'credits whose ids are those of another catalogue',
    { 'title.principals': (QUIRKS['title.principals'] ?? '').replaceAll('\ntt', '\nco') },
    'source-value',
    /^title\.principals\.tsv\.gz: none of the \d+ values of tconst that are needed can be read, such as "co\d+"$/,
  ],
  [
    'an ordering with a fraction',
    { 'title.principals': (QUIRKS['title.principals'] ?? '').replace('\t10\t', '\t9.5\t') },
    'source-value',
    /^title\.principals\.tsv\.gz, line 3: ordering must be a whole number, but it is "9\.5"$/,
  ],
  [
    'more votes than people',
    { 'title.ratings': (QUIRKS['title.ratings'] ?? '').replace('\t1200\n', '\t12345678901\n') },
    'source-value',
    /^title\.ratings\.tsv\.gz, line 2: numVotes must be at most 999999999, but it is "12345678901"$/,
  ],
  [
    'a NUL character',
    { 'name.basics': (QUIRKS['name.basics'] ?? '').replace('Zoë', 'Z\0oë') },
    'source-value',
    /^name\.basics\.tsv\.gz, line 6: the line has a NUL character$/,
  ],
  [
    'a carriage return within a line',
    { 'title.principals': (QUIRKS['title.principals'] ?? '').replace('["Ann"]', '["A\rnn"]') },
    'source-value',
    /^title\.principals\.tsv\.gz, line 4: the line has a carriage return without a line feed$/,
  ],
  [
    'lines that end in carriage returns',
    { 'title.ratings': (QUIRKS['title.ratings'] ?? '').replaceAll('\n', '\r') },
    'source-header',
    /^title\.ratings\.tsv\.gz, line 1: a carriage return without a line feed; /,
  ],
  [
    'an id above 31 bits',
    Object.fromEntries(
      Object.entries(QUIRKS).map(([name, text]) => [
        name,
        text.replaceAll('tt10000011', 'tt9999999999'),
      ]),
    ),
    'source-value',
    /^title\.basics\.tsv\.gz, line 15: tconst must be an id with a number of at most 2147483647, but it is "tt9999999999"$/,
  ],
  [
    'no film at all',
    { 'title.basics': (QUIRKS['title.basics'] ?? '').replaceAll('\tmovie\t', '\tMovies\t') },
    'task-check',
    /^no title passes the filter: none of type movie is rated above 6 .*; there are Movies \(\d+\), tvSeries \(1\); did you mean Movies\?$/,
  ],
  [
    'two different credits of a film in one line of title.basics',
    {
      'title.basics': `${(QUIRKS['title.basics'] ?? '').trimEnd()}\n${(QUIRKS['title.basics'] ?? '').split('\n')[1]?.replace('\t0\t', '\t1\t')}\n`,
    },
    'source-duplicate',
    /^title\.basics\.tsv\.gz, lines 2 and 16: tconst tt0000010 occurs more than once/,
  ],
];

for (const [what, texts, code, message] of REFUSED) {
  test(`refused: ${what}`, async (t) => {
    const { summary } = await prepareFilms(t, texts);
    const failure = failureOf(summary);
    assert.equal(failure.code, code, failure.message);
    assert.match(failure.message, message);
  });
}

describe('on Spark', { skip: withoutSpark }, () => {
  const spark = sparkOn('local[2]');

  // one run for all of them, because Spark starts slowly
  test('odd and repeated values, without title.akas, come out as on DuckDB, with the same warnings', async (t) => {
    const folder = scratchFolder(t);
    const { 'title.akas': _, ...texts } = { ...QUIRKS, ...ODD };
    const repeated = ['title.ratings', 'title.basics', 'title.principals', 'name.basics'];
    const datasets = writeDatasets(join(folder, 'imdb'), {
      ...texts,
      ...Object.fromEntries(repeated.map((name) => [name, withRepeated(texts[name] ?? '', 2)])),
    });
    const [here, there] = [join(folder, 'local'), join(folder, "it's a spark é")];
    const ours = await runPipeline(here, datasets, { task: 'GenreParquets' });
    const onSpark = await runPipeline(there, datasets, { task: 'GenreParquets', spark });
    assert.equal(onSpark.status, 'succeeded', JSON.stringify(onSpark.tasks));
    const warnings = warningsOf(onSpark);
    assert.deepEqual(warnings, warningsOf(ours));
    for (const warning of ODD_WARNINGS) assert.ok(warnings.includes(warning), warning);
    const ofRepetition = warnings.filter((warning) =>
      warning.includes(' repeated lines, left out'),
    );
    assert.equal(ofRepetition.length, repeated.length, ofRepetition.join());
    for (const name of ['films', 'people', 'credits', 'genres', 'alternate_titles']) {
      const { rows, differences } = await compareOutputs([here, there], name);
      assert.deepEqual(differences, [], name);
      assert.equal(rows > 0, name !== 'alternate_titles', name);
    }
  });

  test('what cannot be used is refused in the same words', async (t) => {
    // the others are refused before Spark is asked, or by the same code
    for (const [what, texts, , message] of REFUSED) {
      if (!/votes|31 bits|no film/.test(what)) continue;
      const folder = scratchFolder(t);
      const datasets = writeDatasets(join(folder, 'imdb'), { ...QUIRKS, ...texts });
      const summary = await runPipeline(join(folder, 'data'), datasets, {
        task: 'PrepFilms',
        spark,
      });
      assert.match(failureOf(summary).message, message, what);
    }
  });
});
