import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { AnswerJournal, RECENT_MS, type JournalOptions } from './answer-journal.ts';

const NOW = Date.parse('2026-11-29');
const OPTIONS: JournalOptions<string> = {
  url: 'http://service',
  request: 'v1',
  isAnswer: (value) => typeof value === 'string',
  now: () => NOW,
};

function journalPath(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'answers.ndjson');
}

async function append(
  path: string,
  answers: Readonly<Record<string, string>>,
  options: Partial<JournalOptions<string>> = {},
): Promise<void> {
  await using journal = await AnswerJournal.open(path, { ...OPTIONS, ...options });
  await journal.append(new Map(Object.entries(answers)));
}

async function answersOf(path: string, keys: readonly string[]): Promise<readonly unknown[]> {
  await using journal = await AnswerJournal.open(path, OPTIONS);
  return keys.map((key) => journal.get(key));
}

test('wherever its end was cut, whole batches are kept and others can follow', async (t) => {
  const path = journalPath(t);
  await append(path, { a: '1', b: '2' });
  const first = readFileSync(path).length;
  await append(path, { c: 'ü' });
  const bytes = readFileSync(path);
  for (let length = 0; length <= bytes.length; length += 1) {
    writeFileSync(path, bytes.subarray(0, length));
    const kept = length < first ? [] : length < bytes.length ? ['1', '2'] : ['1', '2', 'ü'];
    const expected = [0, 1, 2].map((index) => kept[index]);
    assert.deepEqual(await answersOf(path, ['a', 'b', 'c']), expected, `cut at ${length}`);
    await append(path, { d: '4' });
    assert.deepEqual(await answersOf(path, ['a', 'b', 'c', 'd']), [...expected, '4']);
  }
});

test('lines that are damaged, of another service or of other requests do not count', async (t) => {
  const path = journalPath(t);
  await append(path, { c: '3' }, { request: 'v0' });
  await append(path, { a: '1' });
  appendFileSync(path, 'null\n{"at":1}\n\u0000\n[]\n');
  appendFileSync(path, `{"url":"http://service","request":"v1","at":1,"answers":{"n":7}}\n`);
  await append(path, { b: '2' }, { url: 'http://other' });
  await append(path, { d: '4' });
  const keys = ['a', 'b', 'c', 'd', 'n'];
  assert.deepEqual(await answersOf(path, keys), ['1', undefined, undefined, '4', undefined]);
  // nothing is lost by asking another service for a while
  for (let round = 0; round < 9; round += 1) await append(path, { d: '5' });
  await using journal = await AnswerJournal.open(path, { ...OPTIONS, url: 'http://other' });
  assert.equal(journal.get('b'), '2');
});

test('a later answer replaces an earlier one, and the file does not grow for ever', async (t) => {
  const path = journalPath(t);
  for (let round = 0; round < 50; round += 1) await append(path, { a: `${round}`, b: 'x' });
  assert.deepEqual(await answersOf(path, ['a', 'b']), ['49', 'x']);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  assert.ok(lines.length <= 3, `${lines.length} lines`);
});

test('an answer counts for thirty days, whatever the clock did', async (t) => {
  const path = journalPath(t);
  await append(path, { a: '1' });
  const isDueAfter = async (ms: number): Promise<boolean> => {
    await using journal = await AnswerJournal.open(path, { ...OPTIONS, now: () => NOW + ms });
    return journal.isDue('a');
  };
  assert.equal(await isDueAfter(0), false);
  assert.equal(await isDueAfter(RECENT_MS), false);
  assert.equal(await isDueAfter(RECENT_MS + 1), true);
  assert.equal(await isDueAfter(-1000), false);
  assert.equal(await isDueAfter(-RECENT_MS - 1), true);
  await using journal = await AnswerJournal.open(path, OPTIONS);
  assert.equal(journal.isDue('never asked'), true);
});

test('batches that come at the same time are written one after the other', async (t) => {
  const path = journalPath(t);
  const long = 'x'.repeat(2 ** 20);
  {
    await using journal = await AnswerJournal.open(path, OPTIONS);
    const keys = Array.from({ length: 8 }, (_, index) => `k${index}`);
    await Promise.all(keys.map((key) => journal.append(new Map([[key, long]]))));
  }
  assert.deepEqual(await answersOf(path, ['k0', 'k7']), [long, long]);
});
