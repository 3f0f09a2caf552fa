import { TransferFault } from './transfer-fault.ts';

const MOST_REDIRECTS = 5;

/**
 * Where a redirect leads, given the URLs so far, the redirecting one last.
 *
 * @throws TransferFault for a redirect without a URL, in a loop, once too often, to another protocol
 * than http(s), or from https to http
 */
export function redirectTarget(passed: readonly string[], location: string | null): string {
  const from = passed.at(-1);
  const to = location === null ? null : URL.parse(location, from);
  if (to === null) throw refusal(`without a valid URL (Location: ${location ?? 'none'})`);
  to.hash = '';
  if (!/^https?:$/.test(to.protocol)) throw refusal(`to ${to.href}, which is not http or https`);
  if (to.protocol === 'http:' && from?.startsWith('https:') === true) {
    throw refusal(`from https to ${to.href}, which is not secure`);
  }
  if (passed.includes(to.href)) throw refusal(`in a loop (to ${to.href})`);
  if (passed.length > MOST_REDIRECTS) throw refusal(`more than ${MOST_REDIRECTS} times`);
  return to.href;
}

function refusal(how: string): TransferFault {
  return new TransferFault(`the server redirects ${how}`, 'never');
}
