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
  ['seven', '7'],
  ['sevenfold hundred', 'sevenfold hundred'],
] as const) {
  test(`${words} is ${digits}`, () => {
    assert.equal(numbersAsDigits(words.split(' ')).join(' '), digits);
  });
}
