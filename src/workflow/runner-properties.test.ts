import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import * as fc from 'fast-check';
import { runTasks } from './runner.ts';
import type { Task } from './task.ts';

/** A task of a random graph, by what it requires: indices of earlier tasks. */
interface Node {
  readonly requires: readonly number[];
  readonly fails: boolean;
  readonly takesMs: number;
}

const nodes: fc.Arbitrary<readonly Node[]> = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc.tuple(
    ...Array.from({ length: size }, (_value, index) =>
      fc.record({
        requires: fc.subarray(Array.from({ length: index }, (_earlier, number) => number)),
        fails: fc.integer({ max: 9, min: 0 }).map((number) => number < 2),
        takesMs: fc.integer({ min: 0, max: 3 }),
      }),
    ),
  ),
);

/** Tasks that watch each other at work. */
function watchedTasks(dataDir: string, graph: readonly Node[], mayFail: boolean) {
  const order: string[] = [];
  let atWork = 0;
  let mostAtWork = 0;
  const tasks: Task[] = [];
  for (const [index, node] of graph.entries()) {
    const name = `T${index}`;
    const target = { kind: 'file', path: join(dataDir, name) } as const;
    const required = tasks.filter((_task, earlier) => node.requires.includes(earlier));
    tasks.push({
      name,
      summary: '',
      requires: required,
      targets: [target],
      parameters: {},

      async run({ stage }) {
        order.push(name);
        mostAtWork = Math.max(mostAtWork, ++atWork);
        await sleep(node.takesMs);
        atWork--;
        if (mayFail && node.fails) throw new Error('as arranged');
        const parts = required.flatMap((task) => task.targets.map(({ path }) => path));
        writeFileSync(stage(target), [name, ...parts.map((path) => readFileSync(path))].join(' '));
        return {};
      },
    });
  }
  return { tasks, order, mostAtWork: () => mostAtWork };
}

/** The tasks below a failing one, by the definition. */
function blockedBy(graph: readonly Node[]): ReadonlySet<number> {
  const blocked = new Set<number>();
  for (const [index, { requires }] of graph.entries())
    if (requires.some((one) => blocked.has(one) || graph[one]?.fails === true)) blocked.add(index);
  return blocked;
}

test('any graph runs once, in order, within its workers; failures block exactly what follows', async () => {
  const property = fc.asyncProperty(
    nodes,
    fc.integer({ min: 1, max: 4 }),
    async (graph, workers) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'graph-'));
      try {
        const first = watchedTasks(dataDir, graph, true);
        const summary = await runTasks(first.tasks, { dataDir, workers });
        assert.equal(new Set(first.order).size, first.order.length, 'a task ran twice');
        assert.ok(first.mostAtWork() <= workers, 'more tasks at work than workers');
        for (const [position, name] of first.order.entries())
          for (const { name: required } of first.tasks.find((task) => task.name === name)!.requires)
            assert.ok(first.order.slice(0, position).includes(required), `${name} ran too early`);

        const blocked = blockedBy(graph);
        const expected = graph.map(({ fails }, index) =>
          blocked.has(index) ? 'blocked' : fails ? 'failed' : 'ran',
        );
        assert.deepEqual(
          summary.tasks.map(({ state }) => state),
          expected,
        );

        const second = watchedTasks(dataDir, graph, false);
        await runTasks(second.tasks, { dataDir, workers });
        const left = expected.flatMap((state, index) => (state === 'ran' ? [] : [`T${index}`]));
        assert.deepEqual(second.order.toSorted(), left);
        const third = watchedTasks(dataDir, graph, false);
        assert.equal((await runTasks(third.tasks, { dataDir, workers })).status, 'succeeded');
        assert.deepEqual(third.order, []);
      } finally {
        rmSync(dataDir, { recursive: true, force: true });
      }
    },
  );
  await fc.assert(property, { numRuns: 60 });
});
