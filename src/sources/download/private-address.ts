import { lookup } from 'node:dns/promises';
import { BlockList, isIPv6 } from 'node:net';
import { TransferFault } from './transfer-fault.ts';

/** Kinds of addresses, each less public than the one before. */
const KINDS = ['public', 'private', 'loopback', 'link-local'] as const;

const PRIVATE = blockList(
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  'fc00::/7',
);
const LOOPBACK = blockList('127.0.0.0/8', '0.0.0.0/8', '::1/128', '::/128');
const LINK_LOCAL = blockList('169.254.0.0/16', 'fe80::/10');

/**
 * Refuses a redirect to an address that is less public than that of the first URL: a server on the
 * internet must not lead to services of this machine or its network, such as those that hand out
 * credentials at a link-local address.
 *
 * @param passed the URLs so far, the first one being the user's own
 * @throws TransferFault
 */
export async function refusePrivate(passed: readonly string[], target: string): Promise<void> {
  const to = await kindOf(target);
  if (to === 0 || to <= (await kindOf(passed[0] ?? target))) return;
  throw new TransferFault(
    `the server redirects to ${target}, which is a ${KINDS[to]} address; ` +
      'if this is intended, use --private-redirects',
    'never',
  );
}

/** The least public kind of the addresses of a URL's host, as a place in {@link KINDS}. */
async function kindOf(url: string): Promise<number> {
  const host = new URL(url).hostname.replace(/^\[(.*)\]$/, '$1');
  // a name that is unknown here may be known to a proxy
  const addresses = await lookup(host, { all: true }).catch(() => []);
  return Math.max(0, ...addresses.map(({ address }) => kindOfAddress(address)));
}

/** The kind of an address, as a place in {@link KINDS}. */
export function kindOfAddress(address: string): number {
  // IPv4 within IPv6, as ::ffff:127.0.0.1
  const [, inner] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  const plain = inner ?? address;
  const family = isIPv6(plain) ? 'ipv6' : 'ipv4';
  return [PRIVATE, LOOPBACK, LINK_LOCAL].findIndex((list) => list.check(plain, family)) + 1;
}

function blockList(...subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = '', prefix] = subnet.split('/');
    list.addSubnet(net, Number(prefix), isIPv6(net) ? 'ipv6' : 'ipv4');
  }
  return list;
}
