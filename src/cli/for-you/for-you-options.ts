import { Option } from 'commander';
import { EXPORT_FORMATS } from '../../api/export/format.ts';
import { bomOption } from '../query/bom-option.ts';
import { criteriaOptions } from '../query/criteria-options.ts';
import { listedOptions } from '../query/listed-options.ts';

/** The options of `reelated for-you`: which films are offered, and how. */
export function forYouOptions(): readonly Option[] {
  return [
    new Option(
      '--hidden-gems <number>',
      'from well-known films (0) to hidden gems (1) (default: about as well known as the films you rated)',
    ),
    new Option('--diversity <number>', 'how much the films differ, from 0 to 1'),
    new Option('--format <name>', 'write the films in this format').choices(EXPORT_FORMATS),
    bomOption(),
    ...criteriaOptions('Filter:'),
    ...listedOptions(),
  ];
}
