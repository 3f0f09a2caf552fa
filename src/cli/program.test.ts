import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { describe, test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { capturedOutput } from '../../test/fixtures/captured-output.ts';
import { OPTIONS } from '../config/options.ts';
import { CRITERIA } from '../search/search-criteria.ts';
import { COMMANDS } from './command-list.ts';
import { createProgram, isUsageExit } from './program.ts';
import { optionOf } from './query/criteria-options.ts';

interface Output {
  readonly text: string;
  readonly exitCode: number;
}

/** What the program prints when it ends while parsing. */
async function outputOf(t: TestContext, ...args: readonly string[]): Promise<Output> {
  const program = createProgram(new AbortController().signal);
  const { result, stdout, stderr } = await capturedOutput(t, async () =>
    program.run(['node', 'reelated', ...args]).catch((error: unknown) => error),
  );
  assert.ok(isUsageExit(result), String(result));
  return { text: stdout + stderr, exitCode: result.exitCode };
}

const NAMES = COMMANDS.map(({ usage }) => usage.split(' ')[0] ?? '');

describe('the command line', () => {
  test('lists every command in its help', async (t) => {
    const { text, exitCode } = await outputOf(t, '--help');
    assert.equal(exitCode, 0);
    for (const name of NAMES) assert.match(text, new RegExp(`^  ${name} `, 'm'));
    assert.match(text, /Exit codes: 0 done/);
  });

  test('loads neither DuckDB nor a server to show its help', () => {
    const hook = `import { registerHooks } from 'node:module';
      registerHooks({ load: (url, context, next) => (console.error(url), next(url, context)) });`;
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        '--import',
        `data:text/javascript,${encodeURIComponent(hook)}`,
        fileURLToPath(new URL('./main.ts', import.meta.url)),
        '--help',
      ],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0);
    assert.match(stderr, /\/cli\/program\.ts$/m);
    assert.doesNotMatch(stderr, /\/(?:@duckdb|fastify)\//);
  });

  for (const { usage, summary, settings, options = [] } of COMMANDS) {
    test(`describes ${usage}`, async (t) => {
      const { text, exitCode } = await outputOf(t, usage.split(' ')[0] ?? '', '--help');
      assert.equal(exitCode, 0);
      const flags = settings.map((key) => OPTIONS[key].flag);
      for (const flag of [...flags, ...options.map((option) => option.flags)]) {
        assert.ok(text.includes(`  ${flag}  `) || text.includes(`  ${flag}\n`), flag);
      }
      assert.match(summary, /^[a-z].*[^.]$/);
    });
  }

  for (const command of ['search', 'similar']) {
    test(`${command} has an option for every criterion`, async (t) => {
      const { text } = await outputOf(t, command, '--help');
      for (const criterion of Object.keys(CRITERIA)) {
        assert.match(text, new RegExp(`^  ${optionOf(criterion)} `, 'm'));
      }
    });
  }

  test('no two options of a command share a key or a flag', () => {
    for (const { usage, settings, options = [] } of COMMANDS) {
      const flags = settings.map((key) => OPTIONS[key].flag.split(' ')[0]);
      const all = [...flags, ...options.map(({ long }) => long), '--config'];
      assert.equal(new Set(all).size, all.length, usage);
      const keys = [...settings, ...options.map((option) => option.attributeName()), 'config'];
      assert.equal(new Set(keys).size, keys.length, usage);
    }
  });

  test('takes a switch that turns something off, once or twice', async (t) => {
    for (const args of [['--no-akas'], ['--no-akas', '--no-akas', '--sample', '--sample']]) {
      const program = createProgram(new AbortController().signal);
      const { result } = await capturedOutput(t, async () =>
        program.run(['node', 'reelated', 'tasks', ...args]),
      );
      assert.equal(result, 0);
    }
  });

  for (const [args, message] of [
    [['frobnicate'], /unknown command 'frobnicate'/],
    [['run', '--frobnicate'], /unknown option '--frobnicate'/],
    [['search', '--sort', 'colour'], /'colour' is invalid\. Allowed choices are title, year/],
    [['search', '--format', 'xml'], /Allowed choices are json, ndjson, csv, parquet/],
    [['similar'], /missing required argument 'film'/],
    [
      ['run', '--min-votes', '5', '--min-votes', '6'],
      /'6' is invalid\. It was already given as 5\./,
    ],
    [
      ['run', '--with', 'wikidata', '--with', 'wikipedia'],
      /already given as wikidata; separate multiple/,
    ],
    [['search', '--sort', 'title', '--sort', 'year'], /already given as title/],
    [['run', '--config', 'a.json', '--config', 'b.json'], /already given as a\.json/],
  ] as const) {
    test(`ends with an error for ${args.join(' ')}`, async (t) => {
      const { text, exitCode } = await outputOf(t, ...args);
      assert.notEqual(exitCode, 0);
      assert.match(text, message);
      assert.match(text, /reelated --help lists the commands/);
    });
  }
});
