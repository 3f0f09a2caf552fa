import type { CriteriaTable } from '../criterion.ts';
import { narrowToPattern, type FitOf } from '../patterns/plain-pattern.ts';
import { textAsWritten } from '../patterns/literal-text.ts';
import { searchTexts, type SearchedText, type TextsOf } from '../patterns/search-texts.ts';
import { narrowToText } from '../patterns/text-match.ts';
import type { QueryPool } from '../query-pool.ts';
import type { CriterionMatches } from '../relaxations.ts';
import type { FilmTable } from '../table/film-table.ts';
import { rowsPassing, type TableTest } from '../table/table-criteria.ts';
import { TITLES } from './criteria-sql.ts';
import { matchFilms } from './match-films.ts';
import { addMatching, allFilms, bothOf, matchingIds, titleFit, type Matches } from './matches.ts';
import { createOtherTitles, type OtherTitles } from './other-titles.ts';
import {
  isNatural,
  splitCriteria,
  type CriteriaByName,
  type InMemoryPattern,
  type InMemoryText,
  type SplitCriteria,
} from './split-criteria.ts';

/** Up to this many films are named to DuckDB, so that it looks at no others. */
const FEW = 1000;

/** Matches the films of one snapshot. */
export interface Matcher {
  /**
   * The films that match all criteria.
   *
   * @param withFits whether titles are graded by how well they fit
   * @throws {ReelatedError} `pattern-unsupported`
   */
  readonly match: (
    criteria: CriteriaByName,
    withFits: boolean,
    signal: AbortSignal | undefined,
  ) => Promise<Matches>;
  /** The films that match each criterion alone. */
  readonly matchEach: (
    criteria: CriteriaByName,
    signal: AbortSignal | undefined,
  ) => Promise<readonly CriterionMatches[]>;
}

/** Where texts are looked up. */
interface Sources {
  readonly textsOf: TextsOf;
  readonly otherTitles: OtherTitles;
}

/** Creates the matcher for a snapshot's films by a table of criteria. */
export function createMatcher(pool: QueryPool, films: FilmTable, table: CriteriaTable): Matcher {
  const sources = { textsOf: searchTexts(pool), otherTitles: createOtherTitles(pool, films) };

  async function match(
    { inMemory, inDatabase }: SplitCriteria,
    withFits: boolean,
    signal: AbortSignal | undefined,
  ): Promise<Matches> {
    const tests = inMemory.flatMap((one) => ('test' in one ? [one.test] : []));
    const { fits, total: passing } = filmsPassing(films, tests);
    let total = passing;
    for (const one of inMemory) {
      if ('test' in one || total === 0) continue;
      total = await narrow(fits, one, sources, withFits, signal);
    }
    const found: Matches = { fits, total, matchedAsText: [] };
    if (Object.keys(inDatabase).length === 0) return found;
    const among = total > FEW ? undefined : matchingIds(films, found);
    const search = { table, films, criteria: inDatabase, withFits, among };
    const rest = await pool.run(async (connection) => matchFilms(connection, search), { signal });
    return inMemory.length === 0 ? rest : bothOf(found, rest);
  }

  return {
    async match(criteria, withFits, signal) {
      const found = await match(splitCriteria(table, films, criteria), withFits, signal);
      if (found.total > 0 || !isNatural(table, criteria)) return found;
      // no film matches `Who Framed Roger Rabbit?` as a pattern
      const asText = splitCriteria(table, films, criteria, textAsWritten);
      const byWords = await match(asText, withFits, signal);
      const matchedAsText = new Set([...found.matchedAsText, ...byWords.matchedAsText]);
      return { ...byWords, matchedAsText: [...matchedAsText] };
    },

    async matchEach(criteria, signal) {
      const { inMemory, inDatabase } = splitCriteria(table, films, criteria);
      const each: CriterionMatches[] = [];
      for (const one of inMemory) {
        const { fits } = filmsPassing(films, 'test' in one ? [one.test] : []);
        if (!('test' in one)) await narrow(fits, one, sources, false, signal);
        each.push({ criterion: one.criterion, fits });
      }
      const others = Object.entries(inDatabase);
      if (others.length === 0) return each;
      await pool.run(
        async (connection) => {
          for (const [criterion, value] of others) {
            const search = { table, films, criteria: { [criterion]: value }, withFits: false };
            const { fits } = await matchFilms(connection, search);
            each.push({ criterion, fits });
          }
        },
        { signal },
      );
      return each;
    },
  };
}

/** The films that pass some tests; all films if there are none. */
function filmsPassing(films: FilmTable, tests: readonly TableTest[]): Matches {
  if (tests.length === 0) return allFilms(films);
  const fits = new Uint8Array(films.filmIds.length);
  const rows = rowsPassing(tests, fits.length);
  for (let i = 0; i < rows.length; i++) fits[rows[i] as number] = 1;
  return { fits, total: rows.length, matchedAsText: [] };
}

/** Sets films in `fits` that do not match to 0; returns how many are left. */
async function narrow(
  fits: Uint8Array,
  one: InMemoryText,
  { textsOf, otherTitles }: Sources,
  withFits: boolean,
  signal: AbortSignal | undefined,
): Promise<number> {
  const isGraded = withFits && TITLES.some((title) => title === one.criterion);
  const text = await textsOf(one.text);
  if ('searched' in one) {
    if (one.holds === 'list') return narrowToText(fits, text.lists(), one.searched, isGraded);
    const titles = text.titles();
    if (one.inOtherTitles === undefined) return narrowToText(fits, titles, one.searched, isGraded);
    const others = Array.from(await otherTitles(one.inOtherTitles), ([row, fit]) => {
      const known = fits[row] ?? 0;
      return { row, fit: known === 0 ? 0 : isGraded ? Math.max(known, fit) : known };
    });
    let total = narrowToText(fits, titles, one.searched, isGraded);
    for (const { row, fit } of others) {
      if (fit === 0) continue;
      if (fits[row] === 0) total += 1;
      fits[row] = Math.max(fits[row] ?? 0, fit);
    }
    return total;
  }
  return narrowToEither(fits, text, one, isGraded ? titleFit : undefined, signal);
}

/** Narrows to the films whose text fits the pattern as they are, or both without accents. */
async function narrowToEither(
  fits: Uint8Array,
  text: SearchedText,
  { pattern, unaccented }: InMemoryPattern,
  fitOf: FitOf | undefined,
  signal: AbortSignal | undefined,
): Promise<number> {
  const all = fits.slice();
  let total = await narrowToPattern(fits, text.written(), pattern, fitOf, signal);
  if (unaccented === undefined) return total;
  const others = [text.unaccented()];
  if (unaccented.regExp.source !== pattern.regExp.source) others.push(text.written());
  for (const texts of others) {
    const found = all.slice();
    await narrowToPattern(found, texts, unaccented, fitOf, signal);
    total = addMatching(fits, found);
  }
  return total;
}
