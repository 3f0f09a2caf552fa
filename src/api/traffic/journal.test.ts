import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, fstatSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { PRIORITY, withPriority } from './journal.ts';

const PROGRAM = `
import { printError } from '${new URL('../../cli/output.ts', import.meta.url).href}';
import { openLog } from '${new URL('./log.ts', import.meta.url).href}';
printError('reelated: warning: one', 'two');
printError('reelated: three');
const log = openLog({ logLevel: 'debug' });
log.error('four');
log.warn('five');
log.info('six');
log.debug('seven');
`;

/** What the program writes to a file as its standard error; systemd's journal is a file like it. */
function write(isJournal: boolean): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-journal-'));
  const file = join(folder, 'journal');
  const fd = openSync(file, 'w');
  const { dev, ino } = fstatSync(fd);
  const env = { ...process.env, JOURNAL_STREAM: isJournal ? `${dev}:${ino}` : `${dev}:1` };
  const args = ['--input-type=module', '--eval', PROGRAM];
  const { status } = spawnSync(process.execPath, args, { env, stdio: ['ignore', 'ignore', fd] });
  closeSync(fd);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  rmSync(folder, { recursive: true });
  assert.equal(status, 0, lines.join('\n'));
  return lines;
}

test('in the journal, each line has the priority of its level', () => {
  assert.deepEqual(
    write(true).map((line) => line.slice(0, 3)),
    ['<4>', '<4>', '<3>', '<3>', '<4>', '<6>', '<7>'],
  );
});

test('elsewhere, lines have no priority', () => {
  const [first, , , log = ''] = write(false);
  assert.equal(first, 'reelated: warning: one');
  assert.equal(JSON.parse(log).msg, 'four');
});

test('empty lines have no priority', () => {
  assert.equal(withPriority('a\n\nb\n', PRIORITY.info), '<6>a\n\n<6>b\n');
});
