import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
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
 * page of the site. Those to other files, such as code, are only text there.
 *
 * @throws Error for a file that does not exist
 */
export function repositoryLinks(md: MarkdownRenderer, root: string): void {
  md.core.ruler.push('repository-links', ({ tokens, env }) => {
    const { path, realPath = path } = env as {
      readonly path?: string;
      readonly realPath?: string;
    };
    // VitePress also parses titles by themselves
    if (realPath === undefined) return;
    const document = posix.relative(root, realPath);
    for (const { children } of tokens) {
      let isText = false;
      for (const token of children ?? []) {
        const href = token.type === 'link_open' ? token.attrGet('href') : null;
        if (href !== null) {
          const url = siteUrl(href, document, root);
          isText = url === undefined;
          token.attrSet('href', url ?? '');
        }
        if (isText && token.type.startsWith('link_')) token.type = 'text';
      }
    }
  });
}

/** The URL on the site; undefined for a file that is not there. */
function siteUrl(href: string, document: string, root: string): string | undefined {
  if (/^(?:[a-z]+:|#|\/)/i.test(href)) return href;
  const [path = '', anchor] = href.split('#');
  const target = posix.join(posix.dirname(document), path);
  if (!existsSync(join(root, target)))
    throw new Error(`${document} links to ${href}, which is not there`);
  const place = PAGES[target] ?? FILES[target];
  if (place === undefined) return undefined;
  return anchor === undefined ? `/${place}` : `/${place}#${anchor}`;
}
