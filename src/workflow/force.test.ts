import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forcedTasks, tasksNamed } from './force.ts';
import type { Task } from './task.ts';

function task(name: string, requires: readonly Task[] = [], works = true): Task {
  const run = works ? { run: () => Promise.resolve({}) } : {};
  return { name, summary: '', requires, targets: [], parameters: {}, ...run };
}

const basics = task('SourceDataset(title.basics)');
const ratings = task('SourceDataset(title.ratings)');
const prep = task('PrepFilms', [basics, ratings]);
const genres = task('GenreParquets', [prep]);
const inner = task('Inner', [genres], false);
const all = task('AllTasks', [prep, inner], false);
const TASKS = [basics, ratings, prep, genres, inner, all];

test('a name means the task of that name, a family all of its tasks', () => {
  assert.deepEqual(tasksNamed(TASKS, 'PrepFilms'), [prep]);
  assert.deepEqual(tasksNamed(TASKS, 'SourceDataset'), [basics, ratings]);
  assert.deepEqual(tasksNamed(TASKS, 'SourceDataset(title.ratings)'), [ratings]);
});

test('an unknown name is refused, and the message lists each family once', () => {
  assert.throws(() => tasksNamed(TASKS, 'PrepMovies'), {
    code: 'task-unknown',
    message:
      'unknown task PrepMovies; the tasks are SourceDataset, PrepFilms, GenreParquets, Inner, AllTasks',
    data: { task: 'PrepMovies' },
  });
  assert.throws(() => tasksNamed(TASKS, 'prepfilms'), { code: 'task-unknown' });
});

test('a forced group forces what it requires, groups in it included, but nothing before that', () => {
  assert.deepEqual(forcedTasks(TASKS, ['AllTasks']), new Set([prep, genres]));
  assert.deepEqual(
    forcedTasks(TASKS, ['Inner', 'SourceDataset']),
    new Set([genres, basics, ratings]),
  );
});

test('force without names means every task, and no force none', () => {
  assert.deepEqual(forcedTasks(TASKS, true), new Set(TASKS));
  assert.deepEqual(forcedTasks(TASKS), new Set());
  assert.deepEqual(forcedTasks(TASKS, []), new Set());
});
