/**
 * Builds the web app into `dist/app` unless what is there was built from the same sources. Runs
 * after `npm ci` and before `npm start` and `npm test`, so that nobody has to think of it.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUTPUT = `${ROOT}dist/app/`;
const STAMP = `${OUTPUT}.built-from`;
/** Everything that the result depends on. */
const SOURCES = [
  'src/web/**/*.*',
  'src/client/*.ts',
  'src/library/**/*.ts',
  'src/*.ts',
  'scripts/build-web.ts',
  'package-lock.json',
];
/** What the app ships besides the modules whose licences Vite collects: style sheets and workers. */
const ALSO_SHIPPED = [
  '@fontsource-variable/archivo',
  '@fontsource-variable/newsreader',
  '@zip.js/zip.js',
  'papaparse',
  'tailwindcss',
];
const PACKED = /\.(js|css|svg|html)$/;

const sources = digestOfSources();
if (readStamp() !== sources) await build();

async function build(): Promise<void> {
  const vite = await import('vite').catch(() => undefined);
  if (vite === undefined) {
    console.error('The web app is not built: its tools are development dependencies (npm ci).');
    return;
  }
  const startedMs = performance.now();
  await vite.build({ configFile: `${ROOT}src/web/vite.config.ts`, logLevel: 'warn' });
  const notices = `${OUTPUT}THIRD-PARTY-NOTICES.md`;
  for (const name of ALSO_SHIPPED) appendFileSync(notices, noticeOf(name));
  for (const name of globSync('**/*', { cwd: OUTPUT })) {
    if (PACKED.test(name)) {
      writeFileSync(`${OUTPUT}${name}.gz`, gzipSync(readFileSync(OUTPUT + name), { level: 9 }));
    }
  }
  writeFileSync(STAMP, sources);
  console.log(`web app built in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
}

/** A package's name, version and licence, as Vite writes them. */
function noticeOf(name: string): string {
  const folder = `${ROOT}node_modules/${name}/`;
  const about = JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as {
    readonly version: string;
    readonly license: string;
  };
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${folder} has no licence`);
  const text = readFileSync(folder + file, 'utf8').trim();
  return `\n## ${name} - ${about.version} (${about.license})\n\n${text}\n`;
}

function digestOfSources(): string {
  const names = globSync(SOURCES, {
    cwd: ROOT,
    exclude: ['**/*.test.ts', '**/testing/**'],
  }).sort();
  const hash = createHash('sha256');
  for (const name of names) hash.update(`${name}\0`).update(readFileSync(ROOT + name));
  return hash.digest('hex');
}

function readStamp(): string | undefined {
  try {
    return readFileSync(STAMP, 'utf8');
  } catch {
    return undefined;
  }
}
