import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test, type TestContext } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { runCli } from '../fixtures/cli.ts';
import { QUIRKS } from '../fixtures/datasets.ts';
import { watchedDataDir } from '../fixtures/watched-files.ts';

interface DatasetServer {
  readonly baseUrl: string;
  /** What was asked for since it was last read, with the status of the answer. */
  readonly takeAnswers: () => readonly string[];
  readonly files: Map<string, Buffer>;
}

/** A server of dataset files that knows conditional requests; the ETag comes from the content. */
async function serveDatasets(t: TestContext): Promise<DatasetServer> {
  const files = new Map(
    Object.entries(QUIRKS).map(([name, text]) => [`/${name}.tsv.gz`, gzipSync(text)]),
  );
  const answers: string[] = [];
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '') ?? Buffer.alloc(0);
    const etag = `"${file.toString('base64', 10).slice(-60)}"`;
    const isHeld = request.headers['if-none-match'] === etag;
    answers.push(`${isHeld ? 304 : 200} ${request.url}`);
    if (isHeld) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { etag, 'content-length': file.length }).end(file);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close().closeAllConnections());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { baseUrl: `http://127.0.0.1:${port}/`, takeAnswers: () => answers.splice(0), files };
}

test('a refresh fetches what has changed and builds what follows from it, else nothing', async (t) => {
  const { baseUrl, takeAnswers, files } = await serveDatasets(t);
  const dataDir = watchedDataDir(t);
  const refresh = async (): Promise<readonly string[]> => {
    const args = ['refresh', '--data-dir', dataDir, '--base-url', baseUrl, '--json'];
    const { code, stdout, stderr } = await runCli(args);
    assert.equal(code, 0, stderr);
    const events = stdout.trim().split('\n');
    return events
      .map((line) => JSON.parse(line) as { readonly type: string; readonly task?: string })
      .flatMap(({ type, task }) => (type === 'task-started' && task !== undefined ? [task] : []));
  };
  assert.ok((await refresh()).includes('PublishSnapshot'));
  assert.equal(takeAnswers().filter((answer) => answer.startsWith('200')).length, files.size);

  assert.deepEqual(await refresh(), []);
  assert.deepEqual(
    takeAnswers().toSorted(),
    [...files.keys()].map((path) => `304 ${path}`).toSorted(),
  );

  const held = files.get('/title.ratings.tsv.gz') ?? Buffer.alloc(0);
  const ratings = gunzipSync(held).toString().replace(/\d+$/m, '999999');
  files.set('/title.ratings.tsv.gz', gzipSync(ratings));
  const ran = await refresh();
  assert.deepEqual(
    ran.filter((task) => task.startsWith('SourceDataset')),
    ['SourceDataset(title.ratings)'],
  );
  const fetched = takeAnswers().filter((answer) => answer.startsWith('200'));
  assert.deepEqual(new Set(fetched), new Set(['200 /title.ratings.tsv.gz']));
  assert.deepEqual(await refresh(), []);
});
