import { resolve } from 'node:path';

/**
 * Where data is stored by default: `./data` in a clone; once installed, the user's
 * folder for the data of programs, which is the same wherever a command is run
 * (https://specifications.freedesktop.org/basedir-spec, and what is usual on macOS and Windows).
 */
export const DEFAULT_DATA_DIR = await defaultDataDir(import.meta.filename);

/** @param module - a file of the program: TypeScript only in a clone */
export async function defaultDataDir(module: string): Promise<string> {
  if (module.endsWith('.ts')) return resolve('data');
  try {
    const { default: envPaths } = await import('env-paths');
    return envPaths('reelated', { suffix: '' }).data;
  } catch {
    // a user without a home folder, as in some containers
    return resolve('data');
  }
}
