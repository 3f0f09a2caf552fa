import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { FILM_COLUMNS } from './film-columns.ts';

test('the documentation of the database lists the columns of films with their types', () => {
  const text = readFileSync(new URL('../../docs/database.md', import.meta.url), 'utf8');
  const [, listed] = /^\| `films` *\| `(.+?)` *\|$/m.exec(text) ?? [];
  assert.equal(listed, FILM_COLUMNS.map(({ name, type }) => `${name} ${type}`).join(', '));
});
