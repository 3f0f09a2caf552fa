import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { createFilmDatabase } from '../../test/fixtures/film-database.ts';
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

const REPORTED = [
  '--import',
  `data:text/javascript,${encodeURIComponent(HOOK)}`,
  join(import.meta.dirname, 'main.ts'),
];

test('the start of a run loads neither the server nor the search for similar films', (t) => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...REPORTED, 'run', '--sample', '--dry-run', '--data-dir', join(scratchFolder(t), 'data')],
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

test('a server loads what its first responses are made with, and nothing of the rest', async () => {
  await using dataDir = await createFilmDatabase();
  const args = ['serve', '--json', '--port', '0', '--data-dir', dataDir.path];
  const server = spawn(process.execPath, [...REPORTED, ...args]);
  const loaded: string[] = [];
  createInterface(server.stderr).on('line', (line) => loaded.push(line));
  const ended = once(server, 'exit');
  try {
    const [line] = await once(createInterface(server.stdout), 'line');
    const { url } = JSON.parse(String(line)) as { readonly url: string };
    for (const path of ['/film/120737', '/film/120737/similar/0.1', '/film/search?limit=1']) {
      assert.equal((await fetch(url + path)).status, 200, path);
    }
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
  assert.ok(loaded.some((url) => url.endsWith('/api/routes/film-routes.ts')));
  const needless = [
    // the documentation, which few read, and what it is made with
    /\/@fastify\/swagger|\/yaml\/|\/@scalar\/|\/docs-app\.ts$/,
    // TypeBox's builders, of which the API has its own few
    /\/typebox\//,
    // assistants, media servers, spreadsheets, notebooks
    /\/@modelcontextprotocol\/|\/zip\.js\/|\/papaparse\/|\/linkedom\/|\/marked\/|\/listr2\//,
    // the tasks
    /\/src\/(?:pipeline|spark\/.*|films\/prep-films|workflow\/runner|snapshot\/publish-snapshot)\.ts$/,
  ];
  assert.deepEqual(
    loaded.filter((url) => needless.some((pattern) => pattern.test(url))),
    [],
  );
});
