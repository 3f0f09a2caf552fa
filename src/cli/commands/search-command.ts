import type { ExportFormat } from '../../api/export/format.ts';
import type { Config } from '../../config/config.ts';
import { UsageError } from '../../errors.ts';
import { tconstOf } from '../../search/film.ts';
import type { Direction, Sort } from '../../search/film-order.ts';
import { alignColumns } from '../../workflow/views/align-columns.ts';
import { fileOutput, print, printJson } from '../output.ts';
import { DEFAULT_LIMIT } from '../query/default-limit.ts';
import { criteriaFrom } from '../query/criteria-options.ts';
import { listedFrom } from '../query/listed-options.ts';
import type { FoundFilms } from '../query/film-source.ts';
import { sourceOf } from '../query/source-of.ts';
import { didYouMean } from '../query/did-you-mean.ts';
import { warnOfText } from '../query/warn-of-text.ts';

interface SearchOptions extends Readonly<Record<string, unknown>> {
  readonly sort?: Sort;
  readonly order?: Direction;
  readonly format?: ExportFormat;
  readonly bom?: boolean;
}

/** `reelated search`: lists or exports the films that match all criteria. */
export async function searchCommand(
  config: Config,
  options: SearchOptions,
  signal: AbortSignal,
): Promise<number> {
  const { sort, order, format, bom } = options;
  const query = { criteria: criteriaFrom(options), listed: listedFrom(options), sort, order };
  const { limit } = config;
  if (format === 'parquet' && process.stdout.isTTY) {
    throw new UsageError(
      'usage-invalid',
      'Parquet is a binary format; redirect the output: --format parquet > films.parquet',
    );
  }
  const source = await sourceOf(config, signal);
  if (format !== undefined) {
    warnOfText(await source.exportSearch(query, { format, bom, limit, to: fileOutput() }));
    return 0;
  }
  const found = await source.search(query, limit ?? DEFAULT_LIMIT);
  if (config.json) printJson(found.films);
  else {
    printFilms(found);
    warnOfText(found.matchedAsText);
  }
  return 0;
}

/** Prints films as lines, with how many there are, or which titles are near when there are none. */
export function printFilms({ films, total, nearest }: FoundFilms): void {
  const rows = films.map((film) => [
    tconstOf(film),
    film.year?.slice(0, 4) ?? '',
    film.rating.toFixed(1),
    film.title,
    film.genres.join(', '),
  ]);
  print(...alignColumns(rows), `(${films.length} of ${total} films)`);
  const offer = didYouMean(nearest);
  if (offer !== undefined) print(`No film matches; ${offer}`);
}
