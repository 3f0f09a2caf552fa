import { isIPv4, isIPv6 } from 'node:net';
import { addressIn } from '../proxy/trusted-proxies.ts';

/** That of an IPv6 address. */
const LONGEST_ADDRESS = 45;

/**
 * The network that an address belongs to, as far as rate limits are concerned: an IPv4 address
 * itself, also where it is written as IPv6 (`::ffff:192.0.2.1`), and the /64 of an IPv6 address,
 * within which one machine can choose addresses at will.
 */
export function clientNetwork(given: string): string {
  if (isIPv4(given)) return given;
  const address = addressIn(given);
  // what is not an address can only be from a proxy
  if (!isIPv6(address)) return address.slice(0, LONGEST_ADDRESS);
  const groups = groupsOf(address);
  const isMappedIPv4 = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff';
  if (isMappedIPv4) return groups.slice(6).flatMap(bytesOf).join('.');
  return `${groups.slice(0, 4).join(':')}::`;
}

/** The eight groups of an IPv6 address, in lower case and without leading zeros. */
function groupsOf(address: string): readonly string[] {
  // URLs have one spelling for each address, with hexadecimal groups only
  const spelled = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = [], tail = []] = spelled
    .split('::')
    .map((part) => (part === '' ? [] : part.split(':')));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return [...head, ...zeros, ...tail];
}

/** The two bytes of a group. */
function bytesOf(group: string): readonly number[] {
  const value = Number.parseInt(group, 16);
  return [value >> 8, value & 0xff];
}
