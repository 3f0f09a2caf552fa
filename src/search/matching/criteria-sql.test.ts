import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listValue } from '@duckdb/node-api';
import { CRITERIA } from '../search-criteria.ts';
import { filterOf, titleFitSql } from './criteria-sql.ts';

const NONE: ReadonlySet<string> = new Set();

test('without criteria every film matches', () => {
  assert.deepEqual(filterOf(CRITERIA, {}, NONE), { where: 'true', parameters: {} });
});

test('values are bound, never part of the statement', () => {
  const value = `'; DROP TABLE films; --`;
  const { where, parameters } = filterOf(CRITERIA, { title: value, persons: [value] }, NONE);
  assert.equal(
    where,
    `(regexp_matches(title, $title, 'i')
        OR regexp_matches(strip_accents(title), strip_accents($title), 'i')) AND list_has_all(persons, $persons::VARCHAR[])`,
  );
  assert.deepEqual(parameters, { title: value, persons: listValue([value]) });
});

test('a name that is not a criterion gets nowhere', () => {
  assert.deepEqual(filterOf(CRITERIA, { '1=1 OR title': 'x', toString: 'x' }, NONE).where, 'true');
});

test('text that is not a pattern is searched as it is', () => {
  const { where } = filterOf(CRITERIA, { title: '*bat', genre: 'a' }, new Set(['title']));
  assert.match(
    where,
    /^contains\(lower\(strip_accents\(title\)\), lower\(strip_accents\(\$title\)\)\) AND \(regexp_matches/,
  );
});

test('only titles fit more or less well', () => {
  assert.equal(titleFitSql({ person: 'a' }, NONE), '1');
  assert.match(
    titleFitSql({ title: 'a', original_title: 'b' }, NONE),
    /^greatest\(CASE .+, CASE /s,
  );
});
