import { RecentMap } from '../../recent-map.ts';

/** The content codings that responses are compressed with, the preferred one first. */
const ENCODINGS = ['br', 'gzip'] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** Browsers and programs send few different headers. */
const chosen = new RecentMap<string, { readonly encoding: Encoding | undefined }>(64);

/** The encoding to use for an `Accept-Encoding` header (RFC 9110); undefined: none. */
export function acceptedEncoding(header: string | string[] | undefined): Encoding | undefined {
  if (typeof header !== 'string' || header === '') return undefined;
  const known = chosen.get(header);
  if (known !== undefined) return known.encoding;
  const encoding = preferredIn(header);
  chosen.set(header, { encoding });
  return encoding;
}

function preferredIn(header: string): Encoding | undefined {
  const qualities = new Map(header.toLowerCase().split(',').map(readCoding));
  let preferred: Encoding | undefined;
  let highest = 0;
  for (const encoding of ENCODINGS) {
    const quality = qualities.get(encoding) ?? qualities.get('*') ?? 0;
    if (quality > highest) [preferred, highest] = [encoding, quality];
  }
  // what is not named is acceptable as it is, but less than what is
  return highest >= (qualities.get('identity') ?? 0) ? preferred : undefined;
}

/** A coding and its quality, such as `gzip;q=0.5`. */
function readCoding(text: string): [string, number] {
  const [coding = '', ...parameters] = text.split(';').map((part) => part.trim());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  return [coding, quality === undefined ? 1 : Number(quality.slice(2)) || 0];
}
