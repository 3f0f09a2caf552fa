import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { runSpark } from './run-spark.ts';
import type { Spark } from './spark.ts';

/**
 * A folder in which Spark's driver and executors, and this process, exchange files: a local one, or
 * one on shared storage that Hadoop's file systems know (hdfs://, s3a://, gs://, abfss://, file://).
 */
export interface SparkStorage extends AsyncDisposable {
  /** The address at which Spark writes under a name. */
  readonly address: (name: string) => string;
  /** Adds a local file or folder to what is sent, and returns the address at which Spark reads it. */
  readonly input: (path: string, name: string) => string;
  /** Sends all inputs. */
  readonly send: () => Promise<void>;
  /** Fetches what Spark has written under some names; returns the folder that has it. */
  readonly fetch: (names: readonly string[]) => Promise<string>;
}

interface StorageOptions {
  readonly spark: Spark;
  /** A local folder for temporary files. */
  readonly folder: string;
  /** A unique name in the storage. */
  readonly name: string;
  readonly logFile: string;
  readonly signal: AbortSignal;
}

/** Opens the storage in the settings; disposal removes its content, except for the local folder. */
export function openSparkStorage(options: StorageOptions): SparkStorage {
  return options.spark.storage === undefined
    ? localStorage(options.folder)
    : sharedStorage(options, options.spark.storage.replace(/\/+$/, ''));
}

function localStorage(folder: string): SparkStorage {
  return {
    address: (name) => fileAddress(join(folder, name)),
    input: fileAddress,
    send: () => Promise.resolve(),
    fetch: () => Promise.resolve(folder),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

function sharedStorage(options: StorageOptions, root: string): SparkStorage {
  const { spark, folder, logFile, signal } = options;
  const own = `${root}/${options.name}`;
  // it arrives under its own name
  const outbox = join(folder, options.name);
  const inputs = new Map<string, string>();
  // Hadoop's own settings among Spark's, such as the keys of s3a
  const settings = spark.conf.flatMap((setting) =>
    setting.startsWith('spark.hadoop.') ? ['-D', setting.slice('spark.hadoop.'.length)] : [],
  );
  const fileSystem = (limit: AbortSignal, ...words: readonly string[]) =>
    runSpark({
      spark,
      program: 'spark-class',
      arguments: ['org.apache.hadoop.fs.FsShell', ...settings, ...words],
      folder,
      logFile,
      signal: limit,
    });
  return {
    address: (name) => `${own}/${name}`,
    input(path, name) {
      inputs.set(name, path);
      return `${own}/${name}`;
    },
    async send() {
      await mkdir(outbox);
      for (const [name, path] of inputs) await symlink(path, join(outbox, name));
      await fileSystem(signal, '-put', fileAddress(outbox), `${root}/`);
    },
    async fetch(names) {
      const inbox = join(folder, 'fetched');
      await mkdir(inbox, { recursive: true });
      const addresses = names.map((name) => `${own}/${name}`);
      await fileSystem(signal, '-get', ...addresses, fileAddress(inbox));
      return inbox;
    },
    async [Symbol.asyncDispose]() {
      // also after an abort; a failure to remove it does not matter
      const limit = AbortSignal.timeout(60_000);
      await fileSystem(limit, '-rm', '-r', '-f', '-skipTrash', own).catch(() => undefined);
    },
  };
}

/** Hadoop expects the path as it is, not percent-encoded as in other URLs. */
function fileAddress(path: string): string {
  return `file://${path}`;
}
