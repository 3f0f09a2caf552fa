import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../../errors.ts';
import { checkPublicUrl } from './public-url-setting.ts';

test('a public URL ends with the base path, before which a proxy may have removed something', () => {
  checkPublicUrl({});
  checkPublicUrl({ basePath: '/reelated' });
  checkPublicUrl({ basePath: '', publicUrl: 'https://films.example/reelated' });
  checkPublicUrl({ basePath: '/reelated', publicUrl: 'https://films.example/reelated' });
  checkPublicUrl({ basePath: '/reelated', publicUrl: 'https://films.example/a/reelated' });
});

for (const publicUrl of ['https://films.example', 'https://films.example/reelated/a']) {
  test(`${publicUrl} does not lead to /reelated`, () => {
    assert.throws(
      () => checkPublicUrl({ basePath: '/reelated', publicUrl }),
      (error) => {
        assert.ok(error instanceof UsageError);
        assert.equal(error.code, 'config-invalid');
        assert.match(
          error.message,
          /^--public-url must end with the base path \/reelated, but it is /,
        );
        return true;
      },
    );
  });
}
