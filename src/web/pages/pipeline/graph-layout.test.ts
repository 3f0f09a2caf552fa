import * as fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOut, NODE_HEIGHT, type GraphNode } from './graph-layout.ts';

const node = (name: string, ...requires: string[]): GraphNode => ({ name, label: name, requires });

test('a task is below everything that it depends on', () => {
  const { nodes } = layOut([node('a'), node('b', 'a'), node('c'), node('d', 'b', 'c')], 700);
  const y = Object.fromEntries(nodes.map((placed) => [placed.node.name, placed.y]));
  assert.equal(y['a'], y['c']);
  assert.ok((y['b'] ?? 0) > (y['a'] ?? 0));
  assert.ok((y['d'] ?? 0) > (y['b'] ?? 0));
});

test('an edge that a longer path implies is left out', () => {
  const chain = [node('a'), node('b', 'a'), node('c', 'a', 'b')];
  assert.equal(layOut(chain, 700).edges.length, 2);
});

test('dependencies on tasks that are not drawn are passed over', () => {
  assert.deepEqual(layOut([node('a', 'elsewhere')], 700).edges, []);
});

test('no two boxes overlap, and all are within the drawing', () => {
  const graphs = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 24 }), fc.array(fc.nat(), { maxLength: 3 })), {
      minLength: 1,
      maxLength: 14,
    })
    .map((rows) =>
      rows.map(([length, requires], place): GraphNode => ({
        name: String(place),
        label: 'x'.repeat(length),
        requires: place === 0 ? [] : requires.map((one) => String(one % place)),
      })),
    );
  fc.assert(
    fc.property(graphs, fc.constantFrom(330, 760), (graph, width) => {
      const { nodes, height } = layOut(graph, width);
      assert.equal(nodes.length, graph.length);
      for (const [place, one] of nodes.entries()) {
        assert.ok(one.x >= 0 && one.x + one.width <= width + 1e-9);
        assert.ok(one.y >= 0 && one.y + NODE_HEIGHT <= height);
        for (const other of nodes.slice(place + 1)) {
          const isApart =
            one.x + one.width <= other.x ||
            other.x + other.width <= one.x ||
            one.y + NODE_HEIGHT <= other.y ||
            other.y + NODE_HEIGHT <= one.y;
          assert.ok(isApart, `${one.node.name} overlaps ${other.node.name}`);
        }
      }
    }),
  );
});
