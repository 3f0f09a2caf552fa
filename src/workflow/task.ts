import type { FileDigest } from './digest.ts';

/** A value that survives JSON unchanged; what parameters and reports are made of. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A file or a folder that a task writes: it appears whole, under its final name, or not at all. */
export interface Target {
  readonly kind: 'file' | 'directory';
  /** Absolute path, inside the data directory. */
  readonly path: string;
}

/**
 * One step of the pipeline, in Luigi's vocabulary: what it requires, what it writes, and how.
 *
 * A task is complete when its targets exist as they were recorded and its fingerprint (code,
 * parameters, content of what it reads, engine) is unchanged. A task without targets that reads
 * external files only verifies them; one without both merely groups what it requires.
 */
export interface Task {
  /** Unique in a graph, such as `PrepFilms` or `SourceDataset(title.basics)`. */
  readonly name: string;
  /** What it does, in one sentence. */
  readonly summary: string;
  /** Tasks that come first. */
  readonly requires: readonly Task[];
  /** Targets of required tasks that it reads; absent: all of them. Only their content matters. */
  readonly reads?: readonly Target[];
  /** Files from outside the data directory whose content it reads; absolute paths. */
  readonly externalInputs?: readonly string[];
  /** What it writes. */
  readonly targets: readonly Target[];
  /** Everything that changes its result, apart from code and inputs. */
  readonly parameters: Readonly<Record<string, JsonValue>>;
  /**
   * The module that does the work, its `import.meta.url`: a change of any file that it reaches at
   * run time makes the result out of date. Absent for a task that only groups others.
   */
  readonly module?: string;
  /** The engine that computes it with its version, such as `duckdb v1.5.5`. */
  readonly engine?: string;
  /** Does the work; absent for a task that only groups others. */
  readonly run?: (context: TaskContext) => Promise<TaskReport>;
  /** Checks rules on what `run` has staged, before it gets its final name. */
  readonly check?: (context: TaskContext) => Promise<readonly CheckResult[]>;
}

/** What computes a task: the only part of it that differs between engines. */
export type TaskWork = Required<Pick<Task, 'module' | 'engine' | 'run'>>;

/** The result of one rule that must hold for a task's outputs. */
export interface CheckResult {
  readonly rule: string;
  /** A broken `error` fails the task; a broken `warning` is reported. */
  readonly severity: 'error' | 'warning';
  /** How many rows break it. */
  readonly offenders: number;
  /** One of them, in words; empty when there are none. */
  readonly example: string;
}

/** What the runner hands to a task at work. */
export interface TaskContext {
  /**
   * Where to write a target: a path next to the final one, on the same file system. A folder
   * exists and is empty; a file does not exist. The runner syncs and renames it after `run`.
   */
  readonly stage: (target: Target) => string;
  /** Aborted when the run is cancelled; a task stops as soon as it can and rejects. */
  readonly signal: AbortSignal;
  /** How many threads it may keep busy, at least 1. */
  readonly workers: number;
  /** How much memory its DuckDB may take, in bytes; the rest is spilt to the disk. */
  readonly memoryBytes: number;
  /** The digest of a file that the task reads, which the runner knows for the most part. */
  readonly digestOf: (path: string) => Promise<FileDigest>;
  /** Reports progress; cheap enough to call per block, the runner thins it out. */
  readonly progress: (progress: Progress) => void;
  /** Reports at once what people would like to know while they wait, such as why nothing happens. */
  readonly note: (message: string) => void;
  /** Where an engine appends its own log: next to the run's events, named after the task. */
  readonly logFile: (name: string) => string;
  /**
   * Registers work for after the targets have their final names and are recorded, such as removing
   * what was kept in case the run died earlier. If it fails or the run dies, it is left undone.
   */
  readonly afterwards: (then: () => Promise<void>) => void;
}

export interface Progress {
  readonly done: number;
  /** Absent when unknown. */
  readonly total?: number;
  readonly unit: 'bytes' | 'rows' | 'files' | 'steps';
}

/** What a task reports about its result, kept in its record and in the run's events. */
export interface TaskReport {
  /** Rows written, or read by a task that only verifies. */
  readonly rows?: number;
  /** Further facts, such as the etag of a download. */
  readonly facts?: Readonly<Record<string, JsonValue>>;
  /** What a person would like to know of the result beyond its size; one line each. */
  readonly notes?: readonly string[];
  /** Things worth a person's look that did not stop the task; one line each. */
  readonly warnings?: readonly string[];
}

/** The family of a task: its name without the argument, `SourceDataset` of `SourceDataset(x)`. */
export function taskFamily(task: Task): string {
  return task.name.replace(/\(.*\)$/, '');
}
