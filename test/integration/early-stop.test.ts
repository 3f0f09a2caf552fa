import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCli } from '../fixtures/cli.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

/** Sends SIGTERM to its own process when the commands begin to be loaded. */
const STOP_WHILE_LOADING = `
  import { registerHooks } from 'node:module';
  registerHooks({
    load(url, context, next) {
      if (url.endsWith('/cli/program.ts')) process.kill(process.pid, 'SIGTERM');
      return next(url, context);
    },
  });
`;

test('a stop while the program is loading is heard', async (t) => {
  const hook = `data:text/javascript,${encodeURIComponent(STOP_WHILE_LOADING)}`;
  const { code, signal } = await runCli(
    ['up', '--sample', '--port', '0', '--data-dir', scratchFolder(t)],
    { environment: { NODE_OPTIONS: `--import=${hook}` } },
  );
  assert.deepEqual({ code, signal }, { code: 130, signal: null });
});
