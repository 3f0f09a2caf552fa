import { Option } from 'commander';
import { readValue, Unfit } from '../../config/config-values.ts';
import { filmIdOfItem, isListName, type ListItem } from '../../lists/list-name.ts';
import type { Listed } from '../../lists/listed-films.ts';

/** The options that limit what is listed to films in, or outside, named lists. */
export function listedOptions(): readonly Option[] {
  const group = 'Lists:';
  return [
    new Option('--list <names...>', 'only films in one of these lists').helpGroup(group),
    new Option('--not-list <names...>', 'no films in any of these lists').helpGroup(group),
  ];
}

/**
 * The lists among the options of a command.
 *
 * @throws {UsageError} `config-invalid`
 */
export function listedFrom(options: Readonly<Record<string, unknown>>): Listed {
  const { list, notList } = options;
  return {
    ...(list !== undefined && { include: readValue(items, '--list', list) }),
    ...(notList !== undefined && { exclude: readValue(items, '--not-list', notList) }),
  };
}

/**
 * The name of a list on the command line.
 *
 * @throws {UsageError} `config-invalid`
 */
export function listName(text: string): string {
  return readValue(nameOnly, 'the name of a list', text);
}

function nameOnly(value: unknown): string {
  if (typeof value === 'string' && isListName(value)) return value;
  throw new Unfit('lower-case letters, digits, "-" and "_", and not an id of a film');
}

function items(value: unknown): readonly ListItem[] {
  const parts = [value].flat().flatMap((item) => String(item).split(','));
  return parts.map((part) => {
    const item = part.trim();
    if (isListName(item) || filmIdOfItem(item) !== undefined) return item;
    throw new Unfit('names of lists, such as owned');
  });
}
