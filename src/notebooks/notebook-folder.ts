import { join } from 'node:path';

/** Where the results of notebooks are. */
export function notebooksFolder(dataDir: string): string {
  return join(dataDir, 'output', 'notebooks');
}
