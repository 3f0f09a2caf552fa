import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subtitleInitials } from './subtitles.ts';

test('what follows a separator has initials, with and without its small words', () => {
  for (const [title, initials] of [
    ['Star Wars: Episode VI - Return of the Jedi', ['evrotj', 'evrj', 'rotj']],
    ['Harry Potter and the Goblet of Fire', ['gof']],
    ['X-Men: The Last Stand', ['tls']],
    [
      'The Chronicles of Narnia: The Lion, the Witch and the Wardrobe',
      ['tltwatw', 'tlww', 'ltwatw', 'lww'],
    ],
    ['Thor: Ragnarok', []],
    ['Spider-Man', []],
    ['', []],
  ] as const) {
    assert.deepEqual(subtitleInitials(title), initials, title);
  }
});
