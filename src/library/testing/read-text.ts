import assert from 'node:assert/strict';
import { LibraryError } from '../library-error.ts';
import { readLibraryFile } from '../read-library-file.ts';

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

export async function readText(name: string, text: string) {
  return readLibraryFile(name, bytesOf(text));
}

/** Asserts that a file is refused with a code and a message that names the file. */
export async function assertRefused(
  name: string,
  bytes: Uint8Array,
  code: string,
  message: RegExp,
): Promise<void> {
  await assert.rejects(readLibraryFile(name, bytes), (error) => {
    assert.ok(error instanceof LibraryError);
    assert.deepEqual([error.code, error.data], [code, { file: name }]);
    assert.match(error.message, message);
    return true;
  });
}
