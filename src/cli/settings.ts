import type { Config } from '../config.ts';
import { createPipeline, type Pipeline } from '../pipeline.ts';
import { DEFAULT_PRESET } from '../similarity/presets.ts';
import type { SourceLocation } from '../sources/source-dataset.ts';

/** The pipeline that the settings describe. */
export function pipelineOf(config: Config): Pipeline {
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
