/** Applies docs/contributing/adding-a-similarity-field.md to a copy of the code. */
import assert from 'node:assert/strict';
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type * as Fields from '../../src/similarity/terms/similarity-fields.ts';
import type * as Presets from '../../src/similarity/model/presets.ts';
import type * as Reasons from '../../src/similarity/query/reasons.ts';
import type * as Labels from '../../src/similarity/terms/term-label.ts';
import type * as Extraction from '../../src/similarity/terms/terms-of-film.ts';
import { applyExample, exampleOf } from '../fixtures/worked-example.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGE = 'docs/contributing/adding-a-similarity-field.md';

test('the worked example of a similarity field touches four files and works', async (t) => {
  const copy = scratchFolder(t);
  cpSync(join(ROOT, 'src'), join(copy, 'src'), { recursive: true });
  cpSync(join(ROOT, 'docs/similarity.md'), join(copy, 'docs/similarity.md'));
  cpSync(join(ROOT, 'package.json'), join(copy, 'package.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));

  const steps = exampleOf(readFileSync(join(ROOT, PAGE), 'utf8'));
  assert.deepEqual(
    steps.map(({ file }) => file),
    [
      'src/similarity/terms/similarity-fields.ts',
      'src/similarity/terms/terms-of-film.ts',
      'docs/similarity.md',
    ],
    'and the golden file makes four',
  );
  applyExample(steps, copy);

  const load = async <Module>(file: string): Promise<Module> =>
    (await import(pathToFileURL(join(copy, 'src', file)).href)) as Module;
  const { NOTHING_KNOWN, termsOf } = await load<typeof Extraction>(
    'similarity/terms/terms-of-film.ts',
  );
  const { labelOf } = await load<typeof Labels>('similarity/terms/term-label.ts');
  const { reasonsOf } = await load<typeof Reasons>('similarity/query/reasons.ts');
  const { factorList } = await load<typeof Presets>('similarity/model/presets.ts');
  const { FIELDS } = await load<typeof Fields>('similarity/terms/similarity-fields.ts');

  const terms = termsOf({ ...NOTHING_KNOWN, year: 1979 });
  const added = terms.at(-1);
  assert.deepEqual(added, { field: 'decade', term: '1970', tf: 1 });
  const shared = terms.map(({ field, term }) => ({ field, term, share: 0.1 }));
  assert.equal(labelOf(shared.at(-1) ?? assert.fail(), String), 'the 1970s');
  assert.deepEqual(
    reasonsOf(shared, String).map(({ text }) => text),
    ['same era'],
  );
  assert.equal(factorList({ decade: 2 }, FIELDS).at(-1), 2);
});
