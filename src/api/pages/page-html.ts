/** What a page is, for those who see its link or its address without running its scripts. */
export interface PageHead {
  /** As the browser's tab shows it, but without the name of the app. */
  readonly title: string;
  readonly description: string;
}

const APP_NAME = 'Reelated';

/** The app's HTML with the title and the description of a page, also as Open Graph has them. */
export function pageHtml(html: string, { title, description }: PageHead): string {
  const tags = [
    `<title>${escaped(`${title} · ${APP_NAME}`)}</title>`,
    `<meta name="description" content="${escaped(description)}" />`,
    `<meta property="og:type" content="website" />`,
    `<meta property="og:site_name" content="${APP_NAME}" />`,
    `<meta property="og:title" content="${escaped(title)}" />`,
    `<meta property="og:description" content="${escaped(description)}" />`,
  ];
  return html
    .replace(/<meta\s+name="description"[^>]*>\s*/, '')
    .replace(/<title>[^<]*<\/title>/, () => tags.join('\n    '));
}

/** Text that can be put into HTML, also into attributes. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
