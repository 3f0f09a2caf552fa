import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { foldText } from './fold-text.ts';
import { foldTitle } from './fold-title.ts';

const SAME_TEXTS: readonly (readonly string[])[] = [
  ['Amélie', 'Ame\u0301lie', 'AMÉLIE', 'amelie', 'ＡＭＥＬＩＥ'],
  ['WALL·E', 'Wall-E', 'WALL–E', 'wall e'],
  ["Schindler's List", 'Schindler’s List', 'SCHINDLERS LIST', 'Schindler`s List'],
  ['Fast & Furious', 'Fast and Furious', 'fast  AND\u00A0furious'],
  ['Tick, Tick… Boom!', 'tick, tick... BOOM!', 'Tick, Tick . . . Boom'],
  ['Mission: Impossible – Fallout', 'Mission: Impossible - Fallout', 'mission impossible fallout'],
  ['“Crocodile” Dundee', '"Crocodile" Dundee', 'Crocodile Dundee'],
  ['Łódź', 'Lodz'],
  ['Straße', 'STRASSE'],
  ['İstanbul', 'istanbul'],
  ['となりのトトロ', 'トナリノトトロ', 'ﾄﾅﾘﾉﾄﾄﾛ'],
  ['Alien³', 'Alien 3'],
  ['8½', '8 1/2'],
  ['Romeo + Juliet', 'Romeo & Juliet', 'Romeo and Juliet'],
  ['Wa\u00ADter', 'water'],
  ['שָׁלוֹם', 'שלום'],
  ['بَابُ الحَدِيد', 'باب الحديد', 'باب الحديد\u200F'],
  ['٣ أيام', '3 ايام'],
  ['❤️', '❤'],
];

const SAME_TITLES: readonly (readonly string[])[] = [
  ...SAME_TEXTS,
  ['The Matrix', 'Matrix, The', 'Matrix', 'matrix,the'],
  ['Les Choristes', 'Choristes, Les', 'choristes'],
  ["L'Avventura", "Avventura, L'", 'L’avventura'],
  ['The Godfather Part II', 'The Godfather: Part II', 'Godfather 2', 'The Godfather: Part Two'],
  ['Kill Bill: Vol. 1', 'Kill Bill Volume One', 'Kill Bill 1', 'Kill Bill: Part I'],
  ["Ocean's Eleven", 'Ocean’s 11', 'Oceans XI'],
  ['Twelve Angry Men', '12 Angry Men', 'XII angry men'],
  ['John Wick: Chapter 2', 'John Wick 2', 'John Wick II'],
  ['Friday the 13th Part VIII: Jason', 'Friday the 13th 8 - Jason'],
  ['Friday the Thirteenth', 'Friday the 13th'],
  ['One Hundred and One Dalmatians', '101 Dalmatians'],
  ['10,000 BC', '10000 bc', 'Ten Thousand BC'],
  ['Godfather, The: Part II', 'The Godfather (Part 2)'],
  ['Matrix (The)', 'The Matrix'],
  ['Die Hard 4.0', 'Die Hard 4'],
  ['Der Pate - Teil II', 'Pate 2, Der', 'Der Pate 2'],
  ['The Colour Purple', 'The Color Purple'],
  ['Theatre of Blood', 'Theater of Blood'],
  ['Doctor Strange', 'Dr. Strange'],
  ['Lilo & Stitch', "Lilo 'n' Stitch", 'Lilo und Stitch'],
];

const DIFFERENT_TITLES = [
  ['Rocky II', 'Rocky III'],
  ['Part of Me', 'Me'],
  ['Chapter 27', '27'],
  ['Rocky', 'Rocky II'],
  ['A', 'The'],
  ['2.0', '2'],
  ['ハハ', 'ババ'],
  ['कि', 'का'],
  ['…', '?'],
  ['The Thing', 'The Things'],
  ['Our Hour', 'Or Hor'],
  ['+1', 'And 1'],
] as const;

for (const texts of SAME_TEXTS) {
  test(`${texts.join(' = ')}: one text`, () => {
    assert.equal(new Set(texts.map(foldText)).size, 1, String(texts.map(foldText)));
  });
}

for (const titles of SAME_TITLES) {
  test(`${titles.join(' = ')}: one title`, () => {
    assert.equal(new Set(titles.map(foldTitle)).size, 1, String(titles.map(foldTitle)));
  });
}

for (const [one, other] of DIFFERENT_TITLES) {
  test(`${one} and ${other} are different titles`, () => {
    assert.notEqual(foldTitle(one), foldTitle(other));
  });
}

const anyTitle = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('The', 'II', 'Part', 'é', '&', '…', 'one', '’', 'ト', 'ß', ',', '2', '½'),
    )
    .map((words) => words.join(' ')),
);

test('what is folded stays the same when it is folded again', () => {
  fc.assert(
    fc.property(anyTitle, (title) => {
      assert.equal(foldText(foldText(title)), foldText(title));
    }),
  );
});

test('case, Unicode form, spaces and quotation marks around it do not change a text', () => {
  fc.assert(
    fc.property(anyTitle, (title) => {
      const folded = foldText(title);
      fc.pre(/[\p{L}\p{N}]/u.test(folded));
      assert.equal(foldText(title.normalize('NFD')), folded);
      assert.equal(foldText(title.normalize('NFC')), folded);
      assert.equal(foldText(`  “${title}” `), folded);
    }),
  );
});

test('texts that are the same are the same title', () => {
  fc.assert(
    fc.property(anyTitle, (title) => {
      // `Matrix, The` and `L’Avventura` lose what says where the article is
      fc.pre(!/[,'’]/.test(title));
      assert.equal(foldTitle(foldText(title)), foldTitle(title));
    }),
  );
});

test('a title is never folded to nothing', () => {
  fc.assert(
    fc.property(anyTitle, (title) => {
      fc.pre(title.trim() !== '');
      assert.notEqual(foldTitle(title), '');
    }),
  );
});
