import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as check, constantFrom, array, oneof, property, string } from 'fast-check';
import { cpuMs } from '../../../test/fixtures/cpu-time.ts';
import { genreWords } from './genre-words.ts';

const CASES: readonly (readonly [text: string, words: string])[] = [
  [
    'Far Orbit is a 1979 science fiction horror film directed by Ann Lee.',
    'science fiction, horror',
  ],
  // compounds, with a hyphen or without
  ['It is a comedy-drama film', 'comedy, drama'],
  ['It is a neo-noir crime film', 'neo-noir, noir, crime'],
  ['It is an American sci-fi/martial arts film', 'science fiction, martial arts'],
  ['It is a coming-of-age dark comedy', 'coming-of-age, black comedy, comedy'],
  ['It was a computer-animated film', 'animated, computer-animated'],
  // other ways of writing the same
  ['It is a romance. ', 'romantic'],
  ['It is a biopic', 'biographical'],
  ['It is a children’s film', 'children’s'],
  ["It is a children's film", 'children’s'],
  // each once, also in capitals
  ['It is a Western, and a musical western', 'western, musical'],
  // only the definition, and only what it says before the credits and the plot
  ['It is a drama. It is a comedy.', 'drama'],
  ['It is a drama film written by Jo War and about a spy in a war', 'drama'],
  ['It is a thriller set in a prison', 'thriller'],
  ['A spy falls in love with a vampire.', ''],
  ['It is a film', ''],
  ['It is an', ''],
  ['', ''],
];

test('the genres of a definition are read as worked out by hand', () => {
  for (const [text, words] of CASES) assert.equal([...genreWords(text)].join(', '), words, text);
});

test('no text is too odd or too long', () => {
  const parts = constantFrom(...'is a an the drama - neo noir . \u0000 ’s'.split(' '));
  check(
    property(array(oneof(parts, string({ unit: 'binary' }))), (words) => {
      for (const word of genreWords(words.join(' '))) assert.match(word, /^[a-z’ -]+$/);
    }),
  );
  const start = cpuMs();
  genreWords(`It is a ${'neo noir '.repeat(500_000)}`);
  genreWords('is a '.repeat(500_000));
  assert.ok(cpuMs() - start < 20_000);
});
