import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { articleName, articleTitle } from './article-name.ts';

test('a name is the end of the URL as MediaWiki writes it', () => {
  const names = {
    "Hell's Angels (film)": 'Hell%27s_Angels_(film)',
    Amélie: 'Am%C3%A9lie',
    '2001: A Space Odyssey': '2001:_A_Space_Odyssey',
    'Monsters, Inc.': 'Monsters,_Inc.',
    'Face/Off': 'Face/Off',
    'What Ever Happened to Baby Jane? (film)': 'What_Ever_Happened_to_Baby_Jane%3F_(film)',
    'Lilo & Stitch': 'Lilo_%26_Stitch',
    'M*A*S*H (film)': 'M*A*S*H_(film)',
    '$9.99': '$9.99',
    '100% Wolf': '100%25_Wolf',
    'Pi "π"': 'Pi_%22%CF%80%22',
  };
  for (const [title, name] of Object.entries(names)) {
    assert.equal(articleName(encodeURIComponent(title)), name);
    assert.equal(articleName(title.replaceAll(' ', '_')), name);
    assert.equal(articleName(name), name);
    assert.equal(articleTitle(name), title);
  }
});

test('there is no article of such a name', () => {
  const names = ['', ' ', '_', 'a|b', 'a#b', '<b>', '[x]', '{x}', 'a%0Ab', 'a\uFFFDb'];
  for (const name of [...names, 'é'.repeat(128), '%ED%A0%80']) {
    assert.equal(articleName(name), undefined, name);
  }
});

test('the form does not change any more once it is right', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const name = articleName(encodeURIComponent(text));
      if (name === undefined) return;
      assert.equal(articleName(name), name);
      assert.match(name, /^[\x21-\x7e]+$/);
    }),
  );
});
