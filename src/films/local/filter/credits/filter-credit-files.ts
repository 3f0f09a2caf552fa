import { listValue } from '@duckdb/node-api';
import { querySqlFile, runSqlFile } from '../../../../duckdb/sql-file.ts';
import type { IdSet } from '../../../../sources/filter/id-set.ts';
import { withLinesOnce } from '../../../../sources/reader/read-dataset.ts';
import { idsOf } from '../ids-of.ts';
import { refuseFaults } from '../key-faults.ts';
import type { Reading, UsedLines } from '../reading.ts';

const STATEMENTS = {
  knownIds: new URL('../../known/known-ids.sql', import.meta.url),
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

/** What became of the lines of names and credits. */
interface CreditLines {
  readonly names: UsedLines;
  readonly repeatedCredits: number;
  /** Whether two credits of a film have the same place. */
  readonly hasSharedPlaces: boolean;
}

/**
 * Reads the credits of the films and of the ring from those that have passed as of titles that can be
 * films, and the films' people.
 *
 * @throws what `filterSources` throws
 */
export async function filterCreditFiles(reading: Reading): Promise<CreditLines> {
  const { connection, lines, filter } = reading;
  const idsIn = (inRing: boolean): Promise<IdSet> =>
    idsOf(connection, STATEMENTS.knownIds, { in_ring: listValue([inRing]) });
  const people = Promise.withResolvers<IdSet>();
  let credits: Credits = { repeated: 0, hasSharedPlaces: false };
  const readCredits = async (): Promise<void> => {
    credits = await filterCredits(reading, STATEMENTS.knownPrincipals, STATEMENTS.repeatedCredits);
    await runSqlFile(connection, STATEMENTS.filteredPrincipals);
    people.resolve(await idsOf(connection, STATEMENTS.referencedPeople));
    await runSqlFile(connection, STATEMENTS.mendedCharacters);
  };
  const ring = { ...CREDITS, variable: 'ring_principals', ids: await idsIn(true) };
  await lines.filter([
    { ...CREDITS, ids: await idsIn(false), whenFiltered: readCredits },
    ...(filter.ring ? [ring] : []),
    { dataset: 'name.basics', column: 'nconst', ids: people.promise },
  ]);
  const ringCredits = await filterRingCredits(reading);
  const names = await filterPeople(reading);
  return {
    names,
    repeatedCredits: credits.repeated + ringCredits.repeated,
    hasSharedPlaces: credits.hasSharedPlaces,
  };
}

interface Credits {
  readonly repeated: number;
  readonly hasSharedPlaces: boolean;
}

async function filterRingCredits(reading: Reading): Promise<Credits> {
  if (reading.filter.ring) {
    return filterCredits(reading, STATEMENTS.ringPrincipals, STATEMENTS.repeatedRingCredits);
  }
  await runSqlFile(reading.connection, STATEMENTS.noRingPrincipals);
  return { repeated: 0, hasSharedPlaces: false };
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
