import assert from 'node:assert/strict';
import { test } from 'node:test';
import openapi from '../../../docs/openapi.json' with { type: 'json' };
import { tryOutDocument } from './try-out-document.ts';

interface Shown {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { readonly parameters?: readonly Record<string, unknown>[] }>>
    >
  >;
}

test('a query that is tried out begins with one example, and with all that it needs', () => {
  const { paths } = tryOutDocument(openapi) as Shown;
  const search = paths['/film/search']?.['get']?.parameters ?? [];
  const filled = search.filter((one) => 'example' in one || 'examples' in one);
  assert.deepEqual(
    filled.map(({ name }) => name),
    ['title'],
  );
  const film = paths['/film/{film_id}']?.['get']?.parameters ?? [];
  assert.ok(film.every((one) => 'examples' in one));
  assert.equal(Object.keys(paths).length, Object.keys(openapi.paths).length);
});
