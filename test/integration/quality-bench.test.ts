/** What `npm run bench -- quality` measures, on films that can be checked by eye. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, test } from 'node:test';
import { seriesOf, type DescribedFilm } from '../../bench/quality/article-series.ts';
import { bootstrapRatio } from '../../bench/quality/bootstrap.ts';
import { maximize } from '../../bench/quality/evolution.ts';
import { jellyfin } from '../../bench/quality/jellyfin.ts';
import { agreementOf, judgedIn } from '../../bench/quality/judged.ts';
import { mean, recallsOf, sharesIn } from '../../bench/quality/recall.ts';
import type { Report } from '../../bench/quality/report.ts';
import { halfOf, type Truth } from '../../bench/quality/truths.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

describe('series are read from articles', () => {
  const film = (filmId: number, title: string, year: number, article?: string): DescribedFilm => ({
    filmId,
    title,
    year,
    article,
  });

  test('by the name of the series', () => {
    const films = [
      film(1, 'Duel at Noon', 1970, 'It is the first film in the Lone Rider film series.'),
      film(2, 'Ambush', 1972, 'It is the second instalment in The Lone Rider franchise.'),
      film(3, 'Noon', 1971, 'It is a film about a lone rider.'),
    ];
    assert.deepEqual(seriesOf(films, []), [[1, 2]]);
  });

  test('by the film before or after, whose year must agree', () => {
    const films = [
      film(1, 'The Harbour', 1980, 'It was followed by The Island (1983).'),
      film(2, 'The Island', 1983),
      film(3, 'The Far Shore', 1986, 'It is a sequel to The Island (1983).'),
      film(4, 'The Island', 1999, 'It is a sequel to The Harbour (1950).'),
    ];
    assert.deepEqual(seriesOf(films, []), [[1, 2, 3]]);
  });

  test('not at all where two films have the title and the year', () => {
    const films = [
      film(1, 'Ship', 1990, 'It was followed by Port (1992).'),
      film(2, 'Port', 1992),
      film(3, 'Port', 1992),
    ];
    assert.deepEqual(seriesOf(films, []), []);
  });

  test('together with known series, by id or by title and year', () => {
    const films = [film(1, 'Élan', 1990), film(2, 'Elan 2', 1992), film(3, 'Elan 3', 1995)];
    const known = [
      [
        { film_id: 1, title: 'Elan', year: 1990 },
        { title: 'Elan 2', year: 1992 },
      ],
      [
        { title: 'élan 2', year: 1993 },
        { title: 'Elan 3', year: 1995 },
      ],
    ];
    assert.deepEqual(seriesOf(films, known), [[1, 2, 3]]);
  });
});

test('a film is always in the same half, and the halves are about equal', () => {
  assert.equal(halfOf(78748), 'A');
  assert.equal(halfOf(83658), 'A');
  const halves = Array.from({ length: 2000 }, (_, i) => halfOf(100_000 + i));
  const inA = halves.filter((half) => half === 'A').length;
  assert.ok(inA > 900 && inA < 1100, `${inA} of 2000`);
});

test('Jellyfin’s formula counts genres, directors and actors, and orders equals by id', () => {
  const film = (filmId: number, ...genres: readonly string[]) => ({
    filmId,
    genres,
    title: '',
    year: 2000,
    votes: 0,
    rating: 7,
  });
  const credit = (filmId: number, personId: number, category: string) => ({
    filmId,
    personId,
    category,
  });
  const nearest = jellyfin({
    films: [
      film(1, 'Drama', 'War'),
      film(2, 'Drama'), // 10
      film(3, 'Comedy'), // 50
      film(4, 'War'), // 10 + 15
      film(5, 'War'), // 10
      film(6, 'Comedy'), // 0: the director of film 1 acts
    ],
    credits: [
      credit(1, 7, 'director'),
      credit(1, 8, 'actress'),
      credit(1, 9, 'writer'),
      credit(3, 7, 'director'),
      credit(4, 8, 'actor'),
      credit(5, 9, 'writer'),
      credit(6, 7, 'actor'),
    ],
  });
  assert.deepEqual(nearest(1, 10), [3, 4, 2, 5, 6]);
  assert.deepEqual(nearest(1, 2, new Set([2, 5, 6])), [2, 5]);
});

test('recall is the share found of what could be found', () => {
  const truth: Truth = {
    name: 'series',
    depths: [1, 3],
    questions: [
      { filmId: 1, half: 'A', relevant: new Set([2, 3]) },
      { filmId: 2, half: 'B', relevant: new Set([9]) },
    ],
  };
  const [first, three] = recallsOf(() => [3, 5, 2, 9], [truth]);
  assert.deepEqual(first?.shares, [1, 0]);
  assert.deepEqual(three?.shares, [1, 0]);
  assert.ok(three !== undefined);
  assert.deepEqual(sharesIn(three, 'B'), [0]);
  const [ofA] = recallsOf(() => [2, 4, 5], [truth], 'A');
  assert.deepEqual(ofA?.shares, [1]);
});

test('an order agrees with grades as far as better films come first', () => {
  const grades = new Map([
    [11, 2],
    [12, 1],
    [13, 0],
    [14, 0],
  ]);
  const judged = [{ filmId: 1, half: 'A' as const, grades }];
  const agreement = (order: readonly number[]) =>
    agreementOf((_, limit, candidates) => {
      assert.deepEqual([limit, [...(candidates ?? [])]], [4, [11, 12, 13, 14]]);
      return order;
    }, judged);
  assert.deepEqual(agreement([11, 12, 13, 14]), [{ half: 'A', order: 1, firstTen: 1, films: 1 }]);
  assert.equal(agreement([14, 13, 12, 11])[0]?.order, 0);
  // 12 and 14 have nothing in common with the film: either could come first
  assert.equal(agreement([11, 13])[0]?.order, (3 + 0.5) / 5);
  const [best, swapped] = [3 + 1 / Math.log2(3), 1 + 3 / Math.log2(3)];
  assert.equal(agreement([12, 11, 13, 14])[0]?.firstTen, swapped / best);
  assert.deepEqual(
    agreementOf(() => [], judged, 'B'),
    [],
  );
});

test('of the graded pairs, those count of which the collection has both films', () => {
  const film = (filmId: number) => ({
    filmId,
    title: '',
    year: 2000,
    genres: [],
    votes: 0,
    rating: 7,
  });
  assert.deepEqual(judgedIn({ films: [film(78748), film(1)] }), []);
  const file = new URL('../../bench/quality/judged-pairs.tsv', import.meta.url);
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  assert.equal(head, 'film_id\tother_id\tgrade');
  for (const line of lines) assert.match(line, /^[1-9]\d*\t[1-9]\d*\t[012]$/);
  const pairs = new Set(lines.map((line) => line.replace(/\t\d$/, '')));
  assert.equal(pairs.size, lines.length, 'each pair once');
  const ids = new Set(lines.flatMap((line) => line.split('\t').slice(0, 2).map(Number)));
  const all = judgedIn({ films: Array.from(ids, film) });
  assert.ok(all.length > 90 && all.every(({ filmId, grades }) => !grades.has(filmId)));
});

test('a ratio is certain if it is the same for every film, and not if films differ', () => {
  const same = bootstrapRatio([0.2, 0.4, 0.6], [0.1, 0.2, 0.3]);
  for (const value of Object.values(same)) assert.ok(Math.abs(value - 2) < 1e-9);
  const mixed = bootstrapRatio([0.1, 0.9, 0.2, 0.7], [0.3, 0.3, 0.3, 0.3]);
  assert.ok(mixed.low < mixed.ratio && mixed.ratio < mixed.high);
  assert.deepEqual(bootstrapRatio([0.1, 0.9], [0.3, 0.3]), bootstrapRatio([0.1, 0.9], [0.3, 0.3]));
});

test('the search for presets finds the top of a narrow ridge', () => {
  const top = [1, -2, 0.5];
  const found = maximize({
    start: [0, 0, 0],
    step: 0.5,
    generations: 120,
    seed: 1,
    worthOf: (point) => -mean(point.map((at, i) => 10 ** i * (at - (top[i] ?? 0)) ** 2)),
    tell: () => undefined,
  });
  for (const [i, at] of found.entries()) assert.ok(Math.abs(at - (top[i] ?? 0)) < 0.01, `${at}`);
});

test('the sample can be measured', async (t) => {
  const dataDir = scratchFolder(t);
  const bench = fileURLToPath(new URL('../../bench/run.ts', import.meta.url));
  const args = [bench, 'quality', '--data-dir', dataDir, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const { contenders } = JSON.parse(stdout) as Report;
  const names = contenders.map(({ name }) => name);
  assert.deepEqual(names, ['seed', 'jellyfin', 'classic', 'balanced', 'balanced+articles']);
  for (const { name, figures, agreement } of contenders) {
    assert.ok(
      agreement.every(({ order, films }) => order > 0.6 && films > 20) && agreement.length === 2,
      name,
    );
    const truths = [...new Set(figures.map(({ truth }) => truth))];
    assert.deepEqual(truths, ['series', 'directors'], name);
    for (const { recall, films } of figures) assert.ok(recall > 0.8 && films > 40, name);
  }
});
