import assert from 'node:assert/strict';
import { test } from 'node:test';
import { array, assert as check, constantFrom, oneof, property, string } from 'fast-check';
import { plotWords } from './plot-words.ts';
import { singularOf } from './singular.ts';
import { STOP_WORDS } from './stop-words.ts';

const CASES: readonly (readonly [text: string, words: string])[] = [
  // names and first words drop out
  ['The crew of the Nostromo meets a hostile alien.', 'crew meet hostile alien'],
  ['Ripley’s cat hides. Androids bleed milk.', 'cat hide bleed milk'],
  ['a McGuffin, an iPhone, a tv and pH', ''],
  // each word once, in the singular
  ['two spaceships, a spaceship and the spaceship’s crew', 'spaceship crew'],
  ["the captain's dog and the captains' cats", 'captain dog cat'],
  ['movies about zombies, families, witches, foxes and bosses', 'zombie witch fox boss'],
  ['women, men, children, wolves and thieves', 'woman man child wolf thief'],
  [
    'chaos among species of mysterious virus; a crisis of politics',
    'chaos species mysterious virus crisis politics',
  ],
  // punctuation separates words, apostrophes do not
  ['red-haired half-brothers/outlaws—rivals', 'red haired brother outlaw rival'],
  ["rock'n'roll o’clock ''quoted''", 'rocknroll oclock quoted'],
  // accents go, other scripts stay
  ['a cliché, a naïve façade, naïve', 'cliche naive facade'],
  ['любовь и мир 世界 ελπίδα', 'любовь мир ελπιδα'],
  // digits, short words, stop words, genres
  ['in 1979 the b2b 3rd x-ray of an ox', 'ray'],
  ['it was directed by someone and is based on the novel', ''],
  ['a computer-animated film about computers, a live action', 'computer'],
  ['it had its world premiere; the world is hand-drawn, a hand', 'world hand'],
  ['a romantic comedy horror film series about sequels', ''],
  ['always, perhaps, themselves, whereas, focuses', ''],
  ['', ''],
  [' \t\r\n\0 … – “” ', ''],
];

test('words are picked as worked out by hand', () => {
  for (const [text, words] of CASES) assert.equal([...plotWords(text)].join(' '), words, text);
});

test('no text yields a stop word, a capital, a digit, an apostrophe or fewer than three letters', () => {
  const parts = constantFrom(
    ...STOP_WORDS,
    ..."Ship ship ships A1 é É s' ’s ' - . 𝐀 ß ﬁ ŉ Ǆ ª ½ \uD800 \0 <b> &amp;".split(' '),
  );
  const texts = array(oneof(parts, string({ unit: 'binary' })));
  check(
    property(texts, (words) => {
      for (const word of plotWords(words.join(' '))) {
        assert.doesNotMatch(word, /[\p{Lu}\p{Lt}\p{N}\p{M}\s'’]/u);
        assert.ok(word.length >= 3 && !STOP_WORDS.has(word), word);
      }
    }),
  );
});

test('the order of sentences and their repetition make no difference to the words', () => {
  const sentence = constantFrom(...CASES.map(([text]) => `${text}\n`));
  check(
    property(array(sentence), (sentences) => {
      const words = plotWords(sentences.join(''));
      const again = plotWords([...sentences, ...sentences.toReversed()].join(''));
      assert.deepEqual([...again].sort(), [...words].sort());
    }),
  );
});

test('a text of a million words takes no longer than its length', () => {
  const words = plotWords(`${'spaceship '.repeat(500_000)}${"a'".repeat(500_000)}`);
  assert.deepEqual([...words].slice(0, 1), ['spaceship']);
});

test('the singular of a singular is the same', () => {
  for (const [, words] of CASES) {
    for (const word of words.split(' ')) assert.equal(singularOf(word), word);
  }
});

test('every stop word is one that a text can have', () => {
  for (const word of STOP_WORDS) assert.match(word, /^[a-z]+$/);
});
