import { basename } from 'node:path';
import { UsageError } from '../../errors.ts';

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
const OWN_TERMS_ENDINGS = ['.tsv', '.csv', '.tsv.gz', '.csv.gz', '.parquet'] as const;

/**
 * What a file is, by how its name ends.
 *
 * @throws {UsageError} `config-invalid` for any other name
 */
export function ownTermsFile(path: string): OwnTermsFile {
  const ending = OWN_TERMS_ENDINGS.find((one) => path.toLowerCase().endsWith(one)) ?? '';
  const isGzip = ending.endsWith('.gz');
  const kind = KINDS[isGzip ? ending.slice(0, -'.gz'.length) : ending];
  if (kind !== undefined) return { path, name: basename(path), kind, isGzip };
  const endings = OWN_TERMS_ENDINGS.join(', ');
  throw new UsageError(
    'config-invalid',
    `--terms: the name of ${path} must end in one of ${endings}`,
    { data: { file: path } },
  );
}
