import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Film } from '../../api/types.ts';
import { FIELDS_LISTED } from '../../similar/testing/listed-fields.ts';
import { ownLabels } from './own-labels.ts';

const ALIEN = { year: '1979-01-01', vote_count: 563_827, rating: 8.5 } as Film;

function labels(groupName: string, ...terms: readonly (readonly [string, string, string?])[]) {
  const group = FIELDS_LISTED.groups.find(({ group: name }) => name === groupName);
  assert.ok(group);
  const own = terms.map(([field, term, label = term]) => ({ field, term, label, weight: 1 }));
  return ownLabels(group, ALIEN, own, FIELDS_LISTED);
}

test('spans of years that overlap are one year', () => {
  assert.deepEqual(
    labels('time', ['years', '1970-1979', '1970 to 1979'], ['years', '1972-1981', '1972 to 1981']),
    ['1979'],
  );
});

test('someone with several roles is named once', () => {
  assert.deepEqual(
    labels('people', ['person', 'nm1', 'Ridley Scott'], ['director', 'nm1', 'Ridley Scott']),
    ['Ridley Scott'],
  );
});

test('the beginning of a title has no genres, and its words are not repeated', () => {
  assert.deepEqual(
    labels(
      'title',
      ['series', 'alien/Horror', 'alien … (Horror)'],
      ['series', 'alien/Sci-Fi', 'alien … (Sci-Fi)'],
      ['word', 'alien'],
      ['word', 'resurrection'],
    ),
    ['“alien”', '“resurrection”'],
  );
});
