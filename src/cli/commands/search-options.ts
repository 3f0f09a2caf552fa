import { Option } from 'commander';
import { EXPORT_FORMATS } from '../../api/export/format.ts';
import { DIRECTIONS, SORTS } from '../../search/film-order.ts';
import { bomOption } from '../query/bom-option.ts';
import { criteriaOptions } from '../query/criteria-options.ts';
import { listedOptions } from '../query/listed-options.ts';

/** The options of `reelated search`: every criterion, the order, the format. */
export function searchOptions(): readonly Option[] {
  return [
    ...criteriaOptions('Criteria:'),
    ...listedOptions(),
    new Option('--sort <name>', 'order of the films (default: title)').choices(SORTS),
    new Option('--order <name>', 'direction (default: asc for title, desc otherwise)').choices(
      DIRECTIONS,
    ),
    new Option('--format <name>', 'write the whole list in this format').choices(EXPORT_FORMATS),
    bomOption(),
  ];
}
