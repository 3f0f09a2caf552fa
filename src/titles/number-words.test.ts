import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numbersAsDigits } from './number-words.ts';

for (const [words, digits] of [
  ['rocky iv', 'rocky 4'],
  ['xx', '20'],
  ['xxi', 'xxi'],
  ['one hundred and one dalmatians', '101 dalmatians'],
  ['one hundred dalmatians and one more', '100 dalmatians and 1 more'],
  ['forty year old', '40 year old'],
  ['fifty first dates', '50 1st dates'],
  ['twenty one grams', '21 grams'],
  ['nineteen eighty four', '1984'],
  ['twenty twenty', '2020'],
  ['eleven fourteen', '11 14'],
  ['twenty thousand leagues', '20000 leagues'],
  ['friday the thirteenth', 'friday the 13th'],
  ['007', '7'],
  ['eight and a half', '8 1 2'],
  ['33 and a third', '33 1 3'],
  ['two and a half men', '2 1 2 men'],
  ['cop and a half', 'cop and a half'],
  ['half past dead', 'half past dead'],
  ['house of a thousand corpses', 'house of 1000 corpses'],
  ['a hundred and one dalmatians', '101 dalmatians'],
  ['the hundred foot journey', 'the 100 foot journey'],
  ['fourteen oh eight', '1408'],
  ['fourteen ninety two', '1492'],
  ['twenty fifth hour', '20 5th hour'],
  ['25th hour', '20 5th hour'],
  ['the fiftieth day', 'the 50th day'],
  ['zero theorem', '0 theorem'],
  ['alien cubed', 'alien 3'],
  ['seven', '7'],
  ['sevenfold hundred', 'sevenfold hundred'],
] as const) {
  test(`${words} is ${digits}`, () => {
    assert.equal(numbersAsDigits(words.split(' ')).join(' '), digits);
  });
}
