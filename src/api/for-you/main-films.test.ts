import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { mainFilms } from './main-films.ts';

test('the main films are the first of all liked ones by their shares', () => {
  const film = fc.record({
    share: fc.constantFrom(-1, 0, 0.1, 0.2, 0.2, 0.3, 5),
    count: fc.constantFrom(-2, 0, 0.5, 3),
  });
  fc.assert(
    fc.property(fc.array(film, { maxLength: 30 }), fc.nat(6), (films, most) => {
      const sorted = [...films.entries()]
        .filter(([, { share, count }]) => share > 0 && count > 0)
        .sort(([one, a], [other, b]) => b.share - a.share || one - other)
        .map(([place]) => place);
      const found = mainFilms(
        Float64Array.from(films, ({ share }) => share),
        Float64Array.from(films, ({ count }) => count),
        most,
      );
      assert.deepEqual(found, sorted.slice(0, most));
    }),
  );
});
