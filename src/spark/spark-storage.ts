import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { runSpark } from './run-spark.ts';
import type { Spark } from './spark.ts';

/**
 * A folder in which Spark's driver and executors, and this process, exchange files: a local one, or
 * one on shared storage that Hadoop's file systems know (hdfs://, s3a://, gs://, abfss://, file://).
 */
export interface SparkStorage extends AsyncDisposable {
  /** The address of what Spark writes under a name. */
  readonly address: (name: string) => string;
  /** Has a local file or folder sent under a name, and tells the address at which Spark will read it. */
  readonly input: (path: string, name: string) => string;
  /** Sends all inputs. */
  readonly send: () => Promise<void>;
  /** Brings what Spark has written under names to this machine; returns the folder where they lie. */
  readonly fetch: (names: readonly string[]) => Promise<string>;
}

interface StorageOptions {
  readonly spark: Spark;
  /** A local folder for whatever passes through. */
  readonly folder: string;
  /** A name that nothing else in the storage has. */
  readonly name: string;
  readonly logFile: string;
  readonly signal: AbortSignal;
}

/** Opens the storage that the settings name; disposal removes what lies in it, but for the local folder. */
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
  // its name is the one under which it arrives
  const outbox = join(folder, options.name);
  const inputs = new Map<string, string>();
  // Hadoop's own settings among Spark's, such as the keys of s3a
  const settings = spark.conf.flatMap((setting) =>
    setting.startsWith('spark.hadoop.') ? ['-D', setting.slice('spark.hadoop.'.length)] : [],
  );
  const fileSystem = (patience: AbortSignal, ...words: readonly string[]) =>
    runSpark({
      spark,
      program: 'spark-class',
      arguments: ['org.apache.hadoop.fs.FsShell', ...settings, ...words],
      folder,
      logFile,
      signal: patience,
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
      // also after an abort, and what cannot be removed is no reason to fail
      const patience = AbortSignal.timeout(60_000);
      await fileSystem(patience, '-rm', '-r', '-f', '-skipTrash', own).catch(() => undefined);
    },
  };
}

/** Hadoop takes a path as it is, not percent-encoded as in other addresses. */
function fileAddress(path: string): string {
  return `file://${path}`;
}
