import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asRow, type RowIndex } from '../../model/model.ts';
import { keepNearest } from './kept-nearest.ts';

/** A search in which the films nearest to one are those after it; it overwrites what it found before. */
function searchOf(films: number) {
  const searched: [row: number, count: number][] = [];
  const [rows, similarities] = [new Uint32Array(films), new Float64Array(films)];
  const kernel = {
    most: films - 1,
    nearest: () => assert.fail(),
    counters: () => ({}) as never,
    nearestOf(row: RowIndex, count: number) {
      searched.push([row, count]);
      for (let i = 0; i < count; i++) {
        rows[i] = (row + i + 1) % films;
        similarities[i] = 1 / (row + i + 1);
      }
      return { rows: rows.subarray(0, count), similarities: similarities.subarray(0, count) };
    },
  };
  return { kernel, searched };
}

test('the ten nearest of each film are searched for once', () => {
  const { kernel, searched } = searchOf(40);
  const nearestOf = keepNearest(kernel, 40);
  const first = nearestOf(asRow(3), 4);
  assert.deepEqual([...nearestOf(asRow(39), 1).rows], [0]);
  assert.deepEqual([...first.rows], [4, 5, 6, 7], 'a later search leaves it as it was');
  assert.deepEqual([...first.similarities], [1 / 4, 1 / 5, 1 / 6, 1 / 7]);
  assert.equal(nearestOf(asRow(3), 10).rows.length, 10);
  assert.equal(nearestOf(asRow(3), 0).rows.length, 0);
  assert.deepEqual(searched, [
    [3, 10],
    [39, 10],
  ]);
});

test('more of them are searched for each time', () => {
  const { kernel, searched } = searchOf(40);
  const nearestOf = keepNearest(kernel, 40);
  for (let i = 0; i < 2; i++) assert.equal(nearestOf(asRow(3), 11).rows[10], 14);
  assert.equal(searched.length, 2);
});

test('of few films, all others are kept', () => {
  const { kernel, searched } = searchOf(3);
  const nearestOf = keepNearest(kernel, 3);
  for (let i = 0; i < 2; i++) assert.deepEqual([...nearestOf(asRow(1), 2).rows], [2, 0]);
  assert.deepEqual(searched, [[1, 2]]);
});
