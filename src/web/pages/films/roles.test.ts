import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CAST_CATEGORIES } from '../../../films/cast-categories.ts';
import type { Credit } from '../../api/types.ts';
import { rolesOf } from './roles.ts';

let ordering = 0;

const credit = (personId: number, category: string): Credit => ({
  person_id: personId,
  name: `Person ${personId}`,
  ordering: ++ordering,
  category,
  job: null,
  characters: null,
});

test('roles are in a fixed order, and unknown ones come last', () => {
  const roles = rolesOf([
    credit(1, 'production_designer'),
    credit(2, 'producer'),
    credit(3, 'actor'),
    credit(4, 'director'),
  ]);
  assert.deepEqual(
    roles.map(({ role }) => role),
    ['Director', 'Cast', 'Producer', 'Production designer'],
  );
});

test('the cast is made of the same credits as on the server', () => {
  const roles = rolesOf(CAST_CATEGORIES.map((category, person) => credit(person, category)));
  assert.deepEqual(
    roles.map(({ role }) => role),
    ['Cast'],
  );
});

test('actors, actresses and people as themselves are the cast, each once', () => {
  const [cast, ...others] = rolesOf([
    credit(1, 'actor'),
    credit(2, 'actress'),
    credit(1, 'self'),
    credit(3, 'self'),
  ]);
  assert.deepEqual(
    cast?.credits.map(({ person_id: id }) => id),
    [1, 2, 3],
  );
  assert.deepEqual(others, []);
});

test('someone with two roles is in both', () => {
  const roles = rolesOf([credit(1, 'director'), credit(1, 'writer')]);
  assert.deepEqual(
    roles.map(({ role, credits }) => [role, credits.length]),
    [
      ['Director', 1],
      ['Writer', 1],
    ],
  );
});
