import { basename } from 'node:path';

/** An absolute path of this system or of Windows, but not the path of a URL or a fraction. */
const ABSOLUTE_PATH = /(?<![\w:/.~%-])(?:[a-z]:)?(?:[/\\][^\s/\\"'`(),;:<>|*?]+){2,}[/\\]?/gi;

/**
 * A message without the folders of this machine, which are not for others to know: paths in the data
 * directory begin there, and of others only the last part is left.
 */
export function withoutFolders(text: string, dataDir: string): string {
  const inside = text.replaceAll(`${dataDir}/`, '').replaceAll(dataDir, 'the data directory');
  return inside.replaceAll(ABSOLUTE_PATH, (path) => basename(path.replaceAll('\\', '/')));
}
