import { posix } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';
import { PAGES } from './pages.ts';

/** Files that are published under their own name. */
export const FILES: Readonly<Record<string, string>> = {
  'docs/openapi.json': 'openapi.json',
  LICENSE: 'license.txt',
  'docs/images/film-page.png': 'film-page.png',
};

/**
 * Lets the links of a document, which lead from file to file of the repository, lead from page to
 * page of the site.
 *
 * @throws Error for a file that is not on the site
 */
export function repositoryLinks(md: MarkdownRenderer, root: string): void {
  md.core.ruler.push('repository-links', ({ tokens, env }) => {
    const { path, realPath = path } = env as { readonly path?: string; readonly realPath?: string };
    // VitePress also parses titles by themselves
    if (realPath === undefined) return;
    const document = posix.relative(root, realPath);
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === 'link_open' ? token.attrGet('href') : null;
      if (href !== null) token.attrSet('href', siteUrl(href, document));
    }
  });
}

function siteUrl(href: string, document: string): string {
  if (/^(?:[a-z]+:|#|\/)/i.test(href)) return href;
  const [path = '', anchor] = href.split('#');
  const target = posix.join(posix.dirname(document), path);
  const place = PAGES[target] ?? FILES[target];
  if (place === undefined)
    throw new Error(`${document} links to ${href}, which is not on the site`);
  return anchor === undefined ? `/${place}` : `/${place}#${anchor}`;
}
