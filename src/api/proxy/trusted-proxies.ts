import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * Whether a proxy at an address is trusted; hop 0 is the peer, hop 1 the one before it, and so on. In
 * the form in which Fastify takes it.
 */
export type IsTrusted = (address: string | undefined, hop: number) => boolean;

const MOST_HOPS = 20;

/**
 * Reads whom to trust: addresses and networks (`10.0.0.0/8`), or as the only item the number of
 * proxies that a request passes through. Undefined if it is neither, or would trust every address,
 * which would let clients choose theirs.
 */
export function trustedProxies(items: readonly string[]): IsTrusted | undefined {
  const [first = ''] = items;
  if (/^\d+$/.test(first)) {
    const hops = Number(first);
    if (items.length > 1 || hops < 1 || hops > MOST_HOPS) return undefined;
    return (_address, hop) => hop < hops;
  }
  const list = new BlockList();
  if (items.length === 0 || !items.every((item) => add(list, item))) return undefined;
  return (text) => {
    const address = addressIn(text ?? '');
    return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  };
}

function add(list: BlockList, item: string): boolean {
  const [, address = '', bits] = /^([\da-f.:]+)(?:\/(\d{1,3}))?$/i.exec(item) ?? [];
  const most = isIPv4(address) ? 32 : isIPv6(address) ? 128 : 0;
  const length = bits === undefined ? most : Number(bits);
  if (length < 1 || length > most) return false;
  list.addSubnet(address, length, most === 32 ? 'ipv4' : 'ipv6');
  return true;
}

/**
 * An address as it is in `X-Forwarded-For`, where some proxies add the port, without the port and an
 * IPv6 zone.
 */
export function addressIn(text: string): string {
  const [, address = text] =
    /^\[([^\]]+)\](?::\d+)?$/.exec(text) ?? /^([\d.]+):\d+$/.exec(text) ?? [];
  return address.replace(/%.*/, '');
}
