import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Target } from '../task.ts';
import {
  discardStaged,
  makeFolder,
  publishTarget,
  removeLeftovers,
  stageTarget,
  stagingPath,
  writeFileAtomically,
} from './atomic.ts';

const RUN = '20261122T103100Z-1a2b';

function scratch(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function publish(target: Target, write: (staged: string) => void): Promise<void> {
  write(await stageTarget(target, RUN));
  await publishTarget(target, RUN);
}

test('a staged folder replaces the old one whole and leaves nothing else behind', async (t) => {
  const folder = scratch(t);
  const films: Target = { kind: 'directory', path: join(folder, 'output', 'films') };
  await publish(films, (staged) => {
    writeFileSync(join(staged, 'a'), 'old');
    writeFileSync(join(staged, 'b'), 'old');
  });
  await publish(films, (staged) => writeFileSync(join(staged, 'a'), 'new'));
  assert.deepEqual(readdirSync(dirname(films.path)), ['films']);
  assert.deepEqual(readdirSync(films.path), ['a']);
  assert.equal(readFileSync(join(films.path, 'a'), 'utf8'), 'new');
});

test('a target may become of another kind: file, folder and link replace each other', async (t) => {
  const path = join(scratch(t), 'target');
  const write: Readonly<Record<string, (staged: string) => void>> = {
    file: (staged) => writeFileSync(staged, 'text'),
    directory: (staged) => writeFileSync(join(staged, 'in'), 'text'),
    link: (staged) => symlinkSync('elsewhere', staged),
  };
  const kinds = ['file', 'directory', 'link', 'directory', 'file', 'link', 'file'];
  for (const kind of kinds) {
    const target: Target = { kind: kind === 'directory' ? 'directory' : 'file', path };
    await publish(target, write[kind] ?? assert.fail());
    if (kind === 'file') assert.equal(readFileSync(path, 'utf8'), 'text');
    if (kind === 'directory') assert.deepEqual(readdirSync(path), ['in']);
    if (kind === 'link') assert.equal(readlinkSync(path), 'elsewhere');
    assert.deepEqual(readdirSync(dirname(path)), ['target'], kind);
  }
});

test('a target that was never staged is not published, and the old one stays', async (t) => {
  const films: Target = { kind: 'file', path: join(scratch(t), 'films') };
  await publish(films, (staged) => writeFileSync(staged, 'old'));
  await assert.rejects(publishTarget(films, RUN), { code: 'ENOENT' });
  assert.equal(readFileSync(films.path, 'utf8'), 'old');
});

test("discarding removes what was staged with an engine's own files, and nothing of others", async (t) => {
  const folder = scratch(t);
  const target: Target = { kind: 'file', path: join(folder, 'films.duckdb') };
  const staged = await stageTarget(target, RUN);
  const other = stagingPath(target.path, '20261122T103100Z-ffff');
  for (const path of [staged, `${staged}.wal`, other, target.path]) writeFileSync(path, '');
  mkdirSync(`${staged}.spill`);
  await discardStaged(target, RUN);
  assert.deepEqual(readdirSync(folder).toSorted(), [
    '.films.duckdb.20261122T103100Z-ffff.tmp',
    'films.duckdb',
  ]);
});

test('leftovers of any run are removed; files that only look like them stay', async (t) => {
  const folder = scratch(t);
  const leftovers = [
    `.films.${RUN}.tmp`,
    `.films.${RUN}.old.tmp`,
    `.films.${RUN}.tmp.wal`,
    `.films.duckdb.${RUN}.tmp.spill`,
  ];
  const kept = [`films.${RUN}.tmp`, '.films.tmp', '.films.2026.tmp', `.films.${RUN}.temp`, '.keep'];
  for (const name of [...leftovers, ...kept]) writeFileSync(join(folder, name), '');
  await removeLeftovers([folder, join(folder, 'missing'), folder]);
  assert.deepEqual(readdirSync(folder).toSorted(), kept.toSorted());
});

test('a small file is replaced whole and leaves no staged one', async (t) => {
  const folder = scratch(t);
  const path = join(folder, 'state.json');
  await writeFileAtomically(path, 'a long first text', RUN);
  await writeFileAtomically(path, 'short', RUN);
  assert.equal(readFileSync(path, 'utf8'), 'short');
  assert.deepEqual(readdirSync(folder), ['state.json']);
});

test('a folder is made with its parents, and may be there already', async (t) => {
  const path = join(scratch(t), 'a', 'b', 'c');
  await makeFolder(path);
  await makeFolder(path);
  assert.ok(existsSync(path));
});

test('a file where a folder belongs is an error, not an endless try', async (t) => {
  const folder = scratch(t);
  writeFileSync(join(folder, 'a'), '');
  await assert.rejects(makeFolder(join(folder, 'a')), { code: 'EEXIST' });
  await assert.rejects(makeFolder(join(folder, 'a', 'b')), { code: /EEXIST|ENOTDIR/ });
});
