import * as fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { literal } from '../../client/literal.ts';
import { browseCriteria, readBrowse, SORTS } from './browse-search.ts';
import { readMix } from './similar-search.ts';
import { parseSearch, stringifySearch } from './search-string.ts';

const name = fc.string({ minLength: 1, maxLength: 40 });
const year = fc.integer({ min: 1900, max: 2030 });
const option = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

test('what a page is asked for comes back from its address as it was', () => {
  const searches = fc.record({
    q: option(name),
    genres: option(fc.array(name, { minLength: 1, maxLength: 5 })),
    without: option(fc.array(name, { minLength: 1, maxLength: 5 })),
    from: option(year),
    to: option(year),
    rating: option(fc.integer({ min: 0, max: 10 })),
    sort: option(fc.constantFrom(...SORTS)),
  });
  fc.assert(
    fc.property(searches, (search) => {
      const read = readBrowse(parseSearch(stringifySearch(search)));
      assert.deepEqual(read, JSON.parse(JSON.stringify(search)));
    }),
  );
});

test('the films of a mix stand in its address, joined by commas', () => {
  const address = stringifySearch({ like: [78748, 133093], unlike: [68646], hide: true });
  assert.equal(address, '?like=78748,133093&unlike=68646&hide=true');
  assert.deepEqual(readMix(parseSearch(address)), {
    like: [78748, 133093],
    unlike: [68646],
    hide: true,
  });
});

test('nonsense in an address is passed over', () => {
  const read = readMix(parseSearch('?like=x,-1,7,7&above=900&show=0&rating=many&genres=&hide=no'));
  assert.deepEqual(read, { like: [7] });
});

test('a title that looks like a pattern is asked for as it is written', () => {
  fc.assert(
    fc.property(name, (text) => {
      assert.ok(new RegExp(`^${literal(text)}$`).test(text));
    }),
  );
  assert.deepEqual(browseCriteria({ q: '*batteries', to: 1990 }), {
    title: '\\*batteries',
    latest_date: '1990-12-31',
  });
});
