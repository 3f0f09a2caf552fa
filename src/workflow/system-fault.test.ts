import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { OutOfRoomError, systemFault } from './system-fault.ts';

const systemError = (code: string, path?: string): Error =>
  Object.assign(new Error(`${code}: something, write`), { code, ...(path ? { path } : {}) });

test('a full disk is said with the file and the room that is left there', () => {
  const path = join(tmpdir(), 'not', 'there', 'films.parquet');
  const expected = new RegExp(
    `^no space left on the disk: ${path} \\([\\d.]+ [kMGT]?B free there; `,
  );
  assert.match(systemFault(systemError('ENOSPC', path)) ?? '', expected);
  assert.match(systemFault(systemError('ENOSPC'), path) ?? '', expected);
  const duckdb = new Error(`IO Error: Could not write file "${path}": No space left on device`);
  assert.match(systemFault(duckdb) ?? '', expected);
});

test('a full disk is said with the room that a task needs and what is missing', () => {
  const path = join(tmpdir(), 'films.parquet');
  const fault = (lastTime: number, written: number): string =>
    systemFault(new OutOfRoomError(systemError('ENOSPC', path), { lastTime, written })) ?? '';
  assert.match(
    fault(9e15, 1e6),
    /\(about 9000\.0 TB needed, as the last time, and [\d.]+ [kMGT]?B free there; free at least [\d.]+ TB more and run again\)$/,
  );
  assert.match(
    fault(0, 1.5e6),
    /\(more than 1\.5 MB needed, and .* free there; make room and run again\)$/,
  );
});

test('a failing disk and too many open files are said without a stack', () => {
  assert.equal(systemFault(systemError('EIO', '/data/x')), 'the disk reports an error: /data/x');
  assert.equal(
    systemFault(new Error('IO Error: Could not read from file "/data/x": Input/output error')),
    'the disk reports an error: /data/x',
  );
  assert.match(systemFault(systemError('EMFILE', '/x')) ?? '', /^too many files are open; raise/);
});

test('of a file that is copied, it is the new one that cannot be written', () => {
  const error = Object.assign(systemError('EROFS', '/data/from'), { dest: '/data/to' });
  assert.equal(systemFault(error), 'the file system is read-only: /data/to');
});

test('other errors are left as they are', () => {
  assert.equal(systemFault(new Error('no such table')), undefined);
  assert.equal(systemFault(systemError('ENOENT', '/x')), undefined);
  assert.equal(systemFault('thrown'), undefined);
});
