import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT } from '../.vitepress/pages.ts';

interface ShownNotebook {
  readonly name: string;
  readonly title: string;
  /** The first paragraph of its text. */
  readonly about: string;
}

/** The heading of a notebook's text, and its first paragraph. */
const BEGINNING = /^\/\/ # (.+)\n\/\/\n((?:\/\/ .+\n)+)/m;

/** The notebooks of the repository, by name. */
export declare const data: readonly ShownNotebook[];

export default {
  watch: ['../../notebooks/*.ts'],
  load: (): readonly ShownNotebook[] =>
    globSync('notebooks/*.ts', { cwd: ROOT })
      .toSorted()
      .map((file) => {
        const text = readFileSync(join(ROOT, file), 'utf8');
        const [, title = '', about = ''] = BEGINNING.exec(text) ?? [];
        return { name: basename(file, '.ts'), title, about: about.replaceAll(/\/\/ |`/g, '') };
      }),
};
