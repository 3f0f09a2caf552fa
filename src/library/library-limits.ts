const MEBIBYTE = 2 ** 20;

/** What is read of the files that people give; each limit is far above any export. */
export interface LibraryLimits {
  /** The size of a file that is not an archive, in bytes. */
  readonly fileBytes: number;
  /** The size of an archive, in bytes. */
  readonly archiveBytes: number;
  /** The size of all files of an archive once unpacked, in bytes. */
  readonly unpackedBytes: number;
  /** How many files an archive may have. */
  readonly archiveFiles: number;
  /** How many times larger than packed a file of more than a mebibyte may be. */
  readonly ratio: number;
  /** How many films all files together may name. */
  readonly entries: number;
}

export const LIBRARY_LIMITS: LibraryLimits = {
  fileBytes: 32 * MEBIBYTE,
  archiveBytes: 64 * MEBIBYTE,
  unpackedBytes: 128 * MEBIBYTE,
  archiveFiles: 5000,
  ratio: 200,
  entries: 200_000,
};

/** `200 MB`, `1.5 MB`. */
export function megabytes(bytes: number): string {
  return `${Number((bytes / MEBIBYTE).toPrecision(bytes < 10 * MEBIBYTE ? 2 : 4))} MB`;
}
