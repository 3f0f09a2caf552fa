import assert from 'node:assert/strict';
import { test } from 'node:test';
import { snapshotAgeSeconds } from './snapshot-age.ts';

const builtIn = (ms: number) => ({ built_at: new Date(Date.now() + ms).toISOString() });

test('data is never younger than nothing, whatever the clock says', () => {
  assert.equal(snapshotAgeSeconds(builtIn(3_600_000)), 0);
  const age = snapshotAgeSeconds(builtIn(-60_000));
  assert.ok(age >= 60 && age < 120, String(age));
});
