import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { openDuckDB } from '../../duckdb/connect.ts';
import { ReelatedError } from '../../errors.ts';
import { isMeantAsText } from './search-pattern.ts';

describe('text in place of a pattern', async () => {
  const session = await openDuckDB();
  after(() => session[Symbol.dispose]());
  const isText = async (pattern: string) => isMeantAsText(session.connection, 'title', pattern);

  for (const text of ['*batteries not included', 'C++', '(500', '[', 'a)', '\\', '?']) {
    test(`"${text}" is plain text`, async () => {
      assert.equal(await isText(text), true);
    });
  }

  for (const pattern of ['', 'alien', '^the', 'a{1000}', String.raw`\d+`, '(?i)a', '[[:alpha:]]']) {
    test(`"${pattern}" is a pattern`, async () => {
      assert.equal(await isText(pattern), false);
    });
  }

  for (const [pattern, position, reason] of [
    ['(?=the)', 0, 'invalid perl operator'],
    ['the(?!x)', 3, 'invalid perl operator'],
    [String.raw`(a)\1`, 3, 'invalid escape sequence'],
    ['ba{1001}', 2, 'invalid repetition size'],
  ] as const) {
    test(`"${pattern}" is a pattern that RE2 does not support`, async () => {
      await assert.rejects(isText(pattern), (error) => {
        assert.ok(error instanceof ReelatedError);
        assert.equal(error.code, 'pattern-unsupported');
        assert.ok(error.message.startsWith(`title: ${reason}`), error.message);
        assert.ok(error.message.includes(`at position ${position}`), error.message);
        assert.deepEqual([error.data['criterion'], error.data['position']], ['title', position]);
        return true;
      });
    });
  }
});
