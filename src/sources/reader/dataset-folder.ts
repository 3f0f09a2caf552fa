import { existsSync, lstatSync, readdirSync, readlinkSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../errors.ts';
import type { ImdbDatasetName } from '../imdb-dataset.ts';
import type { OpenDatasetName } from '../open-data-names.ts';
import { datasetFileName, findDatasetFile } from './formats.ts';

type DatasetName = ImdbDatasetName | OpenDatasetName;

/** What programs that pack or convert files add to their names. */
const PACKED = /\.(zip|7z|rar|tar|tar\.gz|tgz|bz2|xz|zst|br|lz4)$/i;
const UNFINISHED = /\.(crdownload|part|download|partial)$/i;

/**
 * Checks the file of a dataset in a folder.
 *
 * @throws UsageError `datasets-unusable` when it is not a regular file, or only there under another
 * name or packed in another way, with what to do
 */
export function checkDatasetFile(folder: string, name: DatasetName): void {
  const path = findDatasetFile(folder, name);
  if (path === undefined) {
    const advice = adviceOn(folder, name);
    if (advice !== undefined) throw unusable('--datasets', advice);
  } else {
    checkRegularFile('--datasets', path);
  }
}

/**
 * Checks that a path is a regular file: reading from anything else may never end.
 *
 * @param option the option that names it
 * @throws UsageError `datasets-unusable`
 */
export function checkRegularFile(option: string, path: string): void {
  const found = statSync(path);
  if (found.isFile()) return;
  throw unusable(option, `${path} is ${kindOf(found)}, not a file`);
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'a folder';
  if (found.isFIFO()) return 'a named pipe';
  return found.isSocket() ? 'a socket' : 'a device';
}

/** Where else a dataset may be in a folder, and what makes it readable. */
function adviceOn(folder: string, name: DatasetName): string | undefined {
  const wanted = [`${name}.tsv`, datasetFileName(name)].join(' or ');
  const names = readdirSync(folder).toSorted();
  for (const entry of names) {
    if (!isNameOf(entry, name)) continue;
    const target = brokenLink(join(folder, entry));
    if (target !== undefined) return `${entry} is a link to ${target}, which cannot be found`;
    if (isFolder(join(folder, entry))) {
      const inner = innerFile(join(folder, entry), name);
      if (inner === undefined) continue;
      return `${join(entry, inner)} is in a separate folder; move it to ${wanted} in ${folder}`;
    }
    if (PACKED.test(entry)) return `${entry} cannot be read; unpack it to ${name}.tsv`;
    if (UNFINISHED.test(entry)) return `${entry} is an unfinished download; download it again`;
    return `${entry} has another name; if it is the right file, rename it to ${wanted}`;
  }
  return undefined;
}

/** Whether a name begins like that of a dataset, regardless of its case, dots and ending. */
function isNameOf(entry: string, name: DatasetName): boolean {
  const plain = entry.toLowerCase().replaceAll(/[ _.-]/g, '.');
  const rest = plain.slice(name.length);
  return plain.startsWith(name) && !/^[a-z0-9]/.test(rest) && !/\.(json|ndjson|md)$/.test(rest);
}

/** The only file in a folder, or the one that is named after the dataset or `data`. */
function innerFile(folder: string, name: DatasetName): string | undefined {
  const names = readdirSync(folder).filter((one) => !isFolder(join(folder, one)));
  return names.find((one) => isNameOf(one, name) || one.startsWith('data.')) ?? names[0];
}

/** What a link leads to that leads nowhere, or in a circle; undefined for any other file. */
function brokenLink(path: string): string | undefined {
  return !existsSync(path) && lstatSync(path).isSymbolicLink() ? readlinkSync(path) : undefined;
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function unusable(option: string, reason: string): UsageError {
  return new UsageError('datasets-unusable', `${option}: ${reason}`, { data: { option, reason } });
}
