import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { EvaluationOptions } from './evaluations.ts';

export interface Options extends EvaluationOptions {
  readonly json: boolean;
  /** Titles of the films whose lists are printed. */
  readonly titles: readonly string[];
}

/** The options of all scripts in this folder. */
export function readOptions(): Options {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      datasets: { type: 'string' },
      truth: { type: 'string' },
      'data-dir': { type: 'string', default: join(tmpdir(), 'reelated-quality') },
      json: { type: 'boolean', default: false },
    },
  });
  return {
    dataDir: resolve(values['data-dir']),
    datasets: values.datasets,
    truth: values.truth,
    json: values.json,
    titles: positionals,
  };
}
