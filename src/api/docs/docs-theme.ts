/**
 * What Swagger UI's page lacks: colours with enough contrast, and a way back to the app. The field
 * for the address of another document and the choice of a server are hidden, as there is only one of each.
 */
export const DOCS_STYLES = `
.swagger-ui .topbar .download-url-wrapper, .swagger-ui .scheme-container { display: none; }
.swagger-ui .topbar .link { color: #fff; font: 600 16px system-ui, sans-serif; gap: 12px; }
.swagger-ui .topbar .link::after { content: 'Back to Reelated'; }
.swagger-ui .opblock.opblock-get .opblock-summary-method { background: #1a5fb4; }
.swagger-ui .opblock.opblock-post .opblock-summary-method { background: #1b6b43; }
.swagger-ui .info .title small { background: #5c6370; }
.swagger-ui .info .title small.version-stamp { background: #3d6b00; }
.swagger-ui .info a, .swagger-ui .info__license a, .swagger-ui .info .link { color: #1a5fb4; }
.swagger-ui .opblock-tag small, .swagger-ui .opblock .opblock-summary-description { color: #3b4151; }
.swagger-ui .markdown code, .swagger-ui .renderedMarkdown code { color: #7a1ea1; }
`;

/** Lets the logo lead to the app, also below a path, and makes a landmark of what is outside all of them. */
export const DOCS_SCRIPT = `
const complete = () => {
  const back = document.querySelector('.topbar .link');
  back?.setAttribute('href', location.pathname.replace(/\\/docs(\\/.*)?$/, '/'));
  back?.setAttribute('aria-label', 'Back to Reelated');
  back?.querySelector('img')?.setAttribute('alt', '');
  document.querySelector('.topbar')?.setAttribute('role', 'banner');
  const about = document.querySelector('.information-container');
  about?.setAttribute('role', 'region');
  about?.setAttribute('aria-label', 'About the API');
  return back !== null && about !== null;
};
const observer = new MutationObserver(() => {
  if (complete()) observer.disconnect();
});
observer.observe(document.documentElement, { childList: true, subtree: true });
`;

/** The same for the reference page. */
export const REFERENCE_STYLES = `
.light-mode { --scalar-color-2: #4a4a4a; --scalar-color-3: #5c5c5c; --scalar-color-green: #146c43; --scalar-color-blue: #0a58ca; --scalar-color-orange: #8a4b00; --scalar-color-red: #b02a37; --scalar-color-purple: #6f2da8; }
.dark-mode { --scalar-color-2: #c4c4c4; --scalar-color-3: #b0b0b0; }
`;
