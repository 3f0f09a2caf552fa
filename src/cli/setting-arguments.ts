import { type Config } from '../config/config.ts';
import { OPTIONS, REPEATABLE, type OptionKey } from '../config/options.ts';

/**
 * The arguments that give a setting its value: `--min-votes 600`. There are none for a switch that is
 * off, a list without items and a value that is absent, which nobody can have given.
 */
export function settingArguments(key: OptionKey, value: Config[OptionKey]): readonly string[] {
  const { flag, fallback } = OPTIONS[key];
  const [name = ''] = flag.split(' ');
  if (typeof value === 'boolean') return value === fallback ? [] : [name];
  if (REPEATABLE.has(key) && Array.isArray(value)) {
    return value.flatMap((one) => [name, String(one)]);
  }
  const text = String(value ?? '');
  return text === '' ? [] : [name, text];
}
