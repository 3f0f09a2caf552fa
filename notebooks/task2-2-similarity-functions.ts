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
// # Cosine, Jaccard, Euclid: what each gets wrong
//
// There are many ways to say how alike two lists of terms are. This notebook computes three of them on
// the same films and the same terms, and looks for the mistakes that each is bound to make:
//
// - **Cosine**: the angle between the weights. How long the lists are does not matter.
// - **Jaccard**: the terms in common, out of all terms of both. All terms count the same.
// - **Euclid**: the distance between the weights, inverted. The closer, the more alike.

// %%
import { barX, dot, line, rectY, binX, ruleX, ruleY, text } from '@observablehq/plot';
import { ACCENT, FAINT, SECOND, showPlot } from '../src/notebooks/library/show-plot.ts';
import { showTable } from '../src/notebooks/library/show-table.ts';
import { openSnapshot } from '../src/notebooks/library/snapshot.ts';

const snapshot = await openSnapshot();

// %% [markdown]
// ## The films and their terms
//
// The best-known films, at most 500, with the terms of four fields: title words, genres, rating and
// people. It is what the first version of Reelated compared films by.

// %%
interface Row {
  readonly film_id: number;
  readonly title: string;
  readonly term: string;
  readonly weight: number;
}

const rows = await snapshot.rows<Row>(`
  WITH known AS (
    SELECT film_id, title || ' (' || year(year) || ')' AS title, vote_count
    FROM films
    WHERE year IS NOT NULL
    ORDER BY vote_count DESC, film_id
    LIMIT 500
  )
  SELECT film_id, title, field || ':' || term AS term, weight
  FROM film_terms JOIN known USING (film_id)
  WHERE field IN ('title', 'genre', 'rating', 'person')
  ORDER BY vote_count DESC, film_id, field, term`);

interface Film {
  readonly title: string;
  readonly weights: ReadonlyMap<string, number>;
  readonly length: number;
}

const films: readonly Film[] = [...Map.groupBy(rows, ({ film_id: id }) => id).values()].map(
  (terms) => {
    const weights = new Map(terms.map(({ term, weight }) => [term, weight]));
    const length = Math.sqrt(terms.reduce((sum, { weight }) => sum + weight * weight, 0));
    return { title: terms[0]?.title ?? '', weights, length };
  },
);
showTable(
  films.map(({ title, weights, length }) => ({ title, terms: weights.size, length })),
  { caption: 'Films, their number of terms, and the length of their weights', limit: 8 },
);

// %% [markdown]
// ## Three functions
//
// A few lines each. Euclid's distance d becomes a similarity by 1 / (1 + d).

// %%
type Similarity = (a: Film, b: Film) => number;

const dotOf: Similarity = (a, b) => {
  let sum = 0;
  for (const [term, weight] of a.weights) sum += weight * (b.weights.get(term) ?? 0);
  return sum;
};

const cosine: Similarity = (a, b) =>
  a.length === 0 || b.length === 0 ? 0 : dotOf(a, b) / (a.length * b.length);

const jaccard: Similarity = (a, b) => {
  let shared = 0;
  for (const term of a.weights.keys()) if (b.weights.has(term)) shared += 1;
  return shared / (a.weights.size + b.weights.size - shared);
};

const euclid: Similarity = (a, b) =>
  1 / (1 + Math.sqrt(Math.max(0, a.length ** 2 + b.length ** 2 - 2 * dotOf(a, b))));

const FUNCTIONS = { cosine, jaccard, euclid } as const;
type Name = keyof typeof FUNCTIONS;
const NAMES: readonly Name[] = ['cosine', 'jaccard', 'euclid'];

// %% [markdown]
// All three give 1 for a film and itself, and the order of the two films does not matter.

// %%
const [sample, another] = films;
if (sample === undefined || another === undefined)
  throw new Error('there are fewer than two films');
for (const name of NAMES) {
  const similarity = FUNCTIONS[name];
  if (Math.abs(similarity(sample, sample) - 1) > 1e-6)
    throw new Error(`${name} is not 1 with itself`);
  if (similarity(sample, another) !== similarity(another, sample))
    throw new Error(`${name} is lopsided`);
}

// %% [markdown]
// ## The same question, three answers
//
// The five nearest films of three well-known ones.

// %%
const NEIGHBOURS = 10;

interface Neighbour {
  readonly index: number;
  readonly similarity: number;
}

function nearest(name: Name, from: number): readonly Neighbour[] {
  const film = films[from];
  if (film === undefined) return [];
  const similarity = FUNCTIONS[name];
  return films
    .map((other, index) => ({ index, similarity: similarity(film, other) }))
    .filter(({ index }) => index !== from)
    .toSorted((x, y) => y.similarity - x.similarity || x.index - y.index)
    .slice(0, NEIGHBOURS);
}

const lists = {
  cosine: films.map((_, index) => nearest('cosine', index)),
  jaccard: films.map((_, index) => nearest('jaccard', index)),
  euclid: films.map((_, index) => nearest('euclid', index)),
};
const titleAt = (index: number | undefined): string => films[index ?? -1]?.title ?? '';

for (const index of [0, 1, 2]) {
  const answers = [0, 1, 2, 3, 4].map((rank) => ({
    rank: rank + 1,
    cosine: titleAt(lists.cosine[index]?.[rank]?.index),
    jaccard: titleAt(lists.jaccard[index]?.[rank]?.index),
    euclid: titleAt(lists.euclid[index]?.[rank]?.index),
  }));
  showTable(answers, { caption: `Films like ${titleAt(index)}` });
}

// %% [markdown]
// ## Jaccard cannot tell a genre from a coincidence
//
// Each dot is a pair of films that has something in common. Where Jaccard is the same, the cosine still
// spreads widely: sharing _Drama_ and sharing a director are one term each to Jaccard, while the cosine
// knows that one of them is rare.

// %%
const pairs = films.slice(0, 150).flatMap((film, place) =>
  films
    .slice(place + 1, 150)
    .map((other) => ({ cosine: cosine(film, other), jaccard: jaccard(film, other) }))
    .filter((pair) => pair.jaccard > 0),
);
showPlot('Dots: cosine against Jaccard for pairs of films that share a term', {
  height: 440,
  x: { label: 'Jaccard', grid: true },
  y: { label: 'cosine', grid: true },
  marks: [
    dot(pairs, { x: 'jaccard', y: 'cosine', r: 2, fill: SECOND, fillOpacity: 0.35 }),
    line([{ at: 0 }, { at: Math.max(...pairs.map((pair) => pair.jaccard)) }], {
      x: 'at',
      y: 'at',
      stroke: FAINT,
      strokeDasharray: '4 3',
    }),
  ],
});

// %% [markdown]
// Jaccard also has few values to give. With so many ties, its order is often that of the tie-breaker:

// %%
const distinct = NAMES.map((name) => {
  const tied = lists[name].filter((list) => {
    const values = list.map(({ similarity }) => similarity.toFixed(12));
    return new Set(values).size < values.length;
  });
  return { similarity: name, 'lists with ties': tied.length, share: tied.length / films.length };
});
showTable(distinct, { caption: 'How many of the lists of ten have equal similarities in them' });

// %% [markdown]
// ## Euclid prefers films about which little is known
//
// A film with few terms lies close to the origin, and so it is close to everything. Of each function: how
// often does a film appear in other films' lists of ten, against its number of terms?

// %%
const popularity = NAMES.flatMap((name) => {
  const counts = films.map(() => 0);
  for (const list of lists[name])
    for (const { index } of list) counts[index] = (counts[index] ?? 0) + 1;
  return films.map(({ title, length }, index) => ({
    name,
    title,
    length,
    lists: counts[index] ?? 0,
  }));
});
showPlot('Three panels of dots: in how many lists a film is, against the length of its weights', {
  height: 320,
  x: { label: 'length of the weights', grid: true },
  y: { label: 'lists that have the film', grid: true, type: 'sqrt' },
  fx: { label: null, domain: NAMES },
  marks: [
    dot(popularity, {
      x: 'length',
      y: 'lists',
      fx: 'name',
      r: 2.5,
      fill: ({ name }: { name: Name }) => (name === 'euclid' ? ACCENT : SECOND),
      fillOpacity: 0.5,
    }),
    ruleY([NEIGHBOURS], { strokeDasharray: '4 3' }),
  ],
});

const hubs = popularity
  .filter(({ name }) => name === 'euclid')
  .toSorted((x, y) => y.lists - x.lists)
  .slice(0, 8)
  .map(({ title, length, lists: count }) => ({ title, length, 'lists that have it': count }));
showTable(hubs, { caption: 'What Euclid recommends to everybody' });

// %% [markdown]
// The dashed line is ten, where every film would be if all were recommended equally. How many films are
// never recommended to anyone?

// %%
const reach = NAMES.map((name) => ({
  name,
  never: popularity.filter((film) => film.name === name && film.lists === 0).length / films.length,
}));
showPlot('Bars: the share of films that are in no list', {
  marginLeft: 80,
  marginRight: 50,
  height: 150,
  x: { percent: true, label: '% of films', grid: true },
  y: { label: null, domain: NAMES },
  marks: [
    barX(reach, { x: 'never', y: 'name', fill: ACCENT }),
    text(reach, {
      x: 'never',
      y: 'name',
      text: ({ never }: { never: number }) => `${(never * 100).toFixed(0)} %`,
      textAnchor: 'start',
      dx: 5,
    }),
    ruleX([0]),
  ],
});

// %% [markdown]
// ## And the cosine?
//
// It has its own weakness: fields with many terms drown the others. Of the cosine's best match, how much
// comes from people? For many films it is nearly everything, and two films by different people can never
// be close, however much else they share.

// %%
const fromPeople = films.flatMap((film, index) => {
  const best = lists.cosine[index]?.[0];
  const match = best === undefined ? undefined : films[best.index];
  if (match === undefined || best === undefined || best.similarity === 0) return [];
  const people = [...film.weights].filter(([term]) => term.startsWith('person:'));
  const product = people.reduce((sum, [term, w]) => sum + w * (match.weights.get(term) ?? 0), 0);
  return [{ share: product / (film.length * match.length) / best.similarity }];
});
showPlot('Histogram: the share of the best match’s similarity that comes from people', {
  height: 260,
  x: { percent: true, label: '% from people', domain: [0, 100] },
  y: { label: 'films', grid: true },
  marks: [
    rectY(fromPeople, {
      ...binX({ y: 'count' }, { x: { value: 'share', thresholds: 20 } }),
      fill: ACCENT,
    }),
    ruleY([0]),
  ],
});

// %% [markdown]
// This is why Reelated keeps the cosine and gives each field a length of its own, as
// [the previous notebook](../task2-1-cosine-similarity/task2-1-cosine-similarity.html) shows. Next:
// [the database](../task2-3-export-duckdb/task2-3-export-duckdb.html).
