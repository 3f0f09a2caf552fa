import type { CriteriaTable } from '../criterion.ts';
import { narrowToPattern } from '../patterns/plain-pattern.ts';
import { searchTexts, type TextsOf } from '../patterns/search-texts.ts';
import type { QueryPool } from '../query-pool.ts';
import type { CriterionMatches } from '../relaxations.ts';
import type { FilmTable } from '../table/film-table.ts';
import { narrowToTest } from '../table/table-criteria.ts';
import { TITLES } from './criteria-sql.ts';
import { matchFilms } from './match-films.ts';
import { allFilms, bothOf, matchingIds, titleFit, type Matches } from './matches.ts';
import { splitCriteria, type CriteriaByName, type InMemory } from './split-criteria.ts';

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

/** Creates the matcher for a snapshot's films by a table of criteria. */
export function createMatcher(pool: QueryPool, films: FilmTable, table: CriteriaTable): Matcher {
  const textsOf = searchTexts(pool);
  return {
    async match(criteria, withFits, signal) {
      const { inMemory, inDatabase } = splitCriteria(table, films, criteria);
      const all = allFilms(films);
      let { total } = all;
      for (const one of inMemory) total = await narrow(all.fits, one, textsOf, withFits, signal);
      const found = { ...all, total };
      if (Object.keys(inDatabase).length === 0) return found;
      const among = total > FEW ? undefined : matchingIds(films, found);
      const search = { table, films, criteria: inDatabase, withFits, among };
      const rest = await pool.run(async (connection) => matchFilms(connection, search), { signal });
      return inMemory.length === 0 ? rest : bothOf(found, rest);
    },

    async matchEach(criteria, signal) {
      const { inMemory, inDatabase } = splitCriteria(table, films, criteria);
      const each: CriterionMatches[] = [];
      for (const one of inMemory) {
        const { fits } = allFilms(films);
        await narrow(fits, one, textsOf, false, signal);
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

/** Sets films in `fits` that do not match to 0; returns how many are left. */
async function narrow(
  fits: Uint8Array,
  one: InMemory,
  textsOf: TextsOf,
  withFits: boolean,
  signal: AbortSignal | undefined,
): Promise<number> {
  if ('test' in one) return narrowToTest(fits, one.test);
  const isTitle = withFits && TITLES.some((title) => title === one.criterion);
  const texts = await textsOf(one.text);
  return narrowToPattern(fits, texts, one.pattern, isTitle ? titleFit : undefined, signal);
}
