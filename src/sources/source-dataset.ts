import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { checkedRow, type RowOf } from '../duckdb/rows.ts';
import { hashFile } from '../workflow/digest.ts';
import type { JsonValue, Target, Task, TaskContext, TaskReport } from '../workflow/task.ts';
import { downloadDataset, type Download } from './download/download-dataset.ts';
import type { DownloadLimits } from './download/limits.ts';
import { removePartialFile } from './download/partial-file.ts';
import { imdbDataset, type ImdbDataset, type ImdbDatasetName } from './imdb-dataset.ts';
import { datasetFileName, findDatasetFile, SERVED_FORMAT } from './reader/formats.ts';
import { verifyDataset, verifyStart } from './reader/verify-dataset.ts';

/** Where dataset files come from. */
export type SourceLocation =
  | {
      readonly kind: 'download';
      readonly baseUrl: string;
      readonly limits?: Partial<DownloadLimits>;
    }
  | { readonly kind: 'local'; readonly folder: string }
  | { readonly kind: 'sample' };

/** A file that a snapshot is made from, once its task is done. */
export interface SourceFile {
  readonly task: Task;
  /** The absolute path of the file. */
  readonly path: string;
  /** The file as a target, if the task writes it. */
  readonly target: Target | undefined;
  /** Where users download it, if the task does not. */
  readonly url?: string;
  /** What to say wherever its data is shown. */
  readonly notice?: string;
}

/** A dataset file that the pipeline can use once its task is done. */
export interface DatasetSource extends SourceFile {
  readonly name: ImdbDatasetName;
}

const SIDECAR = {
  name: 'text',
  url: 'text?',
  etag: 'text?',
  'last-modified': 'text?',
  bytes: 'integer',
  /** The digest of the stored file, in hexadecimal. */
  sha256: 'text',
} as const;

/** The version of a dataset file, as in the sidecar next to a downloaded one. */
export type SourceVersion = RowOf<typeof SIDECAR>;

/**
 * The task `SourceDataset(<name>)`: a dataset file, present and verified.
 *
 * @param verifiedLater the datasets whose files in a folder are verified by the task that reads them, so
 * that they need not be read twice; here only the start of such a file is
 */
export function sourceDataset(
  name: ImdbDatasetName,
  location: SourceLocation,
  dataDir: string,
  verifiedLater: readonly ImdbDatasetName[] = [],
): DatasetSource {
  const dataset = imdbDataset(name);
  switch (location.kind) {
    case 'local':
      return localDataset(dataset, location.folder, verifiedLater.includes(name));
    case 'download':
      return downloadedDataset(dataset, location, dataDir);
    case 'sample':
      return sampleDataset(dataset, dataDir);
    default:
      return location satisfies never;
  }
}

/** Uses a file in its folder; it is only read. */
function localDataset(
  dataset: ImdbDataset,
  folder: string,
  isVerifiedLater: boolean,
): DatasetSource {
  const path = findDatasetFile(folder, dataset.name) ?? join(folder, datasetFileName(dataset.name));
  const task: Task = {
    name: `SourceDataset(${dataset.name})`,
    summary: `Verify ${isVerifiedLater ? 'the start of ' : ''}${basename(path)} in its folder`,
    requires: [],
    externalInputs: [path],
    targets: [],
    parameters: { from: 'folder', verified: isVerifiedLater ? 'start' : 'whole' },
    module: import.meta.url,
    async run({ signal, progress }) {
      const verify = isVerifiedLater ? verifyStart : verifyDataset;
      await verify(path, dataset, { signal, progress });
      return {};
    },
  };
  return { name: dataset.name, task, path, target: undefined };
}

function downloadedDataset(
  dataset: ImdbDataset,
  { baseUrl, limits }: Extract<SourceLocation, { kind: 'download' }>,
  dataDir: string,
): DatasetSource {
  const folder = join(dataDir, 'datasets');
  const file = datasetFileName(dataset.name);
  const url = new URL(file, withSlash(baseUrl)).href;
  // not a name that the workflow cleans up: a partial download outlives its run
  const part = join(folder, `${file}.part`);
  return writtenDataset(dataset, folder, {
    summary: `Download and verify ${file}`,
    parameters: { url },
    fetchFile(path, { signal, progress, note, afterwards }) {
      afterwards(() => removePartialFile(part));
      return downloadDataset(url, dataset, path, { part, signal, progress, note, limits });
    },
  });
}

function sampleDataset(dataset: ImdbDataset, dataDir: string): DatasetSource {
  const text = fileURLToPath(new URL(`./sample/${dataset.name}.tsv`, import.meta.url));
  const fetchFile = async (path: string, context: TaskContext): Promise<Download> => {
    await pipeline(createReadStream(text), SERVED_FORMAT.packer(), createWriteStream(path), {
      signal: context.signal,
    });
    await verifyDataset(path, dataset, {
      signal: context.signal,
      name: datasetFileName(dataset.name),
    });
    const digest = await hashFile(path, context.signal);
    return { url: 'sample', etag: null, lastModified: null, ...digest };
  };
  return writtenDataset(dataset, join(dataDir, 'datasets', 'sample'), {
    summary: `Compress the sample's ${dataset.name}.tsv`,
    parameters: { from: 'sample' },
    externalInputs: [text],
    fetchFile,
  });
}

interface WrittenDataset {
  readonly summary: string;
  readonly parameters: Readonly<Record<string, JsonValue>>;
  readonly externalInputs?: readonly string[];
  readonly fetchFile: (path: string, context: TaskContext) => Promise<Download>;
}

function writtenDataset(
  dataset: ImdbDataset,
  folder: string,
  { fetchFile, ...rest }: WrittenDataset,
): DatasetSource {
  const path = join(folder, datasetFileName(dataset.name));
  const target: Target = { kind: 'file', path };
  const sidecar: Target = { kind: 'file', path: sidecarPath(path) };
  const task: Task = {
    name: `SourceDataset(${dataset.name})`,
    requires: [],
    targets: [target, sidecar],
    module: import.meta.url,
    ...rest,
    async run(context): Promise<TaskReport> {
      const staged = context.stage(target);
      const { url, etag, lastModified, bytes, sha256 } = await fetchFile(staged, context);
      const version: SourceVersion = {
        name: datasetFileName(dataset.name),
        url,
        etag,
        'last-modified': lastModified,
        bytes,
        sha256,
      };
      await writeFile(context.stage(sidecar), `${JSON.stringify(version, null, 2)}\n`);
      return { facts: { etag, lastModified } };
    },
  };
  return { name: dataset.name, task, path, target };
}

/** The version of a source's file, which must exist. */
export async function sourceVersion(
  source: SourceFile,
  digestOf: TaskContext['digestOf'],
): Promise<SourceVersion> {
  if (source.target !== undefined) {
    return sidecarVersion(await readFile(sidecarPath(source.path), 'utf8'));
  }
  const { size, mtime } = await stat(source.path);
  return {
    name: basename(source.path),
    url: source.url ?? null,
    etag: null,
    'last-modified': mtime.toUTCString(),
    bytes: size,
    sha256: (await digestOf(source.path)).sha256,
  };
}

/**
 * The version in a sidecar's text.
 *
 * @throws TypeError when a name is missing or has anything else; SyntaxError when it is not JSON
 */
export function sidecarVersion(text: string): SourceVersion {
  return checkedRow(JSON.parse(text), SIDECAR);
}

/** The file next to a downloaded one that describes its version. */
export function sidecarPath(path: string): string {
  return `${path}.json`;
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
