/**
 * Prints how well each preset finds films that belong together, on both halves of every truth, and
 * how many of its results share only words of the title.
 *
 *     node bench/quality/evaluate.ts --datasets DIR --truth FILE [--json]
 *
 * Without --datasets only the sample is evaluated.
 */
import { withPreset } from '../../src/similarity/model/build-model.ts';
import { PRESET_NAMES, PRESETS } from '../../src/similarity/model/presets.ts';
import { readOptions } from './options.ts';
import { answer, prepareEvaluations } from './evaluations.ts';
import { listFaults } from './title-alone.ts';

const LISTS = 500;

const options = readOptions();
const evaluations = await prepareEvaluations(options);
const recalls = evaluations.flatMap((evaluation) =>
  (['train', 'test'] as const).flatMap((half) =>
    PRESET_NAMES.map((preset) => ({
      evaluation: evaluation.name,
      half,
      preset,
      ...answer(evaluation, PRESETS[preset], half),
    })),
  ),
);
const { model: anyModel } = evaluations[0];
const lists = PRESET_NAMES.map((preset) => ({
  preset,
  ...listFaults(withPreset(anyModel, PRESETS[preset]), LISTS),
}));

if (options.json) process.stdout.write(`${JSON.stringify({ recalls, lists }, null, 2)}\n`);
else {
  process.stdout.write('recall@10: mean over films (over groups)\n');
  for (const { evaluation, half, preset, byFilm, byGroup, films } of recalls) {
    process.stdout.write(
      `${evaluation.padEnd(26)} ${half.padEnd(6)} ${preset.padEnd(9)} ` +
        `${byFilm.toFixed(3)} (${byGroup.toFixed(3)})  ${films} films\n`,
    );
  }
  process.stdout.write(`\nthe first five of ${LISTS} films\n`);
  for (const { preset, titleAlone, wholeLists, genres } of lists) {
    process.stdout.write(
      `${preset.padEnd(9)} for the title alone ${(100 * titleAlone).toFixed(1)} %, ` +
        `whole lists ${wholeLists}, genres in common ${genres.toFixed(2)}\n`,
    );
  }
}
