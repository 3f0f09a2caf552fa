import assert from 'node:assert/strict';
import { test } from 'node:test';
import { titlesOfYear } from './title-of-year.ts';

for (const text of [
  'Alien 1979',
  'Alien (1979)',
  'Alien, 1979',
  'Alien - 1979',
  'Alien [1979]',
  '1979 Alien',
  '(1979) Alien',
  'Alien (1979 film)',
  'Alien (film, 1979)',
  'Alien 1979 movie',
  'Alien (1979) - IMDb',
  'Alien.1979.1080p.BluRay.x264.mkv',
  "Alien '79",
]) {
  test(`${text} is a title of 1979`, () => {
    const [first] = titlesOfYear(text);
    assert.deepEqual(first, { title: 'Alien', year: 1979 });
  });
}

for (const text of [
  'Alien',
  '1917',
  'Alien1979',
  'Alien 79',
  'Apollo 13',
  '10000 BC',
  '3001 Alien',
]) {
  test(`${text} has no year`, () => {
    assert.deepEqual(titlesOfYear(text), []);
  });
}

test('a title that ends in a year may be one of another year', () => {
  assert.deepEqual(titlesOfYear('Blade Runner 2049 (2017)')[0], {
    title: 'Blade Runner 2049',
    year: 2017,
  });
});
