import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { RecentMap } from './recent-map.ts';

test('the entry that was not used for longest is dropped', () => {
  const map = new RecentMap<string, number>(2);
  map.set('a', 1);
  map.set('b', 2);
  assert.equal(map.get('a'), 1);
  map.set('c', 3);
  assert.equal(map.get('b'), undefined);
  assert.equal(map.get('a'), 1);
  assert.equal(map.get('c'), 3);
});

test('storing a value returns the one that is dropped for it', () => {
  const map = new RecentMap<string, number>(2);
  assert.equal(map.set('a', 1), undefined);
  assert.equal(map.set('b', 2), undefined);
  assert.equal(map.set('b', 3), undefined);
  assert.equal(map.set('c', 4), 1);
});

test('setting a key again replaces its value and counts as a use', () => {
  const map = new RecentMap<string, number>(2);
  map.set('a', 1);
  map.set('b', 2);
  map.set('a', 10);
  map.set('c', 3);
  assert.equal(map.get('a'), 10);
  assert.equal(map.get('b'), undefined);
  assert.equal(map.size, 2);
});

test('after any uses it has the last distinct keys that were used, with their last values', () => {
  const uses = fc.array(fc.record({ key: fc.nat(8), isSet: fc.boolean() }), { maxLength: 60 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), uses, (capacity, list) => {
      const map = new RecentMap<number, number>(capacity);
      let expected: (readonly [key: number, value: number])[] = [];
      for (const [time, { key, isSet }] of list.entries()) {
        const known = expected.find(([other]) => other === key);
        if (isSet) map.set(key, time);
        else assert.equal(map.get(key), known?.[1]);
        const used = isSet ? ([key, time] as const) : known;
        if (used === undefined) continue;
        expected = [...expected.filter(([other]) => other !== key), used].slice(-capacity);
      }
      assert.equal(map.size, expected.length);
      for (const [key, value] of expected) assert.equal(map.get(key), value);
    }),
  );
});
