import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anomaliesBetween } from './anomalies.ts';
import type { SnapshotFacts } from './snapshot-facts.ts';

interface Made {
  readonly films?: number;
  /** Films whose language is known. */
  readonly languages?: number;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly url?: string | null;
  readonly files?: readonly string[];
  /** Terms by field. */
  readonly fields?: Readonly<Record<string, number>>;
}

function made(options: Made = {}): SnapshotFacts {
  const { films = 1000, languages = films, parameters = { minRating: 6 }, url = null } = options;
  const files = options.files ?? ['title.basics.tsv.gz'];
  const { fields = {} } = options;
  return {
    dataset: {
      snapshot: 'x',
      built_at: '2026-11-25T00:00:00Z',
      parameters,
      sources: files.map((name) => ({ name, url })),
      counts: { films },
      licence: '',
    },
    rows: { films },
    columns: [{ table: 'films', column: 'language', known: languages }],
    fields,
  };
}

test('a table that loses half of its rows is an anomaly, one that loses a third is not', () => {
  assert.deepEqual(anomaliesBetween(made(), made({ films: 500 })), [
    'films has 500 rows, down from 1,000',
  ]);
  assert.deepEqual(anomaliesBetween(made(), made({ films: 667 })), []);
  assert.deepEqual(anomaliesBetween(made({ films: 5 }), made({ films: 0 })), [
    'films has 0 rows, down from 5',
  ]);
});

test('any growth is fine, and so is half of a few rows', () => {
  assert.deepEqual(anomaliesBetween(made(), made({ films: 100_000 })), []);
  assert.deepEqual(anomaliesBetween(made({ films: 8 }), made({ films: 3 })), []);
});

test('a column that loses its values is an anomaly, whether or not rows are lost', () => {
  assert.deepEqual(
    anomaliesBetween(made({ languages: 900 }), made({ films: 1200, languages: 0 })),
    ['language of films is known for 0 %, down from 90 %'],
  );
  assert.deepEqual(anomaliesBetween(made({ languages: 900 }), made({ languages: 400 })), [
    'language of films is known for 40 %, down from 90 %',
  ]);
  assert.deepEqual(anomaliesBetween(made({ languages: 900 }), made({ languages: 500 })), []);
  assert.deepEqual(anomaliesBetween(made({ languages: 50 }), made({ languages: 0 })), []);
});

test('snapshots that were made in different ways have no anomalies', () => {
  const fewer: Made = { films: 10, languages: 0 };
  assert.deepEqual(anomaliesBetween(made(), made({ ...fewer, parameters: { minRating: 8 } })), []);
  assert.deepEqual(anomaliesBetween(made({ url: 'sample' }), made({ ...fewer })), []);
  assert.deepEqual(anomaliesBetween(made({ url: 'https://a/x.gz' }), made({ ...fewer })), []);
  const files = ['title.basics.tsv.gz', 'title.akas.tsv.gz'];
  assert.deepEqual(anomaliesBetween(made({ files }), made(fewer)), []);
});

test('open data that is gone is an anomaly, and open data that is new is not', () => {
  const plain = made();
  for (const [file, table] of [
    ['articles.tsv.gz', 'articles'],
    ['wikidata.tsv.gz', 'film_facts'],
  ] as const) {
    const base = made({ files: ['title.basics.tsv.gz', file] });
    const with1000 = { ...base, rows: { ...base.rows, [table]: 1000 } };
    assert.deepEqual(anomaliesBetween(with1000, plain), [`${table} has 0 rows, down from 1,000`]);
    assert.deepEqual(anomaliesBetween(plain, with1000), []);
  }
});

test('a field of own terms or open data that loses half of its terms is an anomaly', () => {
  const before = made({ fields: { mood_words: 5, liked_together: 1000, director: 1000 } });
  assert.deepEqual(
    anomaliesBetween(before, made({ fields: { mood: 5, liked_together: 500, director: 10 } })),
    ['mood_words has 0 terms, down from 5', 'liked_together has 500 terms, down from 1,000'],
  );
  const fine = { mood_words: 2, liked_together: 501 };
  assert.deepEqual(anomaliesBetween(before, made({ fields: fine })), []);
});

test('another release of MovieLens is compared, and so are snapshots without it', () => {
  const before = made({ fields: { liked_together: 1000 } });
  const url = 'https://grouplens.org/datasets/movielens/';
  const withRelease = (name: string, fields: Made['fields'] = {}): SnapshotFacts => {
    const facts = made({ fields });
    const sources = [...(facts.dataset.sources as readonly object[]), { name, url }];
    return { ...facts, dataset: { ...facts.dataset, sources: sources as never } };
  };
  const lost = ['liked_together has 0 terms, down from 1,000'];
  assert.deepEqual(anomaliesBetween(before, withRelease('ml-32m.zip')), lost);
  assert.deepEqual(
    anomaliesBetween(withRelease('ml-25m.zip', { liked_together: 1000 }), withRelease('x.zip')),
    lost,
  );
  assert.deepEqual(
    anomaliesBetween(withRelease('ml-25m.zip', { liked_together: 1000 }), made()),
    lost,
  );
});

test('another mirror, or files in another order, make no difference', () => {
  const files = ['title.basics.tsv.gz', 'title.akas.tsv.gz'];
  const before = made({ files, url: 'https://a/x.gz' });
  const now = made({ films: 10, files: files.toReversed(), url: 'https://b/x.gz' });
  assert.equal(anomaliesBetween(before, now).length, 1);
});
