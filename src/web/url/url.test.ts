import * as fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { literal } from '../../client/literal.ts';
import { browseCriteria, readBrowse, SORTS } from './browse-search.ts';
import { ONLY_SHELVES } from '../my-films/listed-ids.ts';
import { SHELVES } from '../my-films/film-state.ts';
import { criteriaOf, isEmptyFilter, NO_FILTER } from './filter.ts';
import { readForYou } from './for-you-search.ts';
import {
  parseSearch,
  readIds,
  readList,
  readNumber,
  readText,
  stringifySearch,
} from './search-string.ts';
import { readMap, readMix, readSimilar } from './similar-search.ts';

const name = fc.string({ minLength: 1, maxLength: 40 });
const year = fc.integer({ min: 1900, max: 2030 });
const ids = fc.uniqueArray(fc.integer({ min: 1, max: 99_999_999 }), {
  minLength: 1,
  maxLength: 20,
});
const option = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const names = option(fc.array(name, { minLength: 1, maxLength: 5 }));

/** Without the properties that are undefined. */
const defined = (object: unknown): unknown => JSON.parse(JSON.stringify(object));

const filter = {
  genres: names,
  not: names,
  countries: names,
  styles: names,
  people: option(ids),
  except: option(ids),
  min: option(fc.integer({ min: 0, max: 10_000 })),
  max: option(fc.integer({ min: 0, max: 10_000 })),
  with: names,
  without: names,
  from: option(year),
  to: option(year),
  language: option(fc.constantFrom('en', 'ja')),
  rating: option(fc.integer({ min: 0, max: 10 })),
  votes: option(fc.integer({ min: 0, max: 1_000_000 })),
  only: option(fc.constantFrom(...ONLY_SHELVES)),
};
const hide = option(fc.constant(true as const));

test('a search for films survives the way through its URL', () => {
  const searches = fc.record({
    q: option(name),
    hide,
    ...filter,
    sort: option(fc.constantFrom(...SORTS)),
  });
  fc.assert(
    fc.property(searches, (search) => {
      assert.deepEqual(readBrowse(parseSearch(stringifySearch(search))), defined(search));
    }),
  );
});

test('a mix survives the way through its URL', () => {
  const mixes = fc.record({
    like: option(ids),
    unlike: option(ids),
    preset: option(fc.constantFrom('seed', 'balanced')),
    tune: option(fc.constant('people:2,title:0')),
    mute: option(fc.constant(['genre:Horror', 'series:alien,word:alien'])),
    boost: option(fc.constant(['person:nm0000244'])),
    above: option(fc.integer({ min: 0, max: 100 })),
    variety: option(fc.integer({ min: 0, max: 100 })),
    show: option(fc.integer({ min: 1, max: 1000 })),
    hide,
    ...filter,
  });
  fc.assert(
    fc.property(mixes, (mix) => {
      assert.deepEqual(readMix(parseSearch(stringifySearch(mix))), defined(mix));
    }),
  );
});

test('recommendations survive the way through their URL', () => {
  const searches = fc.record({
    shelf: option(fc.constantFrom(...SHELVES)),
    gems: option(fc.integer({ min: 0, max: 100 })),
    again: hide,
    show: option(fc.integer({ min: 1, max: 1000 })),
    ...filter,
  });
  fc.assert(
    fc.property(searches, (search) => {
      assert.deepEqual(readForYou(parseSearch(stringifySearch(search))), defined(search));
    }),
  );
  assert.deepEqual(readForYou(parseSearch('?hide=true&shelf=attic&only=seen&gems=-1')), {});
});

test('ids are joined by commas, and lists of texts are repeated parameters', () => {
  const url = stringifySearch({
    like: [78_748, 133_093],
    unlike: [68_646],
    mute: ['genre:Horror', 'genre:War'],
    hide: true,
  });
  assert.equal(url, '?like=78748,133093&unlike=68646&mute=genre:Horror&mute=genre:War&hide=true');
});

test('what is undefined, false or empty is not in a URL', () => {
  assert.equal(stringifySearch({ q: '', hide: false, from: undefined, genres: [] }), '');
});

test('nonsense in a URL is passed over', () => {
  const mix = readMix(parseSearch('?like=x,-1,7,7&above=900&show=0&rating=many&genres=&hide=no'));
  assert.deepEqual(mix, { like: [7] });
  assert.deepEqual(readBrowse(parseSearch('?sort=random&from=99&to=x')), {});
  assert.deepEqual(readMap(parseSearch('?via=')), {});
});

test('a link within the app may carry ids as numbers', () => {
  assert.deepEqual(readMap({ via: [3, 5] }), { via: [3, 5] });
  assert.deepEqual(readMap({ via: 3 }), { via: [3] });
});

test('overlong parts of a URL are shortened', () => {
  assert.equal(readText('x'.repeat(400))?.length, 300);
  assert.equal(readList(Array.from({ length: 80 }, String))?.length, 50);
  assert.equal(readIds(Array.from({ length: 80 }, (_, i) => i + 1).join())?.length, 20);
  const mute = Array.from({ length: 30 }, (_, i) => `genre:${i}`);
  assert.equal(readSimilar({ mute }).mute?.length, 20);
});

test('a number of a URL must be within its bounds', () => {
  assert.equal(readNumber('0', 0, 10), 0);
  assert.equal(readNumber('10', 0, 10), 10);
  for (const raw of ['-1', '11', 'x', '', undefined])
    assert.equal(readNumber(raw, 0, 10), undefined);
});

test('a filter becomes search criteria, with years as dates', () => {
  const criteria = criteriaOf({
    genres: ['Drama'],
    not: ['Comedy'],
    countries: ['Japan'],
    styles: ['neo-noir'],
    people: [199, 134],
    except: [158],
    min: 90,
    max: 119,
    with: ['Al Pacino'],
    without: ['Tom Hanks'],
    from: 1970,
    to: 1979,
    language: 'en',
    rating: 7,
    votes: 1000,
  });
  assert.deepEqual(criteria, {
    genres: ['Drama'],
    exclude_genres: ['Comedy'],
    countries: ['Japan'],
    styles: ['neo-noir'],
    person_ids: [199, 134],
    exclude_person_ids: [158],
    persons: ['Al Pacino'],
    exclude_persons: ['Tom Hanks'],
    earliest_date: '1970-01-01',
    latest_date: '1979-12-31',
    min_duration: 90,
    max_duration: 119,
    language: 'en',
    min_rating: 7,
    vote_count: 1000,
  });
  assert.ok(isEmptyFilter(NO_FILTER));
  assert.ok(!isEmptyFilter({ rating: 0 }));
});

test('a title that looks like a pattern is searched for as it is written', () => {
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
