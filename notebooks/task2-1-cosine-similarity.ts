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
// # One pair of films, taken apart to the last digit
//
// Reelated says that two films are, say, 0.48 alike. Where does this number come from? This notebook
// computes it again with nothing but the terms in the database and a few lines of arithmetic, and
// compares the result with the stored one.

// %%
import { barX, barY, dot, rectY, binX, ruleX, ruleY, text } from '@observablehq/plot';
import { ACCENT, FAINT, SECOND, showPlot } from '../src/notebooks/library/show-plot.ts';
import { showTable } from '../src/notebooks/library/show-table.ts';
import { openSnapshot } from '../src/notebooks/library/snapshot.ts';
import { DEFAULT_PRESET, presetFor, presetNamed } from '../src/similarity/model/presets.ts';

const snapshot = await openSnapshot();

// %% [markdown]
// ## A film is a list of terms
//
// The terms of a film are typed by field, so that a person called Drama is not a genre. Its title gives
// some, its genres, its people in their roles, its years and so on. How many terms does a film have, and
// from which fields?

// %%
const fields = await snapshot.rows<{ field: string; terms: number; per_film: number }>(`
  SELECT
    field,
    count(DISTINCT term) AS terms,
    count(*) / (SELECT count(*) FROM films) AS per_film
  FROM film_terms
  GROUP BY field
  ORDER BY per_film DESC, field`);
showTable(fields, { caption: 'Fields', digits: 1, limit: 40 });

// %% [markdown]
// ## Rare terms weigh more
//
// A term that every second film has says little; one that five films share says a lot. The weight of a
// term is `tf · idf`: how often the film has it (nearly always once) times
//
//     idf = ln((N + 1) / (df + 1))
//
// for N films, of which df have the term. It is 0 for a term that all films have.

// %%
const { n: filmCount } = await snapshot.row<{ n: number }>('SELECT count(*) AS n FROM films');
const terms = await snapshot.rows<{ field: string; term: string; df: number; idf: number }>(
  `SELECT field, term, count(*) AS df, ln(($n + 1) / (count(*) + 1)) AS idf
   FROM film_terms
   GROUP BY field, term
   ORDER BY df DESC, field, term`,
  { n: filmCount },
);
showTable(
  [...terms.slice(0, 4), ...terms.filter(({ df }) => df === 5).slice(0, 4)].map((row) => ({
    ...row,
  })),
  { caption: 'The commonest terms, and some that five films have' },
);
showPlot('Histogram: how many terms have which idf; most terms are rare and weigh much', {
  height: 260,
  x: { label: 'idf' },
  y: { label: 'terms', grid: true },
  marks: [rectY(terms, { ...binX({ y: 'count' }, { x: 'idf' }), fill: SECOND }), ruleY([0])],
});

// %% [markdown]
// ## The pair
//
// The film with the most votes, and the one that the database says is most like it.

// %%
interface Pair {
  readonly one: number;
  readonly other: number;
  readonly one_title: string;
  readonly other_title: string;
  readonly similarity: number;
}

const pair = await snapshot.row<Pair>(`
  WITH known AS (SELECT film_id FROM films ORDER BY vote_count DESC, film_id LIMIT 1),
  both_ways AS (
    SELECT film_id, other_id, similarity FROM films_cos_sim
    UNION SELECT other_id, film_id, similarity FROM films_cos_sim
  )
  SELECT
    film_id AS one,
    other_id AS other,
    a.title || ' (' || year(a.year) || ')' AS one_title,
    b.title || ' (' || year(b.year) || ')' AS other_title,
    similarity
  FROM both_ways
  JOIN known USING (film_id)
  JOIN films AS a USING (film_id)
  JOIN films AS b ON b.film_id = other_id
  ORDER BY similarity DESC, other_id
  LIMIT 1`);
showTable([
  { 'this film': pair.one_title, 'and this one': pair.other_title, stored: pair.similarity },
]);

// %%
interface Weighed {
  readonly field: string;
  readonly term: string;
  readonly label: string;
  readonly tf: number;
  readonly idf: number;
}

const termsOf = async (film: number): Promise<readonly Weighed[]> =>
  snapshot.rows<Weighed>(
    `WITH counts AS (SELECT field, term, count(*) AS df FROM film_terms GROUP BY field, term)
     SELECT
       field,
       term,
       coalesce(any_value(name), any_value(label), term) AS label,
       any_value(CASE WHEN weight = 0 THEN 1 ELSE weight / ln(($n + 1) / (df + 1)) END) AS tf,
       any_value(ln(($n + 1) / (df + 1))) AS idf
     FROM film_terms
     JOIN counts USING (field, term)
     LEFT JOIN term_labels USING (field, term)
     LEFT JOIN people ON term = format('nm{:07d}', person_id)
     WHERE film_id = $film
     GROUP BY field, term
     ORDER BY field, term`,
    { film, n: filmCount },
  );
const one = await termsOf(pair.one);
const other = await termsOf(pair.other);
const inOther = new Set(other.map(({ field, term }) => `${field}:${term}`));
const shared = one.filter(({ field, term }) => inOther.has(`${field}:${term}`));
showTable(
  shared.map(({ field, label, tf, idf }) => ({
    field,
    term: label,
    tf,
    idf,
    'tf · idf': tf * idf,
  })),
  { caption: `${shared.length} terms in common, of ${one.length} and ${other.length}`, limit: 40 },
);

// %% [markdown]
// ## Why the length of a field matters
//
// The cosine of the two lists of weights is the classic answer, and it has a flaw: a film with ten
// credits has ten large weights there, and they drown its two genres. So each field's block of weights is
// divided by its own length to a power `p`. With p = 0 nothing happens, with p = 1 every field counts
// the same however many terms it has. A factor then says how much the field is to count, and another
// power tames the idf. All of this is in one table, the _preset_:

// %%
const dataset = await snapshot.row<{ preset: string }>(
  `SELECT json_extract_string(parameters, '$.preset') AS preset FROM dataset`,
);
const name = presetNamed(dataset.preset) ?? DEFAULT_PRESET;
const preset = presetFor(
  name,
  fields.map(({ field }) => field),
);
const knobs = fields
  .map(({ field }) => ({
    field,
    factor: preset.factors[field] ?? 0,
    length: preset.lengths[field] ?? 0,
    'idf power': preset.idfPowers[field] ?? 1,
  }))
  .filter(({ factor }) => factor > 0);
showTable(knobs, { caption: `The preset ${name}`, digits: 2, limit: 40 });

// %% [markdown]
// Here is what it does to the first film: the length of each field's block before and after.

// %%
type Vector = ReadonlyMap<string, number>;

const lengthOf = (weights: Iterable<number>): number =>
  Math.sqrt([...weights].reduce((sum, weight) => sum + weight * weight, 0));

function vectorOf(film: readonly Weighed[]): Vector {
  const vector = new Map<string, number>();
  for (const [field, block] of Map.groupBy(film, (term) => term.field)) {
    const power = preset.idfPowers[field] ?? 1;
    const weights = block.map(({ tf, idf }) => (idf === 0 ? 0 : tf * idf ** power));
    const length = lengthOf(weights) ** (preset.lengths[field] ?? 0);
    const factor = preset.factors[field] ?? 0;
    for (const [index, { term }] of block.entries()) {
      const weight = length === 0 ? 0 : ((weights[index] ?? 0) / length) * factor;
      if (weight > 0) vector.set(`${field}:${term}`, weight);
    }
  }
  return vector;
}

const plain = Map.groupBy(one, ({ field }) => field);
const scaled = Map.groupBy(vectorOf(one), ([key]) => key.slice(0, key.indexOf(':')));
const blocks = fields.flatMap(({ field }) => [
  {
    field,
    when: 'tf · idf',
    length: lengthOf((plain.get(field) ?? []).map(({ tf, idf }) => tf * idf)),
  },
  { field, when: name, length: lengthOf((scaled.get(field) ?? []).map(([, weight]) => weight)) },
]);
showPlot('Two panels of bars: the length of each field’s block, as tf-idf and with the preset', {
  marginLeft: 100,
  height: 22 * fields.length + 80,
  x: { label: 'length of the block', grid: true },
  y: { label: null, domain: fields.map(({ field }) => field) },
  fx: { label: null, domain: ['tf · idf', name] },
  marks: [
    barX(blocks, {
      x: 'length',
      y: 'field',
      fx: 'when',
      fill: ({ when }: { when: string }) => (when === name ? ACCENT : FAINT),
    }),
    ruleX([0]),
  ],
});

// %% [markdown]
// ## The sum
//
// Each term that both films have contributes the product of its two weights, divided by the lengths of
// both vectors. The contributions add up to the similarity: that is why every reason in Reelated comes
// with an honest percentage.

// %%
const a = vectorOf(one);
const b = vectorOf(other);
const norm = lengthOf(a.values()) * lengthOf(b.values());
const shares = shared
  .map(({ field, term, label }) => {
    const key = `${field}:${term}`;
    return { field, term: label, share: ((a.get(key) ?? 0) * (b.get(key) ?? 0)) / norm };
  })
  .filter(({ share }) => share > 0)
  .toSorted((x, y) => y.share - x.share);
showTable(shares, { caption: 'Contributions', digits: 6 });

const byField = [...Map.groupBy(shares, ({ field }) => field)]
  .map(([field, list]) => ({ field, share: list.reduce((sum, { share }) => sum + share, 0) }))
  .toSorted((x, y) => y.share - x.share);
showPlot('Bars: what each field contributes to the similarity', {
  marginLeft: 100,
  marginRight: 60,
  x: { label: 'contribution', grid: true },
  y: { label: null, domain: byField.map(({ field }) => field) },
  marks: [
    barX(byField, { x: 'share', y: 'field', fill: ACCENT }),
    text(byField, {
      x: 'share',
      y: 'field',
      text: ({ share }: { share: number }) => share.toFixed(4),
      textAnchor: 'start',
      dx: 5,
    }),
  ],
});

// %%
const computed = shares.reduce((sum, { share }) => sum + share, 0);
showTable(
  [
    {
      'computed here': computed.toFixed(15),
      'in the database': pair.similarity.toFixed(15),
      difference: Math.abs(computed - pair.similarity).toExponential(1),
    },
  ],
  { caption: `${pair.one_title} and ${pair.other_title}` },
);
if (Math.abs(computed - pair.similarity) > 1e-12) throw new Error('the two disagree');

// %% [markdown]
// ## And everybody else?
//
// The nearest films of every film, as they are stored: how alike is the best match, and the tenth? A
// steep drop means that a film has a few true relatives and then strangers.

// %%
const ranks = await snapshot.rows<{ rank: number; low: number; middle: number; high: number }>(`
  WITH ranked AS (
    SELECT
      similarity,
      row_number() OVER (PARTITION BY film_id ORDER BY similarity DESC, other_id) AS rank
    FROM films_cos_sim
  )
  SELECT
    rank,
    quantile_cont(similarity, 0.1) AS low,
    median(similarity) AS middle,
    quantile_cont(similarity, 0.9) AS high
  FROM ranked
  WHERE rank <= 30
  GROUP BY rank
  ORDER BY rank`);
showPlot('Ranges: the similarity of the nearest film, the second and so on; dots are medians', {
  height: 300,
  x: {
    label: 'rank',
    type: 'band',
    tickFormat: (rank: number) => (rank % 5 === 0 ? `${rank}` : ''),
  },
  y: { label: 'similarity', grid: true, zero: true },
  marks: [
    barY(ranks, { x: 'rank', y1: 'low', y2: 'high', fill: SECOND, fillOpacity: 0.35 }),
    dot(ranks, { x: 'rank', y: 'middle', fill: ACCENT, r: 3 }),
  ],
});

// %% [markdown]
// Next: [does it have to be the cosine?](../task2-2-similarity-functions/task2-2-similarity-functions.html)
