import { UsageError, type ErrorCode } from '../errors.ts';

/** Why a file is not read at all. */
export type LibraryErrorCode = Extract<ErrorCode, `library-${string}`>;

/** A file that cannot be read as a list of films at all. */
export class LibraryError extends UsageError {
  declare readonly code: LibraryErrorCode;

  constructor(
    code: LibraryErrorCode,
    file: string,
    message: string,
    options: { readonly cause?: unknown } = {},
  ) {
    super(code, `${file}: ${message}`, { ...options, data: { file } });
  }
}
