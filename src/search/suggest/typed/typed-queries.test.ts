import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Suggestion } from '../suggestable.ts';
import { createSuggester, type Suggest } from '../suggester.ts';
import { typedFilms } from './typed-films.ts';
import { TYPED_QUERIES } from './typed-queries.ts';

describe('what people type finds what they mean in the first place:', () => {
  let suggest: Suggest;

  before(() => {
    suggest = createSuggester(typedFilms());
  });

  for (const [kind, lines] of Object.entries(TYPED_QUERIES)) {
    test(kind, () => {
      const missed = meanings(lines).flatMap(({ meant, typed }) => {
        const [first] = suggest(typed, 1);
        return isMeant(first, meant) ? [] : [`${typed}: ${first && label(first)}, not ${meant}`];
      });
      assert.deepEqual(missed, []);
    });
  }
});

function meanings(lines: string): readonly { readonly meant: string; readonly typed: string }[] {
  return lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [meant = '', queries = ''] = line.split(' = ');
      return queries.split(' | ').map((typed) => ({ meant, typed }));
    });
}

function isMeant(found: Suggestion | undefined, meant: string): boolean {
  if (found === undefined) return false;
  return found.kind === 'person'
    ? found.name === meant
    : [found.title, `${found.title} ${found.year}`].includes(meant);
}

function label(found: Suggestion): string {
  return found.kind === 'film' ? `${found.title} ${found.year}` : found.name;
}
