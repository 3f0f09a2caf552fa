import { copyFileSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PluginOption } from 'vite';
import { defineConfig } from 'vitepress';
import { NO_PAGES, PAGES, ROOT, SIDEBAR } from './pages.ts';
import { FILES, repositoryLinks } from './repository-links.ts';

/** Where the notebooks have been executed; `build.ts` says so. */
const notebooks = process.env['REELATED_NOTEBOOKS'];

const REFERENCE = 'vitepress-openapi/client';
const EMPTY_REFERENCE = '\0empty-reference';

/** An anchor for a heading, as GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

/** What the README says that Reelated can do. */
function features(): readonly { readonly title: string; readonly details: string }[] {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const points = readme.matchAll(/^- \*\*(.+?)\.\*\* ((?:.+\n)(?:  .+\n)*)/gm);
  return Array.from(points, ([, title = '', text = '']) => ({
    title,
    details: text
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .trim(),
  }));
}

function copyNotebooks(from: string, outDir: string): void {
  for (const page of globSync('*/*.html', { cwd: from })) {
    const to = join(outDir, 'notebooks', page);
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(join(from, page), to);
  }
}

/**
 * Lets documents, which have no packages of their own around them, import those of the site, and
 * leaves the reference out of the HTML: its library only works in browsers.
 */
const packages: PluginOption = {
  name: 'packages',
  enforce: 'pre',
  async resolveId(id, _importer, options) {
    if (options.ssr === true && id === REFERENCE) return EMPTY_REFERENCE;
    if (!/^vue(?:\/|$)/.test(id)) return undefined;
    return options.ssr === true
      ? { id, external: true }
      : this.resolve(id, join(ROOT, 'site/package.json'), { ...options, skipSelf: true });
  },
  load: (id) =>
    id === EMPTY_REFERENCE
      ? 'export const OASpec = {}, theme = {}, useTheme = () => {};'
      : undefined,
};

export default defineConfig({
  title: 'Reelated',
  description: 'Find films like the ones you love, and see why they are alike.',
  lang: 'en-GB',
  base: process.env['SITE_BASE'] ?? '/',
  srcDir: ROOT,
  srcExclude: [...NO_PAGES],
  rewrites: { ...PAGES },
  outDir: join(ROOT, 'site/dist'),
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: '/icon.svg' }]],
  vite: { plugins: [packages] },
  markdown: {
    languageAlias: { caddyfile: 'nginx' },
    anchor: { slugify: anchorOf },
    config: (md) => repositoryLinks(md, ROOT),
  },
  themeConfig: {
    logo: '/icon.svg',
    nav: [
      { text: 'Documentation', link: '/start' },
      { text: 'API', link: '/api-reference' },
      { text: 'Notebooks', link: '/read-notebooks' },
      { text: 'Changelog', link: '/changelog' },
    ],
    sidebar: SIDEBAR,
    outline: [2, 3],
    search: { provider: 'local' },
    docFooter: { prev: 'Previous', next: 'Next' },
    footer: {
      message: 'Information courtesy of IMDb (https://www.imdb.com). Used with permission.',
      copyright:
        'MIT licence. The notebooks and pictures show the sample, which was written for Reelated.',
    },
  },
  transformPageData: (page) =>
    page.relativePath === 'index.md'
      ? { frontmatter: { ...page.frontmatter, features: features() } }
      : {},
  buildEnd: ({ outDir }) => {
    copyFileSync(join(ROOT, 'src/web/public/assets/icon.svg'), join(outDir, 'icon.svg'));
    for (const [file, place] of Object.entries(FILES)) {
      copyFileSync(join(ROOT, file), join(outDir, place));
    }
    if (notebooks !== undefined) copyNotebooks(notebooks, outDir);
  },
});
