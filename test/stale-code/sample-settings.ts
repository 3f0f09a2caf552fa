import { OPTIONS } from '../../src/config/options.ts';
import type { PipelineSettings } from '../../src/pipeline.ts';

/** The pipeline over the sample, as `reelated run --sample` has it. */
export const SAMPLE_SETTINGS: Omit<PipelineSettings, 'dataDir'> = {
  location: { kind: 'sample' },
  akas: true,
  minRating: 6,
  minVotes: 500,
  titleTypes: ['movie'],
  preset: 'balanced',
  neighbours: OPTIONS.neighbours.fallback,
};
