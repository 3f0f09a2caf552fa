import type { ListFormat } from '../../api/export/format.ts';
import type { ListInfo } from '../../api/export/named-list.ts';
import type { Config } from '../../config/config.ts';
import { UsageError } from '../../errors.ts';
import { unknownList } from '../../lists/list-name.ts';
import { inCount } from '../../workflow/units.ts';
import { alignColumns } from '../../workflow/views/align-columns.ts';
import type { FillOptions } from '../lists/fill-list.ts';
import { fileOutput, print, printJson } from '../output.ts';
import { DEFAULT_LIMIT } from '../query/default-limit.ts';
import type { FilmSource } from '../query/film-source.ts';
import { listName } from '../query/listed-options.ts';
import { sourceOf } from '../query/source-of.ts';
import { printFilms } from './search-command.ts';

interface ListOptions extends FillOptions {
  readonly format?: ListFormat;
}

/** `reelated list`: shows the named lists, or one of them, or fills it. */
export async function listCommand(
  config: Config,
  [name]: readonly string[],
  options: ListOptions,
  signal: AbortSignal,
): Promise<number> {
  const { fillingOptions, fillList } = await import('../lists/fill-list.ts');
  const filling = fillingOptions(options);
  if (filling.length > 0) {
    if (name === undefined) throw wrongUsage(`${filling[0]} needs the name of a list`);
    if (config.server !== undefined) {
      throw wrongUsage(
        'a server’s lists can only be filled on its own machine; leave out --server',
      );
    }
    if (options.format !== undefined)
      throw wrongUsage('--format only applies when a list is shown; leave it out to fill one');
    return fillList(config, listName(name), options, signal);
  }
  const source = await sourceOf(config, signal);
  if (name === undefined) return showAll(config, await source.lists());
  const known = listName(name);
  if (options.format !== undefined) {
    await source.exportList(known, options.format, fileOutput());
    return 0;
  }
  return showOne(config, source, known);
}

function showAll({ json }: Config, lists: readonly ListInfo[]): number {
  if (json) printJson(lists);
  else if (lists.length === 0)
    print('There are no lists; reelated list --help shows how to fill one.');
  else print(...alignColumns(lists.map((list) => [list.name, factsOf(list)])));
  return 0;
}

async function showOne(config: Config, source: FilmSource, name: string): Promise<number> {
  const list = (await source.lists()).find((one) => one.name === name);
  if (list === undefined) throw unknownList(name);
  if (config.json) {
    printJson(list);
    return 0;
  }
  print(`${name}: ${factsOf(list)}`);
  if (list.known === 0) return 0;
  const query = { criteria: {}, listed: { include: [name] } };
  printFilms(await source.search(query, config.limit ?? DEFAULT_LIMIT));
  return 0;
}

function factsOf({ count, unknown, problem, ...list }: ListInfo): string {
  if (problem !== null) return `cannot be read: ${problem}`;
  const bad = list.bad_lines;
  const lines = list.first_bad_lines.join(', ') + (bad > list.first_bad_lines.length ? ', …' : '');
  return [
    inCount(count, 'film'),
    ...(unknown > 0 ? [`${unknown} not in this collection`] : []),
    ...(bad > 0 ? [`${inCount(bad, 'bad line')}: ${lines}`] : []),
  ].join(', ');
}

function wrongUsage(message: string): UsageError {
  return new UsageError('usage-invalid', message);
}
