import { pathRewriter, type PathSettings } from './base-path.ts';
import { trustedProxies } from './trusted-proxies.ts';

/** What a server has to know of the proxy that it is behind, and of the sites that use it. */
export interface ProxySettings extends PathSettings {
  /** Whose `X-Forwarded` headers to believe; see {@link trustedProxies}. */
  readonly trustProxy?: readonly string[] | undefined;
  /** The origins of other sites whose pages may use the API. */
  readonly cors?: readonly string[] | undefined;
}

/** Fastify's options for them. */
export function proxyOptions({ trustProxy = [], ...paths }: ProxySettings) {
  const isTrusted = trustedProxies(trustProxy);
  const rewriteUrl = pathRewriter(paths, isTrusted);
  return { trustProxy: isTrusted ?? false, ...(rewriteUrl && { rewriteUrl }) };
}
