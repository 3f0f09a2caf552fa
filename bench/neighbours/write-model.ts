/** Makes the model of a data set and writes its arrays: `write-model.ts SET PRESET FOLDER`. */
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { SimilarityModel } from '../../src/similarity/model/model.ts';
import { PRESETS, type Preset } from '../../src/similarity/model/presets.ts';
import type { PresetName } from '../../src/similarity/terms/preset-choices.ts';
import { loadStoredModelFromParquet } from '../../src/similarity/model/stored/stored-model.ts';
import { generateModel } from '../generator/model.ts';
import { writeModel } from './model.ts';

/** Of `real`, IMDb's files in the folder REELATED_REAL_DATASETS, or of this number of made-up films. */
async function makeModel(set: string, how: Preset): Promise<SimilarityModel> {
  if (/^\d+$/.test(set)) return generateModel(Number(set), how);
  const output = fileURLToPath(new URL(`../.data/${set}/output`, import.meta.url));
  return loadStoredModelFromParquet(`${output}/model`, how);
}

const [set = '', preset = 'seed', folder = ''] = process.argv.slice(2);
const isPreset = (name: string): name is PresetName => Object.hasOwn(PRESETS, name);
if (!isPreset(preset)) throw new Error(`no preset ${preset}`);
writeModel(await makeModel(set, PRESETS[preset]), folder);
