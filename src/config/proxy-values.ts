/** How the settings for a server behind a proxy are read; see `config-values.ts`. */
import { plainPath } from '../api/proxy/base-path.ts';
import { trustedProxies } from '../api/proxy/trusted-proxies.ts';
import { httpUrl, list, text, Unfit } from './config-values.ts';

export const proxies = (value: unknown): readonly string[] => {
  const items = list(typeof value === 'number' ? String(value) : value);
  if (trustedProxies(items) !== undefined) return items;
  throw new Unfit('addresses and networks such as 127.0.0.1,10.0.0.0/8, or a number of proxies');
};
export const basePath = (value: unknown): string => {
  const path = plainPath(text(value));
  if (path === undefined) {
    throw new Unfit('a path such as /reelated, of letters, digits, hyphens, dots, _ and ~');
  }
  return path;
};
export const publicUrl = (value: unknown): string => {
  const { origin, pathname } = new URL(httpUrl(value));
  const path = plainPath(pathname);
  if (path === undefined) throw new Unfit('a URL whose path needs no encoding');
  return origin + path;
};
/** The origins of sites, as browsers send them. */
export const origins = (value: unknown): readonly string[] =>
  list(value).map((item) => {
    const url = URL.parse(item);
    if (url === null || !/^https?:\/\/[^/]+\/?$/.test(url.href)) {
      throw new Unfit('origins such as https://films.example');
    }
    return url.origin;
  });
