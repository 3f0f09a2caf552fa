/*
 * Kills download and build with SIGKILL at random moments, over and over, and shows that nothing
 * half-written is ever taken for done:
 *
 *     npm run bench -- kills [--kills 300] [--datasets DIR] [--row 5] [--minutes 12]
 *
 * It ends after this many minutes, with an error if that was before all kills were made; 300 kills
 * at scale 0.01 (bench/imdb-files/generate.ts) want --minutes 60.
 *
 * The files of DIR (the sample, when it is not given) come from a server on the loopback that takes
 * its time. Up to ROW kills follow each other in one data directory; after each one, everything
 * that has a final name must be as in a clean run. Then a run must complete with what the clean
 * run has made, and the next row starts in a new directory.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { alignColumns } from '../src/workflow/views/align-columns.ts';
import { runCli, startCli } from '../test/fixtures/cli.ts';
import { SAMPLE, writeDatasets } from '../test/fixtures/datasets.ts';
import { outputDigests } from '../test/fixtures/outputs.ts';

const TRANSFER_STEPS = 20;
const STEP_MS = 20;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '300' },
    datasets: { type: 'string' },
    row: { type: 'string', default: '5' },
    minutes: { type: 'string', default: '12' },
  },
});
const kills = Number(values.kills);
const inARow = Number(values.row);
const deadlineMs = performance.now() + Number(values.minutes) * 60_000;

const scratch = mkdtempSync(join(tmpdir(), 'reelated-kills-'));
const found = { kills: 0, ended: 0, falselyComplete: 0, reruns: 0, wrongReruns: 0 };
/** How many kills left the data directory with its furthest target so far. */
const furthest = new Map<string, number>();
try {
  const folder = values.datasets ?? writeDatasets(join(scratch, 'datasets'), SAMPLE);
  const server = await slowServer(folder);
  const argsIn = (dataDir: string): string[] => [
    'run',
    '--base-url',
    server.url,
    '--data-dir',
    dataDir,
    '--quiet',
  ];

  const clean = join(scratch, 'clean');
  const startMs = performance.now();
  const first = await runCli(argsIn(clean));
  if (first.code !== 0) throw new Error(`the clean run failed: ${first.stderr}`);
  const cleanMs = performance.now() - startMs;
  const files = finalFiles(clean);
  const whole = await outputDigests(clean);
  console.log(`the clean run takes ${Math.round(cleanMs)} ms`);

  while (found.kills < kills && performance.now() < deadlineMs) {
    const dataDir = join(scratch, 'killed');
    const row = 1 + Math.floor(Math.random() * inARow);
    for (let kill = 0; kill < row && found.kills < kills; kill += 1) {
      const cli = startCli(argsIn(dataDir));
      await sleep(Math.random() * cleanMs);
      cli.process.kill('SIGKILL');
      const { signal } = await cli.ending;
      if (signal === null) found.ended += 1;
      else found.kills += 1;
      const there = finalFiles(dataDir);
      const wrong = [...there].filter(([name, digest]) => files.get(name) !== digest);
      const partial = [...foldersOf(there)].filter(
        (name) => countIn(there, name) !== countIn(files, name),
      );
      found.falselyComplete += wrong.length + partial.length;
      for (const name of [...wrong.map(([one]) => one), ...partial]) console.log(`WRONG ${name}`);
      if (existsSync(join(dataDir, 'duckdb', 'films.duckdb'))) {
        if (!isDeepStrictEqual(await outputDigests(dataDir), whole)) {
          found.falselyComplete += 1;
          console.log('WRONG duckdb/films.duckdb');
        }
      }
      const stage = stageOf(dataDir);
      furthest.set(stage, (furthest.get(stage) ?? 0) + 1);
    }
    const again = await runCli(argsIn(dataDir));
    found.reruns += 1;
    const isRight = again.code === 0 && isDeepStrictEqual(await outputDigests(dataDir), whole);
    if (!isRight) {
      found.wrongReruns += 1;
      console.log(`WRONG rerun (code ${again.code}): ${again.stderr}`);
    }
    rmSync(dataDir, { recursive: true, force: true });
    if (found.reruns % 10 === 0) console.log(`${found.kills} of ${kills} kills`);
  }
  server.close();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

console.log(
  [
    '',
    ...alignColumns([
      ['kills', String(found.kills)],
      ['runs that had ended before', String(found.ended)],
      ['outputs falsely complete', String(found.falselyComplete)],
      ['reruns', String(found.reruns)],
      ['reruns that differ from the clean run', String(found.wrongReruns)],
      ...[...furthest]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([stage, count]) => [`left with ${stage}`, String(count)]),
    ]),
  ].join('\n'),
);
if (found.falselyComplete + found.wrongReruns > 0 || found.kills < kills) process.exitCode = 1;

/** A digest of every downloaded file and parquet file under its final name. */
function finalFiles(dataDir: string): ReadonlyMap<string, string> {
  const digests = new Map<string, string>();
  for (const part of ['datasets', 'output']) {
    const root = join(dataDir, part);
    if (!existsSync(root)) continue;
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      const isFinal =
        /\.(?:parquet|tsv\.gz)$/.test(name) && !/(?:^|\/)\./.test(name) && !name.includes('.tmp');
      if (!isFinal || !statSync(join(root, name)).isFile()) continue;
      const bytes = readFileSync(join(root, name));
      digests.set(`${part}/${name}`, createHash('sha256').update(bytes).digest('hex'));
    }
  }
  return digests;
}

/** The targets that are folders: `output/films` of `output/films/films.parquet`. */
function foldersOf(files: ReadonlyMap<string, string>): ReadonlySet<string> {
  const names = [...files.keys()].filter((name) => name.startsWith('output/'));
  return new Set(names.map((name) => name.split('/').slice(0, 2).join('/')));
}

function countIn(files: ReadonlyMap<string, string>, folder: string): number {
  return [...files.keys()].filter((name) => name.startsWith(`${folder}/`)).length;
}

function stageOf(dataDir: string): string {
  if (existsSync(join(dataDir, 'duckdb', 'films.duckdb'))) return '4 a published database';
  if (existsSync(join(dataDir, 'output', 'csfilms'))) return '3 similarities';
  if (existsSync(join(dataDir, 'output', 'films'))) return '2 films';
  const names = existsSync(join(dataDir, 'datasets')) ? readdirSync(join(dataDir, 'datasets')) : [];
  return names.length > 0 ? '1 a part of the downloads' : '0 nothing';
}

async function slowServer(folder: string): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => void answer(folder, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => server.close().closeAllConnections(),
  };
}

async function answer(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.on('error', () => undefined);
  const path = join(folder, basename(request.url ?? ''));
  if (!existsSync(path)) {
    response.writeHead(404).end();
    return;
  }
  const bytes = readFileSync(path);
  const etag = `"${bytes.length}-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  const asked = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? -1);
  const isRange = asked >= 0 && request.headers['if-range'] === etag;
  const from = isRange ? asked : 0;
  if (from >= bytes.length) {
    response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
    return;
  }
  const range = { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
  response.writeHead(isRange ? 206 : 200, {
    etag,
    'content-length': bytes.length - from,
    ...(isRange ? range : {}),
  });
  const step = Math.ceil(bytes.length / TRANSFER_STEPS);
  for (let start = from; start < bytes.length && !response.destroyed; start += step) {
    response.write(bytes.subarray(start, start + step));
    await sleep(STEP_MS);
  }
  response.end();
}
