import type { PageCriteria, Presets, SimilarQuery, TermFactor, Weights } from '../api/types.ts';
import type { ListedIds } from '../my-films/listed-ids.ts';
import type { View } from './view.ts';
import { visibleSql as text } from './visible-text.ts';

/** A view that is a query on the database file: recommendations are not. */
type StoredView = Exclude<View, { readonly kind: 'for-you' }>;

/** A query on the database file that returns the same in the same order. */
export function sqlOf(view: StoredView, presets: Presets | undefined): string {
  switch (view.kind) {
    case 'search':
      return searchSql(view.criteria, view.order, view.ids);
    case 'similar':
      return similarSql(view.query, presets, view.ids);
    case 'person':
      return personSql(view.personId);
    case 'compare':
      return compareSql(view.filmIds, presets);
    default:
      return view satisfies never;
  }
}

const ORDERS: Readonly<Record<string, string>> = {
  title: 'title',
  year: 'year',
  rating: 'rating',
  vote_count: 'vote_count',
};

function searchSql(
  criteria: PageCriteria,
  { sort = 'title', order }: { readonly sort?: string; readonly order?: string },
  ids: ListedIds = {},
): string {
  // no column says how well a title matches: popularity comes closest
  const column = ORDERS[sort] ?? 'vote_count';
  const direction = order ?? (sort === 'title' ? 'asc' : 'desc');
  return `SELECT film_id, title, year, genres, rating, vote_count
FROM films${whereOf(criteria, listedSql(ids))}
ORDER BY ${column} ${direction.toUpperCase()} NULLS LAST, film_id
LIMIT 100;
`;
}

function personSql(personId: number): string {
  return `SELECT category, film_id, any_value(title) AS title, any_value(year) AS year
FROM credits JOIN films USING (film_id)
WHERE person_id = ${personId}
GROUP BY category, film_id
ORDER BY count(*) OVER (PARTITION BY category) DESC, category, year DESC NULLS LAST, film_id;
`;
}

/** The share of each term in the similarity of two films. */
function compareSql([one, other]: readonly [number, number], presets: Presets | undefined): string {
  return `WITH
${weightedSql({}, presets, `film_id IN (${one}, ${other})`)}
  lengths AS (
    SELECT film_id, sqrt(sum(weight * weight)) AS length FROM weighted GROUP BY film_id
  )
SELECT field, term, one.weight * other.weight / (SELECT product(length) FROM lengths) AS share
FROM weighted AS one JOIN weighted AS other USING (field, term)
WHERE one.film_id = ${one} AND other.film_id = ${other} AND share > 0
ORDER BY share DESC, field, term;
`;
}

/** The cosine of weighted terms, as the server computes it: see docs/similarity.md. */
function similarSql(
  query: SimilarQuery,
  presets: Presets | undefined,
  ids: ListedIds = {},
): string {
  const { like, unlike = [], terms = [], filter = {} } = query;
  const { threshold = 0, limit = 10, diversity = 0 } = query;
  const byTerm = termFactorsSql(terms);
  const members = [...like.map((id) => `(${id}, 1)`), ...unlike.map((id) => `(${id}, -1)`)];
  // maximal marginal relevance cannot be a query on tables
  const order = diversity > 0 ? '-- by similarity alone, without the variety of the page\n' : '';
  return `${order}WITH
  query(film_id, sign) AS (VALUES ${members.join(', ')}),${byTerm.table}
${weightedSql(query, presets)}
  lengths AS (
    SELECT film_id, sqrt(sum(weight * weight)) AS length FROM weighted GROUP BY film_id
  ),
  wanted AS (
    SELECT field, term, sum(sign * weight / length)${byTerm.factor} AS weight
    FROM query JOIN weighted USING (film_id) JOIN lengths USING (film_id)${byTerm.join}
    GROUP BY field, term
  ),
  scores AS (
    SELECT film_id, sum(weighted.weight * wanted.weight) / any_value(length) AS score
    FROM wanted JOIN weighted USING (field, term) JOIN lengths USING (film_id)
    GROUP BY film_id
  )
SELECT film_id, title, year, similarity
FROM (
  SELECT films.*, least(1, greatest(0, coalesce(score
    / (SELECT nullif(sqrt(sum(weight * weight)), 0) FROM wanted), 0))) AS similarity
  FROM films LEFT JOIN scores USING (film_id)
  WHERE film_id NOT IN (SELECT film_id FROM query)
)${whereOf(filter, [`similarity >= ${threshold}`, ...listedSql(ids)])}
ORDER BY round(similarity, 12) DESC, film_id
LIMIT ${limit};
`;
}

/** What factors of terms add to the SQL: a table, its join, and the factor. */
function termFactorsSql(terms: readonly TermFactor[]) {
  if (terms.length === 0) return { table: '', join: '', factor: '' };
  const values = terms.map(
    ({ field, term, factor }) => `(${text(field)}, ${text(term)}, ${factor})`,
  );
  return {
    table: `\n  term_factors(field, term, term_factor) AS (VALUES ${values.join(', ')}),`,
    join: '\n      LEFT JOIN term_factors USING (field, term)',
    factor: ' * coalesce(any_value(term_factor), 1)',
  };
}

/** How a query compares films. */
type How = Pick<SimilarQuery, 'weights' | 'preset'>;

/** The tables up to `weighted`, which has the scaled weights of films' terms. */
function weightedSql(how: How, presets: Presets | undefined, condition?: string): string {
  const where = condition === undefined ? '' : `\n    WHERE ${condition}`;
  const rows = fieldRows(how, presets);
  const factors = rows.map(({ field, factor }) => `(${text(field)}, ${factor})`);
  if (rows.every(({ length, idfPower }) => length === 0 && idfPower === 1)) {
    return `  fields(field, factor) AS (VALUES ${factors.join(', ')}),
  weighted AS (
    SELECT film_id, field, term, weight * factor AS weight
    FROM film_terms JOIN fields USING (field)${where}
  ),`;
  }
  const all = rows.map(
    ({ field, factor, length, idfPower }) => `(${text(field)}, ${factor}, ${length}, ${idfPower})`,
  );
  return `  fields(field, factor, length_power, idf_power) AS (VALUES ${all.join(', ')}),
  idfs AS (
    SELECT field, term, ln(((SELECT count(*) FROM films) + 1) / (count(*) + 1)) AS idf
    FROM film_terms GROUP BY field, term
  ),
  terms AS (
    SELECT film_id, field, term, weight * pow(idf, idf_power - 1) AS weight, factor, length_power
    FROM film_terms JOIN fields USING (field) JOIN idfs USING (field, term)
    WHERE weight > 0${condition === undefined ? '' : ` AND ${condition}`}
  ),
  weighted AS (
    SELECT film_id, field, term, weight * factor
      / pow(sqrt(sum(weight * weight) OVER (PARTITION BY film_id, field)), length_power) AS weight
    FROM terms
  ),`;
}

function fieldRows({ weights, preset }: How, presets: Presets | undefined) {
  const name = preset ?? presets?.default;
  const of = (
    parts: Readonly<Record<string, Weights>> | undefined,
  ): Readonly<Record<string, number>> => (name === undefined ? undefined : parts?.[name]) ?? {};
  const [lengths, idfPowers] = [of(presets?.lengths), of(presets?.idf_powers)];
  return Object.entries(weights ?? of(presets?.presets)).map(([field, factor]) => ({
    field,
    factor,
    length: lengths[field] ?? 0,
    idfPower: idfPowers[field] ?? 1,
  }));
}

/** The criteria that the app's pages can set, as SQL conditions. */
const CONDITIONS = {
  title: (pattern) => `regexp_matches(title, ${text(pattern)}, 'i')`,
  genres: (genres) => `list_has_all(genres, ${list(genres)})`,
  exclude_genres: (genres) => `NOT list_has_any(genres, ${list(genres)})`,
  countries: (names) => hasAll('countries', names),
  styles: (names) => hasAll('styles', names),
  person_ids: (ids) =>
    `film_id IN (
    SELECT film_id FROM credits WHERE person_id IN (${ids.join(', ')})
    GROUP BY film_id HAVING count(DISTINCT person_id) = ${new Set(ids).size}
  )`,
  exclude_person_ids: (ids) =>
    `film_id NOT IN (SELECT film_id FROM credits WHERE person_id IN (${ids.join(', ')}))`,
  persons: (names) => `list_has_all(persons, ${list(names)})`,
  exclude_persons: (names) => `NOT list_has_any(persons, ${list(names)})`,
  min_duration: (minutes) => `duration >= ${minutes}`,
  max_duration: (minutes) => `duration <= ${minutes}`,
  language: (language) => `language = ${text(language)}`,
  earliest_date: (date) => `year >= DATE ${text(date)}`,
  latest_date: (date) => `year <= DATE ${text(date)}`,
  min_rating: (rating) => `rating >= ${rating}`,
  vote_count: (votes) => `vote_count >= ${votes}`,
} as const satisfies {
  readonly [K in keyof Required<PageCriteria>]: (value: NonNullable<PageCriteria[K]>) => string;
};

function whereOf(criteria: PageCriteria, more: readonly string[] = []): string {
  const conditions = Object.entries(criteria).flatMap(([name, value]) => {
    // as in the API, nothing is asked of films by an empty list
    if (Array.isArray(value) && value.length === 0) return [];
    const condition: (value: never) => string = CONDITIONS[name as keyof PageCriteria];
    return condition(value as never);
  });
  const all = [...conditions, ...more];
  return all.length === 0 ? '' : `\nWHERE ${all.join('\n  AND ')}`;
}

/** The user's own films as conditions; lists of the server are not in its database. */
function listedSql({ include, exclude }: ListedIds): readonly string[] {
  return [
    ...(include === undefined ? [] : [`film_id IN (${idsIn(include)})${namesIn(include)}`]),
    ...(exclude === undefined ? [] : [`film_id NOT IN (${idsIn(exclude)})${namesIn(exclude)}`]),
  ];
}

/** An id that no film has keeps a list from being empty, which SQL does not allow. */
function idsIn(items: readonly (number | string)[]): string {
  const ids = items.filter((item) => typeof item === 'number');
  return ids.length === 0 ? '0' : ids.join(', ');
}

function namesIn(items: readonly (number | string)[]): string {
  const names = items.filter((item) => typeof item === 'string');
  return names.map((name) => ` -- and those in lists/${name}.txt`).join('');
}

/** Whether a list has all of some names, regardless of case. */
function hasAll(column: string, names: readonly string[]): string {
  // DuckDB has its own lower case of some letters, such as a dotted I
  const wanted = names.map((name) =>
    /^[ -~]*$/.test(name) ? text(name.toLowerCase()) : `lower(${text(name)})`,
  );
  return `list_has_all(list_transform(${column}, lambda name: lower(name)), [${wanted.join(', ')}])`;
}

function list(texts: readonly string[]): string {
  return `[${texts.map(text).join(', ')}]`;
}
