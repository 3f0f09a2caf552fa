import { basename } from 'node:path';

/** A file with a user's own terms. */
export interface OwnTermsFile {
  readonly path: string;
  /** For messages. */
  readonly name: string;
  readonly kind: OwnTermsKind;
  readonly isGzip: boolean;
}

/** How a file is written, with the characters of texts. */
export type OwnTermsKind =
  | { readonly format: 'text'; readonly delimiter: '\t' | ','; readonly quote: '' | '"' }
  | { readonly format: 'parquet' };

const KINDS: Readonly<Record<string, OwnTermsKind>> = {
  '.tsv': { format: 'text', delimiter: '\t', quote: '' },
  '.csv': { format: 'text', delimiter: ',', quote: '"' },
  '.parquet': { format: 'parquet' },
};

/** How the names of files may end. */
export const OWN_TERMS_ENDINGS = ['.tsv', '.csv', '.tsv.gz', '.csv.gz', '.parquet'] as const;

/** What a file is, by how its name ends; undefined for any other name. */
export function ownTermsFile(path: string): OwnTermsFile | undefined {
  const ending = OWN_TERMS_ENDINGS.find((one) => path.toLowerCase().endsWith(one));
  if (ending === undefined) return undefined;
  const isGzip = ending.endsWith('.gz');
  const kind = KINDS[isGzip ? ending.slice(0, -'.gz'.length) : ending];
  return kind && { path, name: basename(path), kind, isGzip };
}
