import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { UsageError } from '../../errors.ts';
import { checkDatasetFile } from './dataset-folder.ts';

function folderOf(t: TestContext, ...names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-folder-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), 'x');
  }
  return folder;
}

function objection(folder: string): string | undefined {
  try {
    checkDatasetFile(folder, 'title.basics');
    return undefined;
  } catch (error) {
    assert.ok(error instanceof UsageError && error.code === 'datasets-unusable', String(error));
    return error.message;
  }
}

test('packed and unpacked files are read, and what else lies in the folder does not matter', (t) => {
  for (const names of [
    ['title.basics.tsv.gz'],
    ['title.basics.tsv'],
    ['title.basics.tsv', 'title.basics.zip', 'title.basics/data.tsv'],
    ['title.basics.tsv.gz.json', 'title.basics.md', 'title.akas.zip', 'title.basicsx.zip'],
    [],
  ]) {
    assert.equal(objection(folderOf(t, ...names)), undefined, names.join());
  }
});

const ADVICE: readonly (readonly [name: string, advice: RegExp])[] = [
  [
    'title.basics.tsv/data.tsv',
    /title\.basics\.tsv\/data\.tsv is in a separate folder; move it to title\.basics\.tsv or title\.basics\.tsv\.gz in /,
  ],
  ['title.basics/data.tsv', /title\.basics\/data\.tsv is in a separate folder/],
  [
    'title.basics.tsv.gz/title.basics.tsv',
    /title\.basics\.tsv\.gz\/title\.basics\.tsv is in a separate folder/,
  ],
  [
    'title.basics.tsv.zip',
    /title\.basics\.tsv\.zip cannot be read; unpack it to title\.basics\.tsv$/,
  ],
  ['title.basics.zip', /title\.basics\.zip cannot be read; unpack it/],
  ['title.basics.tsv.bz2', /unpack it/],
  ['title.basics.tsv.xz', /unpack it/],
  ['title.basics.tsv.zst', /unpack it/],
  ['title.basics.tar.gz', /unpack it/],
  ['title.basics.tsv.gz.crdownload', /is an unfinished download; download it again$/],
  [
    'title.basics.tsv (1).gz',
    /has another name; if it is the right file, rename it to title\.basics\.tsv or /,
  ],
  ['Title.Basics.TSV.GZ', /has another name/],
  ['title_basics.tsv', /has another name/],
  ['title.basics.csv', /has another name/],
];

for (const [name, advice] of ADVICE) {
  test(`of ${name} it is said what makes it readable`, (t) => {
    const said = objection(folderOf(t, name));
    assert.match(said ?? '', /^--datasets: /);
    assert.match(said ?? '', advice);
  });
}

test('a pipe or a device is refused at once, also behind a link', (t) => {
  const folder = folderOf(t);
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  for (const [target, kind] of [
    ['pipe', 'a named pipe'],
    ['/dev/zero', 'a device'],
  ] as const) {
    const path = join(folder, 'title.basics.tsv');
    symlinkSync(target, path);
    assert.equal(objection(folder), `--datasets: ${path} is ${kind}, not a file`);
    rmSync(path);
  }
});

test('a link that leads nowhere, or in a circle, is named with what it leads to', (t) => {
  for (const target of ['/nowhere/title.basics.tsv.gz', 'title.basics.tsv.gz']) {
    const folder = folderOf(t);
    symlinkSync(target, join(folder, 'title.basics.tsv.gz'));
    assert.equal(
      objection(folder),
      `--datasets: title.basics.tsv.gz is a link to ${target}, which cannot be found`,
    );
  }
});
