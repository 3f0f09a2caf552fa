import { Option } from 'commander';
import { TEXT_FORMATS } from '../../api/export/format.ts';
import { bomOption } from '../query/bom-option.ts';
import { criteriaOptions } from '../query/criteria-options.ts';
import { weightOption } from '../query/field-weights.ts';
import { listedOptions } from '../query/listed-options.ts';

/** The options of `reelated similar`: how films are compared, and which may be listed. */
export function similarOptions(): readonly Option[] {
  return [
    weightOption(),
    new Option('--format <name>', 'write the films in this format').choices(TEXT_FORMATS),
    bomOption(),
    ...criteriaOptions('Filter:'),
    ...listedOptions(),
  ];
}
