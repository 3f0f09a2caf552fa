import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faceOf, GENRES } from './genre-look.ts';
import { titleSize } from './title-size.ts';

test('wide letters are set smaller than narrow ones', () => {
  const face = faceOf('Drama');
  assert.ok(titleSize('WWWWWWWWWW', face) < titleSize('illillilli', face));
});

test('letters that are as wide as high can break into lines', () => {
  for (const genre of GENRES) {
    const face = faceOf(genre);
    const size = titleSize('千と千尋の神隠し', face);
    // eight letters on two lines have to fit in 0.84 of the card's width
    assert.ok(4 * (1 + face.tracking) * size <= 0.84, genre);
    assert.ok(size > 0.08, genre);
  }
});

test('a title in capitals is measured in capitals, so that no word of it breaks', () => {
  for (const genre of GENRES) {
    const face = faceOf(genre);
    if (!face.isUpper) continue;
    for (const title of ['Thunderball', 'Illtitlij', 'Firefly', 'Straße']) {
      assert.equal(titleSize(title, face), titleSize(title.toUpperCase(), face), genre);
    }
  }
});

test('a line does not break after a slash, which counts as a letter', () => {
  const face = faceOf('Drama');
  const size = titleSize('Abcdefghijkl/Mnopqrstuvwx', face);
  assert.equal(size, titleSize('AbcdefghijklzMnopqrstuvwx', face));
});

test('round capitals are set smaller than straight ones', () => {
  const face = faceOf('Fantasy');
  assert.ok(titleSize('Ogohaduncord', face) < titleSize('Efleetstepst', face));
});
