import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDuckDB } from '../../duckdb/connect.ts';
import type { SimilarityModel } from '../model/model.ts';
import { storeModel, writeModelFiles } from '../model/stored/stored-model.ts';

/** A stored model, with room for what is made of it. */
export interface StoredFilms extends AsyncDisposable {
  /** The folder of the model. */
  readonly model: string;
  /** Makes a folder next to it. */
  readonly folder: (name: string) => Promise<string>;
  /** The names of all folders. */
  readonly names: () => Promise<readonly string[]>;
}

/** Stores a model in a temporary folder, as FilmTerms does. */
export async function storedFilms(model: SimilarityModel): Promise<StoredFilms> {
  const path = await mkdtemp(join(tmpdir(), 'reelated-'));
  const folder = async (name: string) => {
    await mkdir(join(path, name));
    return join(path, name);
  };
  using session = await openDuckDB();
  await storeModel(session.connection, model);
  const modelFolder = await folder('model');
  await writeModelFiles(session.connection, modelFolder);
  return {
    model: modelFolder,
    folder,
    names: () => readdir(path),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}

/** The files of a folder, by name. */
export async function filesOf(directory: string): Promise<readonly (readonly [string, Buffer])[]> {
  const names = (await readdir(directory)).sort();
  return Promise.all(
    names.map(async (name) => [name, await readFile(join(directory, name))] as const),
  );
}
