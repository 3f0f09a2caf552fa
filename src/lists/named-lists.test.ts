import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { scratchFolder } from '../../test/fixtures/scratch.ts';
import type { FilmTable } from '../search/table/film-table.ts';
import { MAX_LIST_BYTES } from './list-file.ts';
import { NamedLists } from './named-lists.ts';

const FILMS = { filmIds: Int32Array.of(5, 78748, 90605) } as FilmTable;
const PACE = { checkMs: 20, stillMs: 20 };

/** A data directory with lists, of which each value is the text of a file. */
function dataDir(t: TestContext, lists: Readonly<Record<string, string>> = {}) {
  const path = scratchFolder(t);
  const folder = join(path, 'lists');
  mkdirSync(folder);
  const write = (name: string, text: string): void => {
    writeFileSync(join(folder, `${name}.txt`), text);
    // some file systems keep whole seconds
    const past = new Date(Date.now() - 60_000);
    utimesSync(join(folder, `${name}.txt`), past, past);
  };
  for (const [name, text] of Object.entries(lists)) write(name, text);
  return { path, folder, write };
}

async function idsOf(lists: NamedLists, name: string): Promise<readonly number[] | undefined> {
  const content = await lists.contentOf(name);
  return content && [...content.filmIds];
}

test('a list that changes is read again, and not before', async (t) => {
  const { path, write } = dataDir(t, { owned: 'tt0000005\n' });
  const lists = new NamedLists(path, PACE);
  assert.deepEqual([...(await lists.filmsOf('owned', FILMS))!], [1, 0, 0]);
  const before = await lists.contentOf('owned');
  await sleep(30);
  assert.equal(await lists.contentOf('owned'), before, 'the same object: nothing was read');
  write('owned', 'tt0000005\ntt0090605\n');
  await sleep(30);
  assert.deepEqual([...(await lists.filmsOf('owned', FILMS))!], [1, 0, 1]);
});

test('many requests at once look at a file once', async (t) => {
  const { path, write } = dataDir(t, { owned: 'tt0000005\n' });
  const lists = new NamedLists(path, { checkMs: 10_000, stillMs: 0 });
  await lists.contentOf('owned');
  write('owned', '');
  const all = await Promise.all(Array.from({ length: 50 }, async () => idsOf(lists, 'owned')));
  assert.deepEqual(new Set(all.map(String)), new Set(['5']));
});

test('a file that is being written is read once it is still', async (t) => {
  const { path, folder, write } = dataDir(t, { owned: 'tt0000005\n' });
  const lists = new NamedLists(path, { checkMs: 0, stillMs: 30_000 });
  assert.deepEqual(await idsOf(lists, 'owned'), [5]);
  writeFileSync(join(folder, 'owned.txt'), 'tt0000005\ntt00');
  assert.deepEqual(await idsOf(lists, 'owned'), [5], 'a part is not taken for the whole');
  write('owned', 'tt0000005\ntt0090605\n');
  assert.deepEqual(await idsOf(lists, 'owned'), [5, 90605]);
});

test('a list that vanishes for a moment stays, one that is gone is unknown', async (t) => {
  const { path, folder, write } = dataDir(t, { owned: 'tt0000005\n' });
  const lists = new NamedLists(path, { checkMs: 0, stillMs: 0 });
  assert.deepEqual(await idsOf(lists, 'owned'), [5]);
  rmSync(join(folder, 'owned.txt'));
  assert.deepEqual(
    await idsOf(lists, 'owned'),
    [5],
    'some programs delete a file and write it again',
  );
  write('owned', 'tt0078748\n');
  assert.deepEqual(await idsOf(lists, 'owned'), [78748]);
  rmSync(join(folder, 'owned.txt'));
  await idsOf(lists, 'owned');
  assert.equal(await idsOf(lists, 'owned'), undefined);
  write('owned', 'tt0000005\n');
  assert.deepEqual(await idsOf(lists, 'owned'), [5]);
});

test('another file in its place is noticed, even with the same size and time', async (t) => {
  const { path, folder, write } = dataDir(t, { owned: 'tt0000005\n' });
  const lists = new NamedLists(path, { checkMs: 0, stillMs: 0 });
  await idsOf(lists, 'owned');
  write('next', 'tt0090605\n');
  renameSync(join(folder, 'next.txt'), join(folder, 'owned.txt'));
  assert.deepEqual(await idsOf(lists, 'owned'), [90605]);
});

test('bad lines are logged by their numbers, without what they say, once for each change', async (t) => {
  const { path, write } = dataDir(t, { owned: 'tt0000005\nmy secret film\n# x\nanother\n' });
  const lists = new NamedLists(path, { checkMs: 0, stillMs: 0 });
  const logged: string[] = [];
  lists.log = { warn: (facts, message) => logged.push(`${message} ${JSON.stringify(facts)}`) };
  await lists.contentOf('owned');
  await lists.contentOf('owned');
  assert.equal(logged.length, 1);
  assert.match(logged[0]!, /^lists\/owned\.txt: 2 lines .*: 2, 4 \{/);
  assert.doesNotMatch(logged[0]!, /secret|another/);
  write('owned', 'tt0000005\n');
  await lists.contentOf('owned');
  write('owned', 'bad\n');
  await lists.contentOf('owned');
  assert.equal(logged.length, 2);
});

test('summaries have all lists by name, those that cannot be read too', async (t) => {
  const { path, folder } = dataDir(t, { seen: 'tt0000005\ntt0000006\nx\n', owned: '' });
  mkdirSync(join(folder, 'folder.txt'));
  for (const other of [
    '.hidden.txt',
    'Capital.txt',
    'tt0000005.txt',
    '5.txt',
    'notes.md',
    'a b.txt',
  ]) {
    writeFileSync(join(folder, other), 'tt0000005\n');
  }
  const summaries = await new NamedLists(path).summaries(FILMS);
  assert.deepEqual(
    summaries.map(({ name, count, known, unknown, badLines, problem }) => [
      name,
      count,
      known,
      unknown,
      badLines,
      problem,
    ]),
    [
      ['folder', 0, 0, 0, [], 'it is not a file'],
      ['owned', 0, 0, 0, [], undefined],
      ['seen', 2, 1, 1, [3], undefined],
    ],
  );
});

test('without a folder, or a data directory, there are no lists', async (t) => {
  for (const path of [scratchFolder(t), undefined]) {
    const lists = new NamedLists(path);
    assert.deepEqual(await lists.summaries(FILMS), []);
    assert.equal(await lists.contentOf('owned'), undefined);
  }
});

test('no name leads out of the folder', async (t) => {
  const { path } = dataDir(t);
  writeFileSync(join(path, 'outside.txt'), 'tt0000005\n');
  const lists = new NamedLists(path);
  for (const name of [
    '../outside',
    '..',
    '.',
    '',
    '/etc/passwd',
    'a/../../outside',
    'a\0b',
    'Owned',
  ]) {
    assert.equal(await lists.contentOf(name), undefined, JSON.stringify(name));
  }
});

test('what is known of a list and what it says are of the same moment', async (t) => {
  const { path, write } = dataDir(t, { owned: 'tt0000005\ntt0000006\n' });
  const lists = new NamedLists(path, { checkMs: 0, stillMs: 0 });
  for (let films = 1; films < 40; films++) {
    const ids = Array.from({ length: films }, (_, i) => `tt${String(i + 1).padStart(7, '0')}`);
    write('owned', ids.join('\n'));
    const read = await Promise.all(
      Array.from({ length: 3 }, async () => lists.read('owned', FILMS)),
    );
    for (const one of read) {
      assert.equal(one?.content.filmIds.length, films);
      assert.equal(one.summary.count, films);
      assert.equal(one.summary.known, films < 5 ? 0 : 1);
    }
  }
});

test('a link is followed within the folder only', async (t) => {
  const { path, folder } = dataDir(t, { owned: 'tt0000005\n' });
  writeFileSync(join(path, 'outside.txt'), 'tt0000005\n');
  symlinkSync('owned.txt', join(folder, 'mine.txt'));
  symlinkSync('../outside.txt', join(folder, 'out.txt'));
  symlinkSync('loop.txt', join(folder, 'loop.txt'));
  symlinkSync('nowhere.txt', join(folder, 'dangling.txt'));
  const lists = new NamedLists(path);
  assert.deepEqual(await idsOf(lists, 'mine'), [5]);
  assert.equal(await idsOf(lists, 'dangling'), undefined);
  for (const [name, reason] of [
    ['out', /outside the folder/],
    ['loop', /leads to itself/],
  ] as const) {
    await assert.rejects(lists.contentOf(name), { code: 'list-unreadable', message: reason });
  }
});

test('a pipe is not waited for, and a file that is too large is not read', async (t) => {
  const { path, folder } = dataDir(t, { large: '' });
  execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
  truncateSync(join(folder, 'large.txt'), MAX_LIST_BYTES + 1);
  const lists = new NamedLists(path);
  for (const [name, reason] of [
    ['pipe', /it is not a file/],
    ['large', /it has 16777217 bytes, more than 16777216/],
  ] as const) {
    await assert.rejects(lists.contentOf(name), { code: 'list-unreadable', message: reason });
  }
});
