import type { Config } from '../config.ts';
import { UsageError } from '../errors.ts';
import { createPipeline, type Pipeline } from '../pipeline.ts';
import { DEFAULT_PRESET } from '../similarity/presets.ts';
import type { SourceLocation } from '../sources/source-dataset.ts';

/** The pipeline that the settings describe. */
export function pipelineOf(config: Config): Pipeline {
  if (config.minSimilarity > 0 && !config.allPairs) {
    throw new UsageError('usage-invalid', '--min-similarity is for --all-pairs; give both or none');
  }
  return createPipeline({
    ...config,
    preset: config.preset ?? DEFAULT_PRESET,
    location: locationOf(config),
  });
}

function locationOf({ sample, datasets, baseUrl }: Config): SourceLocation {
  if (sample) return { kind: 'sample' };
  return datasets === undefined
    ? { kind: 'download', baseUrl }
    : { kind: 'local', folder: datasets };
}
