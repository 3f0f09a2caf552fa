import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { QUIRKS } from '../fixtures/datasets.ts';
import { FAST } from '../fixtures/ratings-download.ts';
import { failureOf, runPipeline, tasksThatRan } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

const FILES = new Map(
  Object.entries(QUIRKS).map(([name, text]) => [`/${name}.tsv.gz`, gzipSync(text)]),
);

interface DatasetServer {
  readonly baseUrl: string;
  readonly requests: string[];
}

/** A server of dataset files on the loopback; `fault` may answer a request in its place. */
async function serveDatasets(
  t: TestContext,
  fault: (path: string, ...rest: Parameters<RequestListener>) => boolean = () => false,
): Promise<DatasetServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push(path);
    if (fault(path, request, response)) return;
    const file = FILES.get(path);
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    response
      .writeHead(200, {
        'content-length': file.length,
        etag: '"v1"',
        'last-modified': 'Sat, 21 Nov 2026 03:00:00 GMT',
      })
      .end(file);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close().closeAllConnections());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { baseUrl: `http://127.0.0.1:${port}/`, requests };
}

test('files are downloaded once, whole, with a sidecar for their version', async (t) => {
  const dataDir = join(scratchFolder(t), 'data');
  const { baseUrl, requests } = await serveDatasets(t);
  const location = { kind: 'download', baseUrl, limits: FAST } as const;
  const first = await runPipeline(dataDir, '', { location });
  assert.equal(first.status, 'succeeded');
  assert.deepEqual(new Set(requests), new Set(FILES.keys()));

  const path = join(dataDir, 'datasets', 'title.basics.tsv.gz');
  const expected = FILES.get('/title.basics.tsv.gz') ?? Buffer.alloc(0);
  assert.deepEqual(readFileSync(path), expected);
  assert.deepEqual(JSON.parse(readFileSync(`${path}.json`, 'utf8')), {
    name: 'title.basics.tsv.gz',
    url: `${baseUrl}title.basics.tsv.gz`,
    etag: '"v1"',
    'last-modified': 'Sat, 21 Nov 2026 03:00:00 GMT',
    bytes: expected.length,
    sha256: createHash('sha256').update(expected).digest('hex'),
  });

  const second = await runPipeline(dataDir, '', { location });
  assert.deepEqual(tasksThatRan(second), []);
  assert.equal(requests.length, FILES.size);
});

test('without title.akas it is not asked for', async (t) => {
  const dataDir = join(scratchFolder(t), 'data');
  const { baseUrl, requests } = await serveDatasets(t);
  const location = { kind: 'download', baseUrl, limits: FAST } as const;
  const summary = await runPipeline(dataDir, '', { location, akas: false });
  assert.equal(summary.status, 'succeeded');
  assert.equal(requests.includes('/title.akas.tsv.gz'), false);
});

const BASICS = '/title.basics.tsv.gz';
const WHOLE = FILES.get(BASICS) ?? Buffer.alloc(0);
const FAULTS: readonly {
  readonly name: string;
  readonly answer: RequestListener;
  readonly code: string;
  readonly message: RegExp;
}[] = [
  {
    name: 'a file that the server does not have',
    answer: (_, response) => response.writeHead(404).end('gone'),
    code: 'download-failed',
    message: /title\.basics\.tsv\.gz: the server answered 404 Not Found; run again to retry/,
  },
  {
    name: 'a server in trouble',
    answer: (_, response) => response.writeHead(503).end(),
    code: 'download-failed',
    message: /the server answered 503 Service Unavailable \(4 attempts\); run again to retry/,
  },
  {
    name: 'a web page instead of the file',
    answer: (_, response) => response.writeHead(200).end('<html>Please sign in</html>'),
    code: 'gzip-invalid',
    message: /title\.basics\.tsv\.gz is not a gzip file: it starts with "<html>Please/,
  },
  {
    name: 'a transfer that breaks off',
    answer(_, response) {
      response.writeHead(200, { 'content-length': WHOLE.length });
      response.write(WHOLE.subarray(0, 100), () => response.destroy());
    },
    code: 'download-failed',
    message: /the transfer was interrupted \(.+\) \(5 attempts\)/,
  },
  {
    name: 'a short file without a length',
    answer: (_, response) => response.writeHead(200).end(WHOLE.subarray(0, -10)),
    code: 'download-failed',
    message: /the transfer ended after \d+ bytes, before the end of the file \(5 attempts\)/,
  },
];

describe('a bad download leaves nothing under a final name, and the next run completes', () => {
  for (const { name, answer, code, message } of FAULTS) {
    test(name, async (t) => {
      const dataDir = join(scratchFolder(t), 'data');
      let faulty = true;
      const { baseUrl } = await serveDatasets(t, (path, request, response) => {
        if (path !== BASICS || !faulty) return false;
        answer(request, response);
        return true;
      });
      const location = { kind: 'download', baseUrl, limits: FAST } as const;
      const failed = await runPipeline(dataDir, '', { location });
      assert.equal(failed.status, 'failed');
      assert.equal(failureOf(failed).code, code);
      assert.match(failureOf(failed).message, message);
      assert.equal(existsSync(join(dataDir, 'datasets', 'title.basics.tsv.gz')), false);
      assert.equal(existsSync(join(dataDir, 'datasets', 'name.basics.tsv.gz')), true);
      const left = readdirSync(join(dataDir, 'datasets'));
      assert.deepEqual(
        left.filter((file) => /\.tmp|\.part/.test(file)),
        [],
      );

      faulty = false;
      const mended = await runPipeline(dataDir, '', { location });
      assert.equal(mended.status, 'succeeded');
      assert.equal(tasksThatRan(mended).includes('SourceDataset(name.basics)'), false);
    });
  }
});

test('a server that cannot be reached is named', async (t) => {
  const dataDir = join(scratchFolder(t), 'data');
  const baseUrl = 'http://127.0.0.1:9/';
  const location = { kind: 'download', baseUrl, limits: FAST } as const;
  const failed = await runPipeline(dataDir, '', { location });
  assert.equal(failureOf(failed).code, 'download-failed');
  assert.match(failureOf(failed).message, /127\.0\.0\.1:9\/.*could not be reached/);
});
