/**
 * Checks a running server against its whole OpenAPI document with Schemathesis, which generates
 * valid and invalid requests.
 *
 *     npm run schemathesis [-- --cases 10000]
 *
 * Serves the sample in a separate process, without rate limits, and exits with 1 when a response is
 * a server error or not as documented, or when an invalid request is accepted or a valid one
 * rejected. The seed is fixed. Each operation gets the same number of cases; the boundaries of every
 * parameter and sequences of requests are tried in addition.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { schemathesis } from '../../bench/python.ts';
import { RATE_LIMIT_NAMES } from '../../src/api/traffic/default-rate-limits.ts';
import { printed, startCli } from '../fixtures/cli.ts';

const { values: options } = parseArgs({ options: { cases: { type: 'string', default: '10000' } } });

const program = schemathesis();
const dataDir = await mkdtemp(join(tmpdir(), 'reelated-schemathesis-'));
const unlimited = RATE_LIMIT_NAMES.map((name) => `${name}=100000000/hour`).join();
const up = ['up', '--sample', '--json', '--data-dir', dataDir, '--port', '0'];
const server = startCli([...up, '--rate-limit', unlimited]);
try {
  const [, url = ''] = await printed(server, /"type":"listening","url":"([^"]+)"/);
  process.exitCode = await tryAll(url);
} finally {
  server.process.kill();
  await server.ending;
  await rm(dataDir, { recursive: true, force: true });
}

async function tryAll(url: string): Promise<number> {
  const perOperation = String(Math.ceil(Number(options.cases) / (await operationCount(url))));
  const trial = spawn(
    program,
    ['run', `${url}/openapi.json`, '--checks', 'all', '--no-color', '--max-examples', perOperation],
    {
      // the folder with its configuration
      cwd: import.meta.dirname,
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
      stdio: 'inherit',
    },
  );
  const [code] = await once(trial, 'exit');
  return code ?? 1;
}

async function operationCount(url: string): Promise<number> {
  const document = await (await fetch(`${url}/openapi.json`)).json();
  return Object.values(document.paths as object).flatMap((path) => Object.keys(path)).length;
}
