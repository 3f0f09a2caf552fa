import type { Config } from '../config.ts';
import { UsageError } from '../errors.ts';
import { createPipeline, type Pipeline } from '../pipeline.ts';
import type { SourceLocation } from '../sources/source-dataset.ts';

/** The pipeline that the settings describe. */
export function pipelineOf(config: Config): Pipeline {
  if (config.minSimilarity > 0 && !config.allPairs) {
    throw new UsageError('usage-invalid', '--min-similarity is for --all-pairs; give both or none');
  }
  return createPipeline({ ...config, location: locationOf(config) });
}

function locationOf({ sample, datasets, baseUrl }: Config): SourceLocation {
  if (sample && datasets !== undefined) {
    throw new UsageError('usage-invalid', '--sample and --datasets exclude each other');
  }
  if (sample) return { kind: 'sample' };
  return datasets === undefined
    ? { kind: 'download', baseUrl }
    : { kind: 'local', folder: datasets };
}
