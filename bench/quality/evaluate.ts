/**
 * Prints how well each preset finds what belongs together, on both halves of every truth.
 *
 *     node bench/quality/evaluate.ts --datasets DIR --truth FILE
 *
 * Without --datasets only the sample is asked about.
 */
import { resolve } from 'node:path';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withFactors } from '../../src/similarity/build-model.ts';
import { PRESET_NAMES, PRESETS } from '../../src/similarity/presets.ts';
import { prepareQuestions } from './questions.ts';
import { halfOf, recallOf } from './truth.ts';

const { values } = parseArgs({
  options: {
    datasets: { type: 'string' },
    truth: { type: 'string' },
    'data-dir': { type: 'string', default: join(tmpdir(), 'reelated-quality') },
    json: { type: 'boolean', default: false },
  },
});

const questions = await prepareQuestions({
  dataDir: resolve(values['data-dir']),
  datasets: values.datasets,
  truth: values.truth,
});

const results = questions.flatMap(({ name, model, groups }) =>
  (['train', 'test'] as const).flatMap((half) => {
    const asked = groups.filter((group) => halfOf(group.name) === half);
    return PRESET_NAMES.map((preset) => ({
      question: name,
      half,
      preset,
      ...recallOf(withFactors(model, PRESETS[preset]), asked),
    }));
  }),
);

if (values.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
else {
  process.stdout.write('recall@10: mean over films (over groups)\n');
  for (const { question, half, preset, byFilm, byGroup, films } of results) {
    process.stdout.write(
      `${question.padEnd(26)} ${half.padEnd(6)} ${preset.padEnd(9)} ` +
        `${byFilm.toFixed(3)} (${byGroup.toFixed(3)})  ${films} films\n`,
    );
  }
}
