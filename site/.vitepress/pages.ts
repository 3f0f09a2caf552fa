import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository, where the documents are. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Where the documents outside `docs/` are on the site. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'README.md': 'start.md',
  'CONTRIBUTING.md': 'contributing.md',
  'SECURITY.md': 'security.md',
  'CHANGELOG.md': 'changelog.md',
  'src/README.md': 'code.md',
  'docs/README.md': 'all-pages.md',
};

const found = globSync(['docs/**/*.md', 'site/pages/*.md'], { cwd: ROOT }).map(
  (path) => [path, path.replace(/^(?:docs|site\/pages)\//, '')] as const,
);

/** Where each document of the repository is on the site. */
export const PAGES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(found),
  ...ELSEWHERE,
};

/** All other Markdown of the repository. */
export const NO_PAGES = globSync('**/*.md', {
  cwd: ROOT,
  exclude: (path) => basename(path) === 'node_modules',
}).filter((path) => !(path in PAGES));

interface Item {
  readonly text: string;
  readonly link: string;
}

/** A document's heading of the first level. */
function headingOf(document: string): string {
  const [, heading] = /^# (.+)$/m.exec(readFileSync(join(ROOT, document), 'utf8')) ?? [];
  if (heading === undefined) throw new Error(`${document} has no heading`);
  return heading.replaceAll(/[`_*]/g, '');
}

function item(page: string, text?: string): Item {
  const [document] = Object.entries(PAGES).find(([, place]) => place === `${page}.md`) ?? [];
  if (document === undefined) throw new Error(`unknown page ${page}`);
  return { text: text ?? headingOf(document), link: `/${page}` };
}

/** The decision records, by number. */
const decisions = Object.values(PAGES)
  .filter((place) => place.startsWith('adr/'))
  .toSorted()
  .map((place) => item(place.replace(/\.md$/, '')));

/** The groups of the menu, in its order. */
const GROUPS = [
  {
    text: 'Start',
    items: [
      item('start', 'Getting started'),
      item('install'),
      item('web-app'),
      item('commands'),
      item('notebooks'),
      item('read-notebooks'),
    ],
  },
  {
    text: 'Films and ratings',
    items: [
      item('your-data'),
      item('own-terms'),
      item('your-ratings'),
      item('for-you'),
      item('with-other-tools'),
    ],
  },
  {
    text: 'Similarity',
    items: [item('similarity'), item('quality'), item('database')],
  },
  {
    text: 'API',
    items: [item('api'), item('api-reference'), item('errors')],
  },
  {
    text: 'Running a server',
    items: [
      item('operations'),
      item('behind-a-proxy'),
      item('upgrading'),
      item('scale'),
      item('databricks'),
      item('security'),
    ],
  },
  {
    text: 'Working on it',
    items: [
      item('contributing'),
      item('code'),
      item('design'),
      item('contributing/adding-a-similarity-field'),
      item('contributing/adding-a-page'),
      item('contributing/adding-a-search-criterion'),
      item('changelog'),
    ],
  },
  { text: 'Decisions', collapsed: true, items: decisions },
];

const listed = new Set(
  GROUPS.flatMap(({ items }) => items.map(({ link }) => `${link.slice(1)}.md`)),
);
/** What nobody has put into a group. */
const others = Object.values(PAGES).filter(
  (place) => !listed.has(place) && place !== 'index.md' && place !== 'all-pages.md',
);

/** The menu beside the pages. */
export const SIDEBAR = [
  ...GROUPS,
  ...(others.length === 0
    ? []
    : [{ text: 'More', items: others.map((place) => item(place.replace(/\.md$/, ''))) }]),
];
