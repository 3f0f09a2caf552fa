import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReelatedError } from '../errors.ts';
import { graphMermaid, graphTree } from './views/graph-text.ts';
import { readTargets, taskGraph } from './graph.ts';
import type { Target, Task } from './task.ts';

interface TestTask extends Task {
  readonly requires: Task[];
}

function file(path: string): Target {
  return { kind: 'file', path: `/data/${path}` };
}

function task(name: string, requires: Task[] = [], more: Partial<Task> = {}): TestTask {
  const rest = { summary: '', targets: [file(name)], parameters: {} };
  return { name, ...rest, run: () => Promise.resolve({}), ...more, requires };
}

function group(name: string, requires: Task[]): Task {
  return { name, summary: '', requires, targets: [], parameters: {} };
}

const source = task('Source(a)');
const films = task('Films', [source]);
const genres = task('Genres', [source, films]);
const all = group('All', [films, genres]);

test('every task comes once, after its requirements, in their order', () => {
  const names = taskGraph([all, source]).tasks.map(({ name }) => name);
  assert.deepEqual(names, ['Source(a)', 'Films', 'Genres', 'All']);
});

test('a cycle is reported with its path', () => {
  const first = task('First');
  const third = task('Third', [first]);
  first.requires.push(task('Second', [third]));
  assert.throws(
    () => taskGraph([group('Root', [first])]),
    new ReelatedError('task-cycle', 'a task requires itself: First → Second → Third → First', {
      data: { path: 'First → Second → Third → First' },
    }),
  );
});

test('two tasks cannot share a name or a target', () => {
  assert.throws(() => taskGraph([task('A'), task('B', [task('A')])]), /tasks are named A/);
  assert.throws(() => taskGraph([task('A', [task('A')])]), /tasks are named A/);
  const other = task('B', [], { targets: [file('A')] });
  assert.throws(() => taskGraph([task('A'), other]), /A and B both write \/data\/A/);
});

test('a task reads what it requires, also through a group', () => {
  assert.deepEqual(readTargets(genres), [file('Source(a)'), file('Films')]);
  assert.deepEqual(readTargets(task('Last', [all])), [file('Films'), file('Genres')]);
});

test('a task cannot read what nothing before it writes', () => {
  const stranger = task('Stranger', [films], { reads: [file('Genres')] });
  assert.throws(() => taskGraph([stranger, genres]), /Stranger reads \/data\/Genres, which/);
  assert.doesNotThrow(() => taskGraph([task('Heir', [films], { reads: [file('Source(a)')] })]));
});

test('the tree unfolds a task once', () => {
  assert.equal(
    graphTree([all]),
    `All
  Films
    Source(a)
  Genres
    Source(a)
    Films (see above)`,
  );
});

test('the Mermaid chart draws arrows along the data', () => {
  assert.equal(
    graphMermaid([genres]),
    `flowchart LR
  t0["Source(a)"]
  t1["Films"]
  t2["Genres"]
  t0 --> t1
  t0 --> t2
  t1 --> t2`,
  );
});
