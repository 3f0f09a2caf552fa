import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { ipynbOf } from './ipynb.ts';
import { pageOf } from './page.ts';
import { NotebookError, type ExecutedNotebook } from './recording.ts';
import { runNotebook } from './run-notebook.ts';

/** A notebook whose third cell, on line 8, has the given lines. */
function notebookWith(t: TestContext, ...lines: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'story.ts');
  const text = `// %% [markdown]
// # A story

// %%
const answer: number = 6 * 7;
console.log('begun', answer);

// %%
${lines.join('\n')}

// %%
console.log('the end');
`;
  writeFileSync(file, text);
  return file;
}

async function failureOf(file: string, cellLimitMs = 20_000): Promise<NotebookError> {
  const failure = await runNotebook({ file, cellLimitMs }).then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(failure instanceof NotebookError, 'it fails');
  return failure;
}

const BROKEN = [
  [
    'throws',
    ["const no = () => { throw new TypeError('broken'); };", 'no();'],
    9,
    /TypeError: broken/,
  ],
  ['loops for ever', ['while (true) {}'], 9, /took longer than 2/],
  [
    'awaits for ever, with a timer',
    ['setInterval(() => {}, 1e6);', 'await new Promise(() => {});'],
    9,
    /took longer than 2/,
  ],
  ['awaits what cannot happen', ['await new Promise(() => {});'], 9, /can no longer happen/],
  ['leaves a rejected promise', ['', "void Promise.reject(new Error('lost'));"], 10, /lost/],
  ['throws in a timer', ["setTimeout(() => { throw new Error('late'); }, 5);"], 9, /late/],
  ['throws something other than an error', ["throw 'text';"], 9, /text/],
  ['exits', ['', 'process.exit(0);'], 10, /ended the process with code 0/],
  ['kills its process', ["process.kill(process.pid, 'SIGKILL');"], 9, /SIGKILL/],
  ['has a syntax error', ['const = 1;'], 9, /xpression|nexpected|xpected/],
  ['leaves a statement open', ['const open ='], 9, /xpression|nexpected|xpected/],
  ['imports a module that is not there', ["import './nowhere.ts';"], 9, /nowhere/],
  [
    'imports a package that is not there',
    ["import nothing from 'no-such-package-at-all';"],
    9,
    /no-such-package/,
  ],
  ['imports what a module does not have', ["import { nothing } from 'node:fs';"], 9, /nothing/],
] as const;

for (const [what, lines, line, message] of BROKEN) {
  test(`a cell that ${what} fails the notebook, with file, line and cell`, async (t) => {
    const limit = message.source.includes('longer') ? 2000 : 20_000;
    const failure = await failureOf(notebookWith(t, ...lines), limit);
    assert.equal(failure.code, 'notebook-failed');
    assert.match(failure.message, message);
    assert.match(failure.message, new RegExp(`^story\\.ts, line ${line}, cell 3 `));
    assert.equal(failure.data['line'], line);
    const failed = failure.partial.cells[2]?.outputs.map(({ kind }) => kind);
    assert.deepEqual(failed, ['error']);
  });
}

test('what cells show and print is kept in order, cell by cell', async (t) => {
  const notebook = await runNotebook({
    file: notebookWith(
      t,
      "const show = (globalThis as any)[Symbol.for('reelated.notebook.show')];",
      "console.log('one');",
      "console.log('two');",
      "show({ text: 'plain', html: '<b>rich</b>' });",
      "console.error('three');",
    ),
    cellLimitMs: 20_000,
  });
  assert.deepEqual(
    notebook.cells.map(({ count, outputs }) => ({ count, outputs })),
    [
      { count: null, outputs: [] },
      { count: 1, outputs: [{ kind: 'printed', stream: 'stdout', text: 'begun 42\n' }] },
      {
        count: 2,
        outputs: [
          { kind: 'printed', stream: 'stdout', text: 'one\ntwo\n' },
          { kind: 'shown', shown: { text: 'plain', html: '<b>rich</b>' } },
          { kind: 'printed', stream: 'stderr', text: 'three\n' },
        ],
      },
      { count: 3, outputs: [{ kind: 'printed', stream: 'stdout', text: 'the end\n' }] },
    ],
  );
});

test('an aborted notebook ends at once, with the reason', async (t) => {
  const controller = new AbortController();
  const running = runNotebook({
    file: notebookWith(t, 'while (true) {}'),
    cellLimitMs: 60_000,
    signal: controller.signal,
    progress: (begun) => begun === 3 && controller.abort(new Error('enough')),
  });
  await assert.rejects(running, { message: 'enough' });
});

const EXECUTED: ExecutedNotebook = {
  name: 'story',
  title: 'A <story>',
  cells: [
    { kind: 'markdown', line: 1, text: '# A <story>', count: null, outputs: [] },
    {
      kind: 'code',
      line: 4,
      text: 'const a = 1;\nconst b = 2;',
      count: 1,
      outputs: [
        { kind: 'shown', shown: { text: 'text', html: '<i>html</i>', svg: '<svg></svg>' } },
        { kind: 'printed', stream: 'stdout', text: 'a < b\n' },
        { kind: 'error', error: { name: 'Error', message: 'no', stack: 'Error: no\n    at x' } },
      ],
    },
  ],
};

test('a notebook for Jupyter has its sources by line, and outputs by type', () => {
  const {
    cells,
    nbformat,
    nbformat_minor: minor,
  } = JSON.parse(ipynbOf(EXECUTED)) as {
    readonly cells: readonly Record<string, unknown>[];
    readonly nbformat: number;
    readonly nbformat_minor: number;
  };
  assert.deepEqual([nbformat, minor], [4, 5]);
  assert.deepEqual(cells[0], {
    cell_type: 'markdown',
    id: 'cell-1',
    metadata: {},
    source: ['# A <story>'],
  });
  assert.deepEqual(cells[1]?.['source'], ['const a = 1;\n', 'const b = 2;']);
  assert.deepEqual(cells[1]?.['outputs'], [
    {
      output_type: 'display_data',
      data: { 'text/html': ['<i>html</i>'], 'text/plain': ['text'] },
      metadata: {},
    },
    { output_type: 'stream', name: 'stdout', text: ['a < b\n'] },
    { output_type: 'error', ename: 'Error', evalue: 'no', traceback: ['Error: no', '    at x'] },
  ]);
});

test('a page escapes what was printed and forbids all requests', () => {
  const page = pageOf(EXECUTED);
  assert.match(page, /<title>A &lt;story><\/title>|<title>A &lt;story&gt;<\/title>/);
  assert.match(page, /a &lt; b/);
  assert.match(page, /<svg><\/svg>/);
  assert.doesNotMatch(
    page,
    /<i>html<\/i>/,
    'the picture that takes the page’s colours is preferred',
  );
  assert.match(page, /default-src 'none'/);
});
