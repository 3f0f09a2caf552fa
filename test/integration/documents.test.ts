/** Holds the documents to the repository that they describe. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DOCUMENTS = globSync(['*.md', 'src/*.md', 'docs/**/*.md', '.github/*.md'], { cwd: ROOT });
/** What happened once may name files that are gone. */
const CURRENT = DOCUMENTS.filter((document) => document !== 'CHANGELOG.md');
const PAGES = DOCUMENTS.filter((document) => document.startsWith('docs/'));

const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const isThere = (path: string): boolean => existsSync(join(ROOT, path));

const CODE = /^```.*?^```|`[^`\n]*`/gms;
const PLACEHOLDER = /[<$…]|\bDIR\b/;

/** The targets of the links and pictures of a text, code apart. */
function linksOf(text: string): readonly string[] {
  return [...text.replaceAll(CODE, '').matchAll(/\]\(([^)\s]+)\)/g)].map(
    ([, target = '']) => target,
  );
}

/** The anchors of a page's headings, made as GitHub makes them. */
function anchorsOf(text: string): readonly string[] {
  const headings = text.replaceAll(/^```.*?^```/gms, '').matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Paths of the repository that a text names in prose, commands and tables; links apart. */
function pathsOf(text: string): readonly string[] {
  const named = text
    .replaceAll(/\]\([^)]*\)/g, ' ')
    .matchAll(/(?<![\w/.-])(?:src|test|bench|scripts|docs|\.ci)\/[^\s`'")\]|,:;]*/g);
  return [...named]
    .map(([path]) => path.replace(/\.$/, ''))
    .filter((path) => !PLACEHOLDER.test(path));
}

/** Files of code that a text names in backticks, from any folder on; those it adds apart. */
function codeFilesOf(text: string): readonly string[] {
  const named = text.matchAll(/(?<!new file )`((?:[\w-]+\/)*[\w*-][\w.*-]*\.(?:tsx?|sql))`/g);
  return [...named].map(([, path = '']) => path);
}

/** Paths from `src/` on that the map of the code names in backticks, by themselves or in a folder. */
function sourcesOf(map: string): readonly string[] {
  const named = map.matchAll(/`((?:[\w-]+\/)+[\w.-]*|[\w.-]+\.tsx?)`/g);
  return [...named].map(([, path = '']) => path);
}

describe('the documents', () => {
  test('every relative link leads to a file, and to a heading where it names one', () => {
    const broken = DOCUMENTS.flatMap((document) =>
      linksOf(textOf(document))
        .filter((target) => !/^(?:https?|mailto):/.test(target))
        .filter((target) => {
          const [path = '', anchor] = target.split('#');
          const file = path === '' ? document : join(dirname(document), path);
          if (!isThere(file)) return true;
          return anchor !== undefined && !anchorsOf(textOf(file)).includes(anchor);
        })
        .map((target) => `${document}: ${target}`),
    );
    assert.deepEqual(broken, []);
  });

  test('every path of the repository that they name exists', () => {
    const missing = CURRENT.flatMap((document) =>
      pathsOf(textOf(document))
        .filter((path) => globSync(path, { cwd: ROOT }).length === 0)
        .map((path) => `${document}: ${path}`),
    );
    assert.deepEqual(missing, []);
  });

  test('every file of code that they name without its folder exists', () => {
    const named = CURRENT.flatMap((document) =>
      codeFilesOf(textOf(document)).map((path) => ({ document, path })),
    );
    assert.ok(named.length > 50, `${named.length} files found`);
    const missing = named
      .filter(({ path }) => {
        const places = [path, `{src,test,bench,scripts}/**/${path}`];
        return globSync(places, { cwd: ROOT }).length === 0;
      })
      .map(({ document, path }) => `${document}: ${path}`);
    assert.deepEqual(missing, []);
  });

  test('every document that code names exists', () => {
    const code = globSync('{src,test,bench,scripts}/**/*.{ts,tsx,sql,js}', { cwd: ROOT });
    const missing = code.flatMap((file) =>
      [...textOf(file).matchAll(/\bdocs\/[\w/-]+\.(?:md|json)\b/g)]
        .map(([path]) => path)
        .filter((path) => !isThere(path))
        .map((path) => `${file}: ${path}`),
    );
    assert.deepEqual(missing, []);
  });

  test('a function named with its file is in that file', () => {
    const named = CURRENT.flatMap((document) =>
      [...textOf(document).matchAll(/`(\w+)[^`\n]*` \(`(src\/[^`\n]+)`\)/g)].map(
        ([, name = '', path = '']) => ({ document, name, path }),
      ),
    );
    assert.ok(named.length > 5, `${named.length} functions found`);
    const missing = named.filter(
      ({ name, path }) => !new RegExp(`\\b${name}\\b`).test(textOf(path)),
    );
    assert.deepEqual(missing, []);
  });

  test('the map of the code names files and folders that exist', () => {
    const named = sourcesOf(textOf('src/README.md'));
    assert.ok(named.length > 30, `${named.length} paths found`);
    const missing = named.filter((path) => {
      const places = [`src/${path}`, path, `src/**/${path.replace(/\/$/, '')}`];
      return globSync(places, { cwd: ROOT }).length === 0;
    });
    assert.deepEqual(missing, []);
  });

  test('the map of the code shows every folder of src', () => {
    const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    const map = textOf('src/README.md');
    const absent = folders.filter((name) => !new RegExp(`^ .*\\b${name}/`, 'm').test(map));
    assert.deepEqual(absent, []);
  });

  test('every npm script that they name exists', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const missing = CURRENT.flatMap((document) =>
      [...textOf(document).matchAll(/npm run (?:-s )?([\w:]+)/g)]
        .map(([, name = '']) => name)
        .filter((name) => scripts[name] === undefined)
        .map((name) => `${document}: ${name}`),
    );
    assert.deepEqual(missing, []);
  });

  test('every page has a title and is in the index', () => {
    const targets = linksOf(textOf('docs/README.md'));
    const index = new Set(targets.map((target) => join('docs', target)));
    for (const page of PAGES) {
      assert.match(textOf(page), /^# \S/, page);
      if (page !== 'docs/README.md') assert.ok(index.has(page), `${page} is not in the index`);
    }
  });

  test('the pictures are small', () => {
    for (const picture of globSync('docs/images/*', { cwd: ROOT })) {
      const bytes = readFileSync(join(ROOT, picture)).length;
      assert.ok(bytes < 200_000, `${relative('docs', picture)} has ${bytes} bytes`);
    }
  });
});
