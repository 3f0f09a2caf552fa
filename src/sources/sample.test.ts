import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { IMDB_DATASETS } from './imdb-dataset.ts';
import { articleName } from './wikidata/article-name.ts';

type Row = Readonly<Record<string, string>>;

function rowsOf(name: string): readonly Row[] {
  const text = readFileSync(new URL(`./sample/${name}.tsv`, import.meta.url), 'utf8');
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const columns = header.split('\t');
  return lines.map((line, index) => {
    const fields = line.split('\t');
    assert.equal(fields.length, columns.length, `${name}, line ${index + 2}`);
    return Object.fromEntries(columns.map((column, place) => [column, fields[place] ?? '']));
  });
}

const titles = rowsOf('title.basics');
const ratings = rowsOf('title.ratings');
const credits = rowsOf('title.principals');
const people = rowsOf('name.basics');
const akas = rowsOf('title.akas');
const articles = rowsOf('articles');

const idsOf = (rows: readonly Row[], column: string): ReadonlySet<string> =>
  new Set(rows.map((row) => row[column] ?? ''));

test('the sample has the columns of every dataset', () => {
  for (const { name, columns } of IMDB_DATASETS) {
    const [row] = rowsOf(name);
    for (const column of columns) assert.ok(row && column.name in row, `${name}: ${column.name}`);
  }
});

test("the sample's files fit together", () => {
  assert.ok(titles.length >= 600, `${titles.length} films`);
  assert.equal(idsOf(titles, 'tconst').size, titles.length);
  assert.equal(idsOf(people, 'nconst').size, people.length);
  assert.deepEqual(idsOf(ratings, 'tconst'), idsOf(titles, 'tconst'));
  assert.deepEqual(idsOf(credits, 'tconst'), idsOf(titles, 'tconst'));
  assert.deepEqual(idsOf(akas, 'titleId'), idsOf(titles, 'tconst'));
  assert.deepEqual(idsOf(credits, 'nconst'), idsOf(people, 'nconst'));
  const keys = credits.map((row) => `${row['tconst']} ${row['ordering']}`);
  assert.equal(new Set(keys).size, keys.length);
  assert.equal(
    new Set(titles.map((row) => `${row['primaryTitle']} ${row['startYear']}`)).size,
    titles.length,
  );
});

test('every film of the sample has a director, a cast, plausible facts', () => {
  for (const film of titles) {
    const name = `${film['tconst']} ${film['primaryTitle']}`;
    const its = credits.filter(({ tconst }) => tconst === film['tconst']);
    assert.ok(
      its.some(({ category }) => category === 'director'),
      `${name}: director`,
    );
    const genres = film['genres']?.split(',') ?? [];
    const cast = its.filter(({ category }) => category?.startsWith('act'));
    // of documentaries, those who appear as themselves, if anybody speaks
    if (genres.includes('Documentary')) assert.deepEqual(cast, [], `${name}: a cast`);
    else assert.ok(cast.length >= 3, `${name}: cast`);
    const year = Number(film['startYear']);
    const minutes = Number(film['runtimeMinutes']);
    assert.ok(year >= 1900 && year <= 2026, `${name}: year ${year}`);
    assert.ok(minutes >= 40 && minutes <= 320, `${name}: ${minutes} minutes`);
    assert.ok(genres.length >= 1 && genres.length <= 3, `${name}: genres`);
    assert.deepEqual(
      genres,
      [...new Set(genres)].toSorted((a, b) => (a < b ? -1 : 1)),
      name,
    );
  }
});

test('every film of the sample has its original title first, then those of other places', () => {
  const orders = new Map<string, number>();
  for (const { titleId = '', title, ordering, region, language, isOriginalTitle } of akas) {
    const name = `${titleId} ${title}`;
    const order = (orders.get(titleId) ?? 0) + 1;
    orders.set(titleId, order);
    assert.equal(Number(ordering), order, name);
    assert.match(language ?? '', /^[a-z]{2}$/, name);
    assert.equal(isOriginalTitle, order === 1 ? '1' : '0', name);
    assert.match(region ?? '', order === 1 ? /^\\N$/ : /^[A-Z]{2,3}$/, name);
    const { primaryTitle, originalTitle } = titles.find(({ tconst }) => tconst === titleId) ?? {};
    if (order === 1) assert.equal(title, originalTitle, name);
    else if (region !== 'XWW') assert.ok(![primaryTitle, originalTitle].includes(title), name);
  }
  const known = akas.filter(({ region }) => region !== 'XWW').length;
  assert.ok(known > titles.length + 100, `${known - titles.length} alternate titles`);
});

const AT_LEAST = { Animation: 50, Documentary: 15, Musical: 10, 'Sci-Fi': 70, Western: 15 };

test('films of rarer kinds are not alone in the sample', () => {
  const films = new Map<string, number>();
  for (const { genres } of titles) {
    for (const genre of genres?.split(',') ?? []) films.set(genre, (films.get(genre) ?? 0) + 1);
  }
  for (const [genre, atLeast] of Object.entries(AT_LEAST)) {
    assert.ok((films.get(genre) ?? 0) >= atLeast, `${genre}: ${films.get(genre)}`);
  }
  const silent = titles.filter(({ startYear }) => Number(startYear) < 1930);
  assert.ok(silent.length >= 12, `${silent.length} silent films`);
});

test('ratings and votes are rounded illustrations, and every film passes the filter', () => {
  for (const { tconst, averageRating, numVotes } of ratings) {
    assert.match(averageRating ?? '', /^[6-9]\.[05]$/, tconst);
    assert.ok(Number(averageRating) > 6, tconst);
    assert.match(numVotes ?? '', /^[1-9]0{3,}$/, tconst);
  }
});

test('characters are JSON, years of people are in order', () => {
  for (const { characters, nconst } of credits) {
    if (characters === '\\N') continue;
    const list: unknown = JSON.parse(characters ?? '');
    assert.ok(Array.isArray(list) && list.length > 0, nconst);
  }
  for (const { primaryName, birthYear, deathYear } of people) {
    if (birthYear === '\\N' || deathYear === '\\N') continue;
    assert.ok(Number(deathYear) > Number(birthYear) + 10, primaryName);
  }
});

test('every film of the sample has a plot of one or two sentences and the name of its article', () => {
  assert.deepEqual(
    articles.map(({ tconst }) => tconst),
    [...idsOf(titles, 'tconst')],
  );
  assert.equal(idsOf(articles, 'article').size, articles.length);
  assert.equal(idsOf(articles, 'text').size, articles.length);
  for (const { tconst, article = '', text = '' } of articles) {
    assert.equal(article, articleName(article), tconst);
    assert.match(text, /^[A-Z][^.]+\.(?: [A-Z][^.]+\.)?$/, tconst);
    assert.ok(text.length >= 40 && text.length <= 250, `${tconst}: ${text.length} characters`);
    const words = text.match(/(?<!\S)[a-z]{3,}/g) ?? [];
    assert.ok(new Set(words).size >= 7, `${tconst}: ${text}`);
  }
});
