import { isIPv6 } from 'node:net';

/** Addresses of any machine, which no request can name. */
const UNSPECIFIED: ReadonlySet<string> = new Set(['0.0.0.0', '[::]']);

/**
 * The name or address in a `Host` header or a setting, in its one spelling and without the port;
 * undefined if it is neither.
 */
export function hostNameIn(text: string): string | undefined {
  const spelled = isIPv6(text) ? `[${text}]` : text;
  // nothing but a host and a port, as other parts of a URL could hide another host
  if (!/^(?:\[[\da-f:.%]+\]|[^\s/?#@\\:[\]]+)(?::\d{0,5})?$/i.test(spelled)) return undefined;
  return URL.parse(`http://${spelled}`)?.hostname.replace(/\.$/, '') || undefined;
}

/**
 * Whether a request to a host is meant for this server: the address that it listens on or was
 * reached at, a name of the machine itself, or one that a setting allows. To a page whose own host
 * name has been made to resolve to this machine, the server would otherwise look like its own.
 *
 * @param allowed as `hostNameIn` returns them
 */
export function isAllowedHost(
  header: string | undefined,
  localAddress: string | undefined,
  allowed: ReadonlySet<string>,
): boolean {
  const host = header === undefined ? undefined : hostNameIn(header);
  if (host === undefined || UNSPECIFIED.has(host)) return false;
  const isLoopback = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(host);
  return isLoopback || allowed.has(host) || host === reachedAt(localAddress);
}

/** The address of this machine's end of a connection, as in a URL. */
function reachedAt(localAddress: string | undefined): string | undefined {
  // an IPv4 address on a socket for both
  return localAddress && hostNameIn(localAddress.replace(/^::ffff:(?=\d+\.)/, ''));
}
