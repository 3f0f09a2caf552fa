import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { QuestionOptions } from './questions.ts';

export interface Options extends QuestionOptions {
  readonly json: boolean;
  /** Films whose lists are printed, by their titles. */
  readonly titles: readonly string[];
}

/** The options that all scripts of this folder know. */
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
