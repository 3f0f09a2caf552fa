import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { scratchFolder } from '../../test/fixtures/scratch.ts';

/** Prints the URL of every module that is loaded. */
const HOOK = `
  import { registerHooks } from 'node:module';
  registerHooks({
    load(url, context, next) {
      process.stderr.write(url + '\\n');
      return next(url, context);
    },
  });
`;

test('the start of a run loads neither the server nor the search for similar films', (t) => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(HOOK)}`,
      join(import.meta.dirname, 'main.ts'),
      'run',
      '--sample',
      '--dry-run',
      '--data-dir',
      join(scratchFolder(t), 'data'),
    ],
    { encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
  assert.match(stdout, /PrepFilms/);
  const loaded = stderr.split('\n');
  assert.ok(loaded.some((url) => url.endsWith('/films/prep-films.ts')));
  const slow =
    /^node:http$|\/fastify\/|\/api\/(?:routes|server)\/|\/kernel-index\.ts$|\/language-codes\.ts$/;
  assert.deepEqual(
    loaded.filter((url) => slow.test(url)),
    [],
  );
});
