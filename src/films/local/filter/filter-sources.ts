import type { DuckDBConnection } from '@duckdb/node-api';
import { runSqlFile } from '../../../duckdb/sql-file.ts';
import type { FilteredFile } from '../../../sources/filter/filter-dataset.ts';
import { exposeDatasets } from '../../../sources/reader/read-dataset.ts';
import type { TaskContext } from '../../../workflow/task.ts';
import type { PrepFilmsInput } from '../../prep-films.ts';
import { creditSteps } from './credits/credit-steps.ts';
import { openFilteredLines } from './filtered-lines.ts';
import type { RepeatedLines, UsedLines } from './reading.ts';
import { titleSteps } from './titles/title-steps.ts';

const SOURCE_FAULT_MACRO = new URL('./source-fault-macro.sql', import.meta.url);
const CREDIT_PLACE_MACRO = new URL('./credits/credit-place-macro.sql', import.meta.url);
const INVALID_IDS = new URL('../odd/invalid-ids.sql', import.meta.url);
const NO_INVALID_IDS = new URL('../odd/no-invalid-ids.sql', import.meta.url);

/** What was noticed while the files were read. */
interface FilteredSources {
  readonly repeated: RepeatedLines;
  /** Whether two credits of a film have the same place. */
  readonly hasSharedPlaces: boolean;
}

/**
 * Reads the dataset files into the tables `filtered_titles`, `filtered_principals`,
 * `filtered_people`, `filtered_akas`, `mended_characters`, `film_languages` and `invalid_ids`, those
 * of the ring with the films' into `known_titles`, and the ring's credits into `ring_principals`.
 *
 * Each file is read once. The ratings determine which titles can be films; of the other files only
 * the lines of those titles, then of those that are films or of the ring, and then of their people,
 * reach DuckDB, which does the rest.
 *
 * @param filtered Collects the filtered files, for messages about their lines.
 * @throws SourceError for an invalid id, or two different lines of one key; ReelatedError `task-check`
 * when no title passes the filter
 */
export async function filterSources(
  connection: DuckDBConnection,
  context: TaskContext,
  { sources, filter, targets }: PrepFilmsInput,
  filtered: FilteredFile[],
): Promise<FilteredSources> {
  const folder = `${context.stage(targets.films)}.lines`;
  await using lines = await openFilteredLines({ connection, sources, folder, context, filtered });
  await exposeDatasets(connection, sources);
  await runSqlFile(connection, SOURCE_FAULT_MACRO);
  await runSqlFile(connection, CREDIT_PLACE_MACRO);
  const reading = { connection, lines, sources, filter, workers: context.workers };
  const ofTitles = titleSteps(reading);
  const ofCredits = creditSteps(reading, ofTitles);
  await lines.filter([...ofTitles.steps, ...ofCredits.steps]);
  const titles = ofTitles.lines();
  const { names, repeatedCredits, hasSharedPlaces } = ofCredits.lines();
  // a line that passed and is not used has another id than those that were looked for
  const isUsed = ({ dataset, used, repeated }: UsedLines): boolean =>
    repeated === 0 && used === lines.passed(dataset);
  const areUsed = titles.repeatedRatings === 0 && isUsed(titles) && isUsed(names);
  await runSqlFile(connection, areUsed ? NO_INVALID_IDS : INVALID_IDS);
  return {
    repeated: {
      'title.ratings': titles.repeatedRatings,
      'title.basics': titles.repeated,
      'title.principals': repeatedCredits,
      'name.basics': names.repeated,
    },
    hasSharedPlaces,
  };
}
