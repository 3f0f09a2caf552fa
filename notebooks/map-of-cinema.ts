// ---
// jupyter:
//   jupytext:
//     text_representation:
//       extension: .ts
//       format_name: percent
//   kernelspec:
//     display_name: Deno
//     language: typescript
//     name: deno
// ---

// %% [markdown]
// # A map of cinema
//
// Similarity is a number between two films. Take the best-known films, let similar ones attract each
// other and all others push each other away, and a landscape appears: continents of genres, islands of
// series, and a few films that are bridges. This notebook draws the map, and then finds the shortest
// path from one end of cinema to the other.

// %%
import { dot, link, text } from '@observablehq/plot';
import { FAINT, showPlot } from '../src/notebooks/library/show-plot.ts';
import { showTable } from '../src/notebooks/library/show-table.ts';
import { openSnapshot } from '../src/notebooks/library/snapshot.ts';

const snapshot = await openSnapshot();

// %% [markdown]
// ## The films and their ties
//
// The best-known films, at most 600, each tied to the five of them that are most like it. The colour of
// a film is that of its rarest common genre: _Horror_ says more about a film than _Drama_.

// %%
interface Film {
  readonly film_id: number;
  readonly title: string;
  readonly genres: readonly string[];
  readonly votes: number;
}

const films = await snapshot.rows<Film>(`
  SELECT film_id, title, genres, vote_count AS votes
  FROM films
  ORDER BY vote_count DESC, film_id
  LIMIT 600`);
const ties = await snapshot.rows<{ one: number; other: number; similarity: number }>(`
  WITH known AS (
    SELECT film_id, row_number() OVER (ORDER BY vote_count DESC, film_id) - 1 AS place
    FROM films
    ORDER BY vote_count DESC, film_id
    LIMIT 600
  ),
  pairs AS (
    SELECT film_id, other_id, similarity FROM films_cos_sim
    UNION SELECT other_id, film_id, similarity FROM films_cos_sim
  ),
  ranked AS (
    SELECT a.place AS one, b.place AS other, similarity,
      row_number() OVER (PARTITION BY a.place ORDER BY similarity DESC, b.place) AS rank
    FROM pairs
    JOIN known AS a ON a.film_id = pairs.film_id
    JOIN known AS b ON b.film_id = other_id
  )
  SELECT least(one, other) AS one, greatest(one, other) AS other, max(similarity) AS similarity
  FROM ranked
  WHERE rank <= 5
  GROUP BY ALL
  ORDER BY one, other`);
showTable([{ films: films.length, ties: ties.length }]);

// %%
const COLOURS: ReadonlyMap<string, string> = new Map([
  ['Horror', '#c0392b'],
  ['Western', '#a8741a'],
  ['Animation', '#e58e26'],
  ['War', '#6d7b3a'],
  ['Sci-Fi', '#2f86c9'],
  ['Fantasy', '#8e5bd0'],
  ['Romance', '#e0629a'],
  ['Crime', '#7a7f87'],
  ['Comedy', '#d6a800'],
  ['Action', '#159a80'],
  ['Drama', '#9a8f86'],
]);
const kindOf = ({ genres }: Film): string =>
  [...COLOURS.keys()].find((genre) => genres.includes(genre)) ?? 'Drama';
const colourOf = (genre: string): string => COLOURS.get(genre) ?? FAINT;

// %% [markdown]
// ## Drawing it
//
// A force-directed layout, in forty lines: every tie is a spring, every two films repel each other, and the
// steps get smaller until nothing moves. It starts on a spiral instead of at random, so that the same data
// always gives the same map.

// %%
const STEPS = 250;

function layout(): readonly { readonly x: number; readonly y: number }[] {
  const count = films.length;
  const golden = Math.PI * (3 - Math.sqrt(5));
  const xs = Float64Array.from(films, (_, i) => Math.sqrt(i + 0.5) * Math.cos(i * golden));
  const ys = Float64Array.from(films, (_, i) => Math.sqrt(i + 0.5) * Math.sin(i * golden));
  const moveX = new Float64Array(count);
  const moveY = new Float64Array(count);
  for (let step = 0; step < STEPS; step++) {
    moveX.fill(0);
    moveY.fill(0);
    for (let i = 0; i < count; i++) {
      for (let j = i + 1; j < count; j++) {
        const dx = (xs[i] ?? 0) - (xs[j] ?? 0);
        const dy = (ys[i] ?? 0) - (ys[j] ?? 0);
        const push = 1.2 / (dx * dx + dy * dy + 0.1);
        moveX[i] = (moveX[i] ?? 0) + dx * push;
        moveY[i] = (moveY[i] ?? 0) + dy * push;
        moveX[j] = (moveX[j] ?? 0) - dx * push;
        moveY[j] = (moveY[j] ?? 0) - dy * push;
      }
    }
    for (const { one, other, similarity } of ties) {
      const pull = 1.5 * similarity;
      const dx = (xs[other] ?? 0) - (xs[one] ?? 0);
      const dy = (ys[other] ?? 0) - (ys[one] ?? 0);
      moveX[one] = (moveX[one] ?? 0) + dx * pull;
      moveY[one] = (moveY[one] ?? 0) + dy * pull;
      moveX[other] = (moveX[other] ?? 0) - dx * pull;
      moveY[other] = (moveY[other] ?? 0) - dy * pull;
    }
    const reach = 2 * (1 - step / STEPS);
    for (let i = 0; i < count; i++) {
      // a weak pull to the middle keeps islands from drifting away
      const mx = (moveX[i] ?? 0) - 0.05 * (xs[i] ?? 0);
      const my = (moveY[i] ?? 0) - 0.05 * (ys[i] ?? 0);
      const length = Math.hypot(mx, my) || 1;
      xs[i] = (xs[i] ?? 0) + (mx / length) * Math.min(length * 0.1, reach);
      ys[i] = (ys[i] ?? 0) + (my / length) * Math.min(length * 0.1, reach);
    }
  }
  return films.map((_, index) => ({ x: xs[index] ?? 0, y: ys[index] ?? 0 }));
}

const places = layout();
const points = films.map((film, index) => ({
  ...film,
  kind: kindOf(film),
  x: places[index]?.x ?? 0,
  y: places[index]?.y ?? 0,
}));

// %% [markdown]
// A genre's name is at the middle of its films. The titles shown are those of the best-known
// films that have room for one.

// %%
const lines = ties.map(({ one, other, similarity }) => ({
  x1: places[one]?.x ?? 0,
  y1: places[one]?.y ?? 0,
  x2: places[other]?.x ?? 0,
  y2: places[other]?.y ?? 0,
  similarity,
}));
const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const continents = [...Map.groupBy(points, ({ kind }) => kind)]
  .filter(([, members]) => members.length >= 6)
  .map(([kind, members]) => ({
    kind,
    x: middle(members.map(({ x }) => x)),
    y: middle(members.map(({ y }) => y)),
  }));

const extent = Math.max(...points.map(({ x, y }) => Math.max(Math.abs(x), Math.abs(y))));
const shortened = (title: string): string =>
  title.length <= 28 ? title : `${title.slice(0, 27).trimEnd()}…`;
const titled: (typeof points)[number][] = [];
for (const point of points) {
  const isFree = titled.every(
    (other) =>
      Math.abs(other.y - point.y) > extent * 0.045 || Math.abs(other.x - point.x) > extent * 0.42,
  );
  if (isFree && titled.length < 50) titled.push({ ...point, title: shortened(point.title) });
}
showPlot('A map: each dot is a film, near those that are like it; colours are genres', {
  width: 900,
  height: 900,
  margin: 10,
  x: { axis: null, domain: [-extent, extent] },
  y: { axis: null, domain: [-extent, extent] },
  r: { range: [1.5, 9] },
  marks: [
    link(lines, { x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2', stroke: FAINT, strokeOpacity: 0.16 }),
    dot(points, {
      x: 'x',
      y: 'y',
      r: 'votes',
      fill: ({ kind }: { kind: string }) => colourOf(kind),
      fillOpacity: 0.85,
    }),
    text(titled, { x: 'x', y: 'y', text: 'title', fontSize: 9, dy: -9 }),
    text(continents, {
      x: 'x',
      y: 'y',
      text: 'kind',
      fontSize: 22,
      fontWeight: 700,
      fill: ({ kind }: { kind: string }) => colourOf(kind),
      fillOpacity: 0.75,
    }),
  ],
});

// %% [markdown]
// ## From one end to the other
//
// How does one get from the best-known animation to the best-known horror film, if every step is to a
// film that is really like the one before? A search along the ties finds the path with the fewest steps.

// %%
const neighbours = films.map((): number[] => []);
for (const { one, other } of ties) {
  neighbours[one]?.push(other);
  neighbours[other]?.push(one);
}

function pathBetween(start: number, goal: number): readonly number[] {
  const cameFrom = new Map<number, number>([[start, start]]);
  const queue = [start];
  for (const place of queue) {
    for (const next of neighbours[place] ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, place);
      queue.push(next);
    }
  }
  const path: number[] = [];
  for (let at: number | undefined = goal; at !== undefined; at = cameFrom.get(at)) {
    path.unshift(at);
    if (at === start) return path;
  }
  return [];
}

const firstOf = (kind: string): number =>
  Math.max(
    0,
    points.findIndex((point) => point.kind === kind),
  );
const path = pathBetween(firstOf('Animation'), firstOf('Horror'));
showTable(
  path.map((place, step) => ({
    step,
    title: films[place]?.title ?? '',
    genres: films[place]?.genres ?? [],
  })),
  { caption: path.length === 0 ? 'No path connects them' : `${path.length - 1} steps` },
);

// %% [markdown]
// ## Bridges
//
// Some films hold the map together: more of the shortest paths run through them than through others.
// They are the ones to watch if you would like to try something new, without a leap.

// %%
const passed = films.map(() => 0);
const step = Math.max(1, Math.floor(films.length / 60));
for (let start = 0; start < films.length; start += step) {
  for (let goal = start + step; goal < films.length; goal += step) {
    for (const place of pathBetween(start, goal).slice(1, -1))
      passed[place] = (passed[place] ?? 0) + 1;
  }
}
const bridges = films
  .map(({ title, genres }, place) => ({ title, genres, 'paths through it': passed[place] ?? 0 }))
  .toSorted((a, b) => b['paths through it'] - a['paths through it'])
  .slice(0, 10);
showTable(bridges, { caption: 'The bridges of cinema' });
