/** This module's, which is one folder below the app in Vite's output as in the sources. */
const MODULE_URL = new URL(import.meta.url);

/**
 * The path at which the server has the app: empty at the root of a host, else such as `/reelated`.
 * It comes from the URL of this module, because the URL of a page says nothing about it, the content
 * security policy rules out `<base>`, and workers have no document.
 */
export const BASE_PATH = new URL('..', MODULE_URL).pathname.replace(/\/$/, '');
