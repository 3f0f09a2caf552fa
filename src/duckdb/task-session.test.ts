import assert from 'node:assert/strict';
import { test } from 'node:test';
import { taskSession } from './task-session.ts';

const limits = (signal: AbortSignal) => ({
  stage: (name: string) => `/nowhere/${name}`,
  signal,
  workers: 1,
  memoryBytes: 2e8,
});

test("a task's session has the task's threads, its memory, and a folder of its own to spill to", async () => {
  using session = await taskSession(limits(new AbortController().signal), 'terms');
  const reader = await session.connection.runAndReadAll(
    `SELECT current_setting('threads')::VARCHAR, current_setting('temp_directory'), current_setting('memory_limit')`,
  );
  assert.deepEqual(reader.getRows(), [['1', '/nowhere/terms.spill', '190.7 MiB']]);
});

test('aborting a task interrupts its query, and a session that is closed ignores it', async () => {
  const controller = new AbortController();
  {
    using session = await taskSession(limits(controller.signal), 'terms');
    const query = session.connection.run(
      'SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b',
    );
    controller.abort();
    await assert.rejects(query, /INTERRUPT/i);
  }
  await assert.rejects(taskSession(limits(controller.signal), 'terms'), { name: 'AbortError' });
});
