import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createPipeline, type Pipeline, type PipelineSettings } from './pipeline.ts';
import { standInSpark } from './spark/testing/stand-in.ts';

const SRC = new URL('./', import.meta.url);

/** What a file reaches at run time: relative imports, worker modules and SQL files, with theirs. */
function reachedFrom(file: URL, reached = new Set<string>()): ReadonlySet<string> {
  if (reached.has(file.href)) return reached;
  reached.add(file.href);
  if (!file.pathname.endsWith('.ts')) return reached;
  const source = readFileSync(file, 'utf8');
  const imports = source.matchAll(/^(?:import|export) (?!type\b)[^;]*?from '(\..+?)';/gm);
  const files = source.matchAll(/new URL\('(.+?)', import\.meta\.url\)/g);
  for (const [, path = ''] of [...imports, ...files]) {
    const url = new URL(path, file);
    if (/\.(ts|sql)$/.test(url.pathname)) reachedFrom(url, reached);
  }
  return reached;
}

const nameOf = (href: string): string => href.slice(SRC.href.length);

// What every task stands on, and what only orders or describes the work; a change there does not
// change results. The engine's version is part of the fingerprint by itself.
const FOUNDATION = /^(errors|config)\.ts$|^workflow\/|^duckdb\/(connect|sql-file)\.ts$/;

const SETTINGS: PipelineSettings = {
  dataDir: '/nowhere',
  location: { kind: 'sample' },
  akas: true,
  minRating: 6,
  minVotes: 500,
  titleTypes: ['movie'],
  preset: 'balanced',
  neighbours: 100,
};

test("a task's code lists every SQL file and module of its stage that it reaches", () => {
  assertCodeIsListed(createPipeline(SETTINGS));
});

test('so does that of a task on Spark', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const spark = { home: standInSpark(folder, '4.1.1'), master: 'local', conf: [] };
  assertCodeIsListed(createPipeline({ ...SETTINGS, spark }));
});

function assertCodeIsListed(pipeline: Pipeline): void {
  for (const task of pipeline.filter(({ run }) => run !== undefined)) {
    const listed = new Set(task.code.map(({ href }) => nameOf(href)));
    const [declaring] = task.code;
    assert.ok(declaring, task.name);
    const stage = nameOf(declaring.href).split('/')[0];
    const reached = [...reachedFrom(declaring)].map(nameOf);
    const missing = reached.filter(
      (name) =>
        !listed.has(name) &&
        name.startsWith(`${stage}/`) &&
        !FOUNDATION.test(name) &&
        !isTaskModule(name),
    );
    assert.deepEqual(missing, [], `${task.name} lacks code files`);
    for (const url of task.code) readFileSync(url);
  }

  function isTaskModule(name: string): boolean {
    return pipeline.some(({ code: [first] }) => first !== undefined && nameOf(first.href) === name);
  }
}
