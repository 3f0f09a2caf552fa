import { querySqlFile, runSqlFile } from '../../../../duckdb/sql-file.ts';
import type { IdSet } from '../../../../sources/filter/id-set.ts';
import { withLinesOnce } from '../../../../sources/reader/read-dataset.ts';
import type { FilterStep } from '../filtered-lines.ts';
import { idsOf } from '../ids-of.ts';
import { refuseFaults } from '../key-faults.ts';
import type { Reading, UsedLines } from '../reading.ts';

const STATEMENTS = {
  knownPrincipals: new URL('../../known/known-principals.sql', import.meta.url),
  filteredPrincipals: new URL('./filtered-principals.sql', import.meta.url),
  repeatedCredits: new URL('./repeated-credits.sql', import.meta.url),
  ringPrincipals: new URL('../../known/ring-principals.sql', import.meta.url),
  noRingPrincipals: new URL('../../known/no-ring-principals.sql', import.meta.url),
  repeatedRingCredits: new URL('../../known/repeated-ring-credits.sql', import.meta.url),
  referencedPeople: new URL('./referenced-people.sql', import.meta.url),
  mendedCharacters: new URL('./mended-characters.sql', import.meta.url),
  filteredPeople: new URL('./filtered-people.sql', import.meta.url),
  personFaults: new URL('./person-faults.sql', import.meta.url),
};

const CREDITS = { dataset: 'title.principals', column: 'tconst' } as const;
const NAMES = { dataset: 'name.basics', column: 'nconst' } as const;

/** What became of the lines of names and credits. */
interface CreditLines {
  readonly names: UsedLines;
  readonly repeatedCredits: number;
  /** Whether two credits of a film have the same place. */
  readonly hasSharedPlaces: boolean;
}

/** The steps that read credits and names. */
interface CreditSteps {
  readonly steps: readonly FilterStep[];
  /** What became of the lines, after all steps. */
  readonly lines: () => CreditLines;
}

/**
 * Reads the credits of the films and of the ring from those that have passed as of titles that can be
 * films, and the films' people.
 *
 * The steps reject with what `filterSources` throws.
 */
export function creditSteps(
  reading: Reading,
  titles: { readonly films: Promise<IdSet>; readonly ring: Promise<IdSet> },
): CreditSteps {
  const { connection, workers, filter } = reading;
  const people = Promise.withResolvers<IdSet>();
  const unpacked = Promise.withResolvers<void>();
  let credits: Credits = { repeated: 0, hasSharedPlaces: false };
  let ringCredits = credits;
  let names: UsedLines | undefined;
  const readCredits = async (): Promise<void> => {
    credits = await filterCredits(reading, STATEMENTS.knownPrincipals, STATEMENTS.repeatedCredits);
    await runSqlFile(connection, STATEMENTS.filteredPrincipals);
    people.resolve(await idsOf(connection, STATEMENTS.referencedPeople));
    await runSqlFile(connection, STATEMENTS.mendedCharacters);
    if (!filter.ring) await runSqlFile(connection, STATEMENTS.noRingPrincipals);
  };
  const readRing = async (): Promise<void> => {
    const [table, sharedPlaces] = [STATEMENTS.ringPrincipals, STATEMENTS.repeatedRingCredits];
    ringCredits = await filterCredits(reading, table, sharedPlaces);
  };
  const readNames = async (): Promise<void> => {
    names = await filterPeople(reading);
  };
  const unpacks = workers > 1;
  if (!unpacks) unpacked.resolve();
  return {
    steps: [
      // unpacked while others wait for SQL, because only the credits' end shows whose names are needed
      ...(unpacks ? [{ ...NAMES, whenFiltered: unpacked.resolve }] : []),
      { ...CREDITS, ids: titles.films, whenFiltered: readCredits },
      ...(filter.ring
        ? [{ ...CREDITS, variable: 'ring_principals', ids: titles.ring, whenFiltered: readRing }]
        : []),
      {
        ...NAMES,
        ids: unpacked.promise.then(() => people.promise),
        whenFiltered: readNames,
      },
    ],
    lines() {
      if (names === undefined) throw new TypeError('name.basics is not among the sources');
      return {
        names,
        repeatedCredits: credits.repeated + ringCredits.repeated,
        hasSharedPlaces: credits.hasSharedPlaces,
      };
    },
  };
}

interface Credits {
  readonly repeated: number;
  readonly hasSharedPlaces: boolean;
}

/** Reads credits into a table; each line once, if one may be there several times. */
async function filterCredits(
  { connection }: Reading,
  table: URL,
  sharedPlaces: URL,
): Promise<Credits> {
  const read = (): Promise<number> => runSqlFile(connection, table);
  const lines = await read();
  const hasSharedPlaces = (await querySqlFile(connection, sharedPlaces)).length > 0;
  const repeated = hasSharedPlaces ? lines - (await withLinesOnce(connection, read)) : 0;
  return { repeated, hasSharedPlaces };
}

async function filterPeople({ connection, sources }: Reading): Promise<UsedLines> {
  const read = (): Promise<number> => runSqlFile(connection, STATEMENTS.filteredPeople);
  let repeated = 0;
  const used = await read();
  await refuseFaults(connection, STATEMENTS.personFaults, sources, async () => {
    repeated = used - (await withLinesOnce(connection, read));
  });
  return { dataset: 'name.basics', used, repeated };
}
