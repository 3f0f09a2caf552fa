import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { distinctiveWords, seriesPhrases, titleWords } from './title-words.ts';

const TITLES: readonly (readonly [title: string, words: readonly string[], why: string])[] = [
  ['Star Wars: Episode IV', ['star', 'wars', 'episode', 'iv'], 'punctuation parts words'],
  ['Amélie', ['amelie'], 'accents fold'],
  ['Ame\u0301lie', ['amelie'], 'so do accents written as marks of their own'],
  ['Łódź Ærø Œuvre Straße', ['lodz', 'aero', 'oeuvre', 'strasse'], 'letters without parts fold'],
  ['Đặng Iðunn Þór', ['dang', 'idunn', 'thor'], 'so do barred letters'],
  ['IŞIK ışık İz', ['isik', 'isik', 'iz'], 'dotted and dotless i are one'],
  ['ΟΔΟΣ οδός', ['οδοσ', 'οδοσ'], 'a final sigma is a sigma'],
  ["Schindler's List", ['schindlers', 'list'], 'an inner apostrophe is dropped'],
  ['Ocean’s 8', ['oceans', '8'], 'the curly one too'],
  ["'Round Rock 'n' Roll'", ['round', 'rock', 'n', 'roll'], 'outer apostrophes part words'],
  ['1917', ['1917'], 'digits make words'],
  ['½', ['1', '2'], 'compatible forms are taken apart'],
  ['WALL·E', ['wall', 'e'], 'a middle dot parts words'],
  ['七人の侍 2', ['七人の侍', '2'], 'Chinese characters run on'],
  ['가족', ['가족'], 'Korean stays in syllables'],
  ['&', [], 'a sign is not a word'],
  ['', [], 'nothing has no words'],
  ['a\0b "c', ['a', 'b', 'c'], 'NUL and quotes part words'],
  ['New York, New York', ['new', 'york', 'new', 'york'], 'repetitions stay'],
  ['\uD83D alone', ['alone'], 'half a character is not a letter'],
];

for (const [title, words, why] of TITLES) {
  test(`words of ${JSON.stringify(title)}: ${why}`, () => {
    assert.deepEqual(titleWords(title), words);
  });
}

test('a title as long as a paragraph gives all its words', () => {
  const sentence = 'The film that has a very long title, as some do. ';
  assert.equal(titleWords(sentence.repeat(200)).length, 11 * 200);
});

test('a word is in lower case, has letters and digits only, and is its own only word', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (title) => {
      for (const word of titleWords(title)) {
        assert.match(word, /^[\p{L}\p{N}]+$/u);
        assert.deepEqual(titleWords(word), [word]);
      }
    }),
  );
});

test('words do not depend on the normalization or capitals of a title', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('é', 'Å', 'ß', 'x', ' ', "'", 'ñ')), (letters) => {
      const title = letters.join('');
      assert.deepEqual(titleWords(title.normalize('NFD')), titleWords(title.normalize('NFC')));
      assert.deepEqual(titleWords(title.toUpperCase()), titleWords(title));
    }),
  );
});

for (const [title, words] of [
  ['The Lord of the Rings', ['lord', 'ring']],
  ['Aliens', ['alien']],
  ['Alien 3', ['alien']],
  ['Rocky IV', ['rocky']],
  ['Kill Bill: Vol. 2', ['kill', 'bill']],
  ['Jaws', ['jaws']],
  ['Jesus of Glass', ['jesus', 'glass']],
  ['It', ['it']],
  ['The Who and I', ['the', 'who', 'and', 'i']],
  ['2', ['2']],
  ['1917', ['1917']],
  ['&', []],
] as const) {
  test(`the distinctive words of ${title} are ${words.join(' ') || 'none'}`, () => {
    assert.deepEqual(distinctiveWords(title), words);
  });
}

for (const [title, phrases] of [
  ['Star Wars: Episode IV - A New Hope', ['star wars']],
  ['Rogue One: A Star Wars Story', ['rogue', 'rogue star']],
  ['The Godfather Part II', ['godfather']],
  ['The Godfather', ['godfather']],
  ['Rocky II', ['rocky']],
  ['Alien³', ['alien']],
  ['Mission: Impossible', ['mission', 'mission impossible']],
  ['Mad Max 2: The Road Warrior', ['mad max']],
  ['Back to the Future Part III', ['back to the future', 'back future']],
  ['I Love You', ['i love you']],
  ['Love Finds Andy Hardy', ['love find andy hardy', 'love find']],
  ['2', ['2']],
  ['2001: A Space Odyssey', ['2001', '2001 space']],
  ['', []],
  [': 2', []],
] as const) {
  test(`${title || 'an empty title'} begins like its series: ${phrases.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(seriesPhrases(title), phrases);
  });
}

test('every phrase is listed once and is not empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (title) => {
      const phrases = seriesPhrases(title);
      assert.equal(new Set(phrases).size, phrases.length);
      assert.ok(phrases.every((phrase) => phrase !== ''));
    }),
  );
});
