import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faceOf, GENRES } from './genre-look.ts';
import { titleSize } from './title-size.ts';

test('wide letters are set smaller than narrow ones', () => {
  const face = faceOf('Drama');
  assert.ok(titleSize('WWWWWWWWWW', face) < titleSize('illillilli', face));
});

test('letters as wide as high may stand on lines of their own', () => {
  for (const genre of GENRES) {
    const face = faceOf(genre);
    const size = titleSize('千と千尋の神隠し', face);
    // eight letters on two lines, which 0.84 of a card's width has to hold
    assert.ok(4 * (1 + face.tracking) * size <= 0.84, genre);
    assert.ok(size > 0.08, genre);
  }
});
