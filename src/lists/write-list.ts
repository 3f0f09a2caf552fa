import { rm } from 'node:fs/promises';
import { ReelatedError } from '../errors.ts';
import { makeFolder, stagingPath, writeFileAtomically } from '../workflow/state/atomic.ts';
import { newRunId } from '../workflow/state/run-id.ts';
import { unusableDataDir } from '../workflow/state/data-dir.ts';
import { tconstOfId } from '../search/film.ts';
import {
  listPath,
  listsFolder,
  MAX_LIST_BYTES,
  openList,
  tooLarge,
  unreadableList,
} from './list-file.ts';
import { inUtf8, parseList } from './parse-list.ts';

/** How a list is written. */
interface ListText {
  readonly filmIds: readonly number[];
  /** Where the films are from, for a comment at the start. */
  readonly from: string;
}

/** How many films a list has, and how many of them it did not have before. */
interface WrittenList {
  readonly count: number;
  readonly added: number;
}

/**
 * Writes a list, whole or not at all; what was in it is replaced.
 *
 * @throws {UsageError} `data-dir-unusable`
 */
export async function replaceList(
  dataDir: string,
  name: string,
  text: ListText,
): Promise<WrittenList> {
  const before = new Set((await currentList(dataDir, name)).filmIds);
  await writeText(dataDir, name, sectionOf(text));
  const added = text.filmIds.filter((id) => !before.has(id)).length;
  return { count: text.filmIds.length, added };
}

/**
 * Adds films to a list, which keeps all that it has, comments included.
 *
 * @throws {UsageError} `data-dir-unusable`
 */
export async function addToList(
  dataDir: string,
  name: string,
  { filmIds, from }: ListText,
): Promise<WrittenList> {
  const before = await currentList(dataDir, name);
  const known = new Set(before.filmIds);
  const added = filmIds.filter((id) => !known.has(id));
  if (added.length > 0) {
    const start = before.text === '' || before.text.endsWith('\n') ? '' : '\n';
    await writeText(dataDir, name, before.text + start + sectionOf({ filmIds: added, from }));
  }
  return { count: known.size + added.length, added: added.length };
}

async function currentList(
  dataDir: string,
  name: string,
): Promise<{ readonly text: string; readonly filmIds: Int32Array }> {
  await using file = await openList(listsFolder(dataDir), name);
  if (file === undefined) return { text: '', filmIds: new Int32Array() };
  const bytes = await file.read();
  if (bytes === undefined) throw unreadableList(name, 'another program is writing it');
  const text = Buffer.from(inUtf8(bytes)).toString('utf8');
  return { text, filmIds: (await parseList(bytes)).filmIds };
}

function sectionOf({ filmIds, from }: ListText): string {
  const date = new Date().toISOString().slice(0, 10);
  const films = filmIds.length === 1 ? '1 film' : `${filmIds.length} films`;
  return [`# ${films} ${from}, ${date}`, ...filmIds.map(tconstOfId), ''].join('\n');
}

async function writeText(dataDir: string, name: string, text: string): Promise<void> {
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_LIST_BYTES) throw unreadableList(name, `it would have ${tooLarge(bytes)}`);
  const path = listPath(dataDir, name);
  const run = newRunId();
  try {
    await makeFolder(listsFolder(dataDir));
    await writeFileAtomically(path, text, run);
  } catch (error) {
    await rm(stagingPath(path, run), { force: true }).catch(() => undefined);
    throw error instanceof ReelatedError ? error : unusableDataDir(dataDir, error);
  }
}
