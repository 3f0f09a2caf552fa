// @ts-check

/*
 * A task stands one row below the lowest of those that it comes after; an edge that a longer way
 * says as well is left out. The list below the drawing says all of it in words.
 */

/**
 * @typedef {object} GraphNode
 * @property {string} name
 * @property {readonly string[]} requires
 * @property {string} detail
 * @property {string} tone
 */

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 720;
const NODE = { height: 40, gap: 10 };
const ROW = 72;

/** @param {readonly GraphNode[]} nodes in dependency order */
export function drawGraph(nodes) {
  const known = new Map(nodes.map((node) => [node.name, node]));
  /** @type {Map<string, Set<string>>} */
  const above = new Map();
  /** @type {GraphNode[][]} */
  const rows = [];
  /** @type {Map<string, number>} */
  const rowOf = new Map();
  for (const node of nodes) {
    const direct = node.requires.filter((name) => known.has(name));
    above.set(node.name, new Set(direct.flatMap((name) => [name, ...(above.get(name) ?? [])])));
    const row = Math.max(0, ...direct.map((name) => (rowOf.get(name) ?? 0) + 1));
    rowOf.set(node.name, row);
    (rows[row] ??= []).push(node);
  }

  const svg = shape('svg', {
    viewBox: `0 0 ${WIDTH} ${rows.length * ROW - ROW + NODE.height + 4}`,
  });
  svg.setAttribute('aria-hidden', 'true');
  /** @type {Map<string, { x: number, y: number }>} */
  const places = new Map();
  const boxes = rows.flatMap((row, index) => {
    const width = Math.min(210, (WIDTH - NODE.gap * (row.length - 1) - 4) / row.length);
    const left = (WIDTH - row.length * width - NODE.gap * (row.length - 1)) / 2;
    return row.map((node, column) => {
      const x = left + column * (width + NODE.gap);
      const y = index * ROW + 2;
      places.set(node.name, { x: x + width / 2, y });
      return box(node, x, y, width);
    });
  });
  for (const node of nodes) {
    const direct = node.requires.filter((name) => known.has(name));
    for (const name of direct) {
      const isRoundabout = direct.some((other) => above.get(other)?.has(name));
      const [from, to] = [places.get(name), places.get(node.name)];
      if (isRoundabout || !from || !to) continue;
      const start = from.y + NODE.height;
      const middle = (start + to.y) / 2;
      svg.append(
        shape('path', {
          d: `M${from.x} ${start}C${from.x} ${middle} ${to.x} ${middle} ${to.x} ${to.y}`,
        }),
      );
    }
  }
  svg.append(...boxes);
  return svg;
}

/**
 * @param {GraphNode} node
 * @param {number} x
 * @param {number} y
 * @param {number} width
 */
function box(node, x, y, width) {
  const group = shape('g', { class: node.tone });
  const name = node.name.replace(/^.*\((.*)\)$/, '$1');
  group.append(
    shape('rect', { x, y, width, height: NODE.height, rx: 6 }),
    label(name, x + width / 2, y + 17, ''),
    label(node.detail, x + width / 2, y + 32, 'detail'),
  );
  return group;
}

/**
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {string} className
 */
function label(text, x, y, className) {
  const made = shape('text', { x, y, class: className, 'text-anchor': 'middle' });
  made.textContent = text;
  return made;
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 */
function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
