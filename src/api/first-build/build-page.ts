import type { BuildJson } from '../openapi/schemas/operations/build.ts';
import { escaped, pageHtml } from '../pages/page-html.ts';

const HEAD = {
  title: 'Building',
  description: 'The films are being built; the app opens as soon as they are ready.',
};

/** For browsers that run no scripts. */
const RELOAD_SECONDS = 5;

/** When the app has not been built. */
const PLAIN_HTML =
  '<!doctype html><html lang="en"><head><title>Reelated</title></head><body><div id="app"></div></body></html>';

/**
 * The page that stands for every other one until there are films: the app's HTML with its styles, but
 * with how far the build is in place of its scripts.
 *
 * @param html - the app's; absent: it has not been built
 */
export function buildPage(html: string | undefined, basePath: string, build: BuildJson): string {
  const own = [
    `<link rel="stylesheet" href="${basePath}/assets/building.css" />`,
    `<script src="${basePath}/assets/building.js" defer></script>`,
    `<noscript><meta http-equiv="refresh" content="${RELOAD_SECONDS}" /></noscript>`,
  ];
  return pageHtml(withoutScripts(html ?? PLAIN_HTML), HEAD)
    .replace('</head>', () => `  ${own.join('\n    ')}\n  </head>`)
    .replace('<div id="app"></div>', () => body(build));
}

function withoutScripts(html: string): string {
  return html
    .replaceAll(/<script type="module"[^>]*><\/script>\s*/g, '')
    .replaceAll(/<link rel="modulepreload"[^>]*>\s*/g, '')
    .replaceAll(/<noscript>[^]*?<\/noscript>\s*/g, '');
}

function body({ tasks, tasks_done: done }: BuildJson): string {
  const tally =
    tasks.length === 0 ? 'The build is about to start.' : `${done} of ${tasks.length} tasks done.`;
  const items = tasks.map(
    ({ task, state, status }) =>
      `<li data-state="${escaped(state)}"><span>${escaped(task)}</span> <span>${escaped(status)}</span></li>`,
  );
  return `<main id="building">
      <p class="wordmark">Reelated</p>
      <h1>Building the films</h1>
      <p class="about">
        This is the first start. The app opens here as soon as its films have been built.
      </p>
      <p id="tally" role="status">${tally}</p>
      <progress max="${Math.max(1, tasks.length)}" value="${done}" aria-labelledby="tally"></progress>
      <ol>
        ${items.join('\n        ')}
      </ol>
    </main>`;
}
