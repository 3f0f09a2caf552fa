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
// # Search, similar films and your own taste, through the API
//
// Reelated's API comes with a client for TypeScript that knows every route, parameter and answer. This
// notebook starts a server on the published data and asks it the usual questions.

// %%
import { barX, barY, ruleX, ruleY } from '@observablehq/plot';
import { dataOf, pageOf, ProblemError } from '../src/client/client.ts';
import { ACCENT, SECOND, showPlot } from '../src/notebooks/library/show-plot.ts';
import { showTable } from '../src/notebooks/library/show-table.ts';
import { startServer } from '../src/notebooks/library/start-server.ts';

const { api } = await startServer();
const dataset = await dataOf(api.GET('/dataset'));
showTable([{ snapshot: dataset.snapshot, notice: dataset.licence }]);

// %% [markdown]
// ## Search
//
// All criteria are optional, and a film must match all that are given. The best dramas of the nineties:

// %%
const nineties = await pageOf(
  api.POST('/film/search', {
    params: { query: { sort: 'rating', limit: 10 } },
    body: { genres: ['Drama'], earliest_date: '1990-01-01', latest_date: '1999-12-31' },
  }),
);
showTable(
  nineties.items.map(({ title, year, rating, vote_count: votes, genres }) => ({
    title,
    year: year?.slice(0, 4) ?? null,
    rating,
    votes,
    genres,
  })),
  { caption: `10 of ${nineties.total}`, digits: 1 },
);

// %% [markdown]
// Patterns are regular expressions, without regard to case or accents. Names can be exact, too.

// %%
const named = await pageOf(
  api.POST('/film/search', {
    params: { query: { sort: 'vote_count', limit: 8 } },
    body: { title: '^the .* of ' },
  }),
);
showTable(
  named.items.map(({ title, year, persons }) => ({
    title,
    year: year?.slice(0, 4) ?? null,
    people: persons.slice(0, 3),
  })),
  { caption: `Titles that match ^the .* of: ${named.total}` },
);

// %% [markdown]
// ## Facets
//
// How the matching films are distributed, counted by the server in one request.

// %%
const { facets, total } = await dataOf(
  api.POST('/film/search/facets', { body: { min_rating: 7.5 } }),
);
showPlot('Bars: films rated 7.5 or better, by genre', {
  marginLeft: 90,
  height: 420,
  x: { label: 'films', grid: true },
  y: { label: null },
  marks: [
    barX(facets.genres, { x: 'count', y: 'value', fill: SECOND, sort: { y: '-x' } }),
    ruleX([0]),
  ],
});
showTable([{ 'rated 7.5 or better': total }]);

// %% [markdown]
// ## Similar films, with reasons
//
// The best-known film of all, and what is like it. With `explain` each film says why: the shares of all
// terms add up to its similarity.

// %%
const [favourite] = await dataOf(
  api.POST('/film/search', { params: { query: { sort: 'vote_count', limit: 1 } }, body: {} }),
);
if (favourite === undefined) throw new Error('there are no films');
const similar = await dataOf(
  api.POST('/film/similar', { body: { like: [favourite.film_id], limit: 8, explain: true } }),
);
showTable(
  similar.films.map(({ title, year, similarity, why }) => ({
    title,
    year: year?.slice(0, 4) ?? null,
    similarity,
    // a person counts in each of their roles
    because: [...new Set(why?.terms.map(({ label }) => label))].slice(0, 3),
  })),
  { caption: `Like ${favourite.title}` },
);
showPlot('Bars: the similarity of the films that are most like it', {
  height: 240,
  x: { axis: null },
  y: { label: 'similarity', grid: true },
  marks: [
    barY(similar.films, { x: 'title', y: 'similarity', fill: ACCENT, sort: { x: '-y' } }),
    ruleY([0]),
  ],
});

// %% [markdown]
// Do you care about the mood and not about the people? Any request can set its own weights.

// %%
const byGenre = await dataOf(
  api.POST('/film/similar', {
    body: { like: [favourite.film_id], weights: { genre: 1, years: 0.5, score: 0.5 }, limit: 5 },
  }),
);
showTable(
  byGenre.films.map(({ title, year, similarity }) => ({
    title,
    year: year?.slice(0, 4) ?? null,
    similarity,
  })),
  { caption: `Like ${favourite.title}, by genre, time and rating alone` },
);

// %% [markdown]
// ## For you
//
// A person's ratings are enough to score every other film. They are used for the answer and then
// forgotten. Here is somebody who loves the best-known science fiction and cannot stand musicals.

// %%
const bestKnown = async (genre: string) =>
  dataOf(
    api.POST('/film/search', {
      params: { query: { sort: 'vote_count', limit: 3 } },
      body: { genres: [genre] },
    }),
  );
const loved = await bestKnown('Sci-Fi');
const hated = await bestKnown('Musical');
const lovedIds = new Set(loved.map(({ film_id: id }) => id));
const ratings = [
  ...loved.map(({ film_id }) => ({ film_id, rating: 9 })),
  ...hated
    .filter(({ film_id: id }) => !lovedIds.has(id))
    .map(({ film_id }) => ({ film_id, rating: 2 })),
];
showTable(
  [...loved, ...hated].map(({ title, genres, film_id: id }) => ({
    title,
    genres,
    rating: lovedIds.has(id) ? 9 : 2,
  })),
  { caption: 'What was rated' },
);
const forYou = await dataOf(
  api.POST('/film/for-you', { body: { ratings, limit: 10, explain: true } }),
);
showTable(
  forYou.films.map(({ title, year, genres, rating }) => ({
    title,
    year: year?.slice(0, 4) ?? null,
    genres,
    rating,
  })),
  { caption: `What to watch next: 10 of ${forYou.total}`, digits: 1 },
);

// %% [markdown]
// ## When something is wrong
//
// Errors are problem details (RFC 9457) with a code that programs can rely on.

// %%
try {
  await dataOf(api.GET('/film/{film_id}', { params: { path: { film_id: 'tt0000001' } } }));
  throw new Error('this film should not exist');
} catch (error) {
  if (!(error instanceof ProblemError)) throw error;
  showTable([{ message: error.message }]);
}

// %% [markdown]
// All routes are in the API's documentation, at `/docs` of any server. Next:
// [a map of cinema](../map-of-cinema/map-of-cinema.html).
