import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unescapeHtml } from './library/escape-html.ts';
import { notebooksFolder } from './notebook-folder.ts';

/** What names of notebooks look like; no such name leads out of their folder. */
export const NOTEBOOK_NAME_PATTERN = '[A-Za-z0-9][A-Za-z0-9_-]{0,63}';

/** An executed notebook that can be read as a page. */
export interface RenderedNotebook {
  readonly name: string;
  readonly title: string;
}

const NAME = new RegExp(`^${NOTEBOOK_NAME_PATTERN}$`);

/** The title comes before the page's styles, so that its first bytes are enough. */
const TITLE_BYTES = 2048;

/** The notebooks of a data directory that have been executed, by name. */
export async function renderedNotebooks(dataDir: string): Promise<readonly RenderedNotebook[]> {
  const names = await readdir(notebooksFolder(dataDir)).catch(noneIfMissing);
  const found = await Promise.all(
    names
      .filter((name) => NAME.test(name))
      .toSorted()
      .map(async (name) => ({
        name,
        title: await titleOf(pageFile(dataDir, name)).catch(undefinedIfMissing),
      })),
  );
  return found.flatMap(({ name, title }) => (title === undefined ? [] : [{ name, title }]));
}

/** The page of an executed notebook; undefined if it has not been executed. */
export async function renderedPage(dataDir: string, name: string): Promise<Buffer | undefined> {
  if (!NAME.test(name)) return undefined;
  return readFile(pageFile(dataDir, name)).catch(undefinedIfMissing);
}

function pageFile(dataDir: string, name: string): string {
  return join(notebooksFolder(dataDir), name, `${name}.html`);
}

async function titleOf(file: string): Promise<string | undefined> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(TITLE_BYTES) });
    const [, title] = /<title>([^<]*)<\/title>/.exec(buffer.toString('utf8', 0, bytesRead)) ?? [];
    return title === undefined ? undefined : unescapeHtml(title);
  } finally {
    await handle.close();
  }
}

/** Whether a folder or file is not there, or something else is in its place. */
function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}

function undefinedIfMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}

function noneIfMissing(error: unknown): readonly string[] {
  if (!isMissing(error)) throw error;
  return [];
}
