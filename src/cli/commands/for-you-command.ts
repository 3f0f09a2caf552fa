import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ExportFormat } from '../../api/export/format.ts';
import { becauseText } from '../../api/similar/reasons-in-words.ts';
import type { ForYouQuery } from '../../api/openapi/schemas/for-you.ts';
import { dataOf, ProblemError, type ReelatedClient } from '../../client/client.ts';
import { number, readValue } from '../../config/config-values.ts';
import type { Config } from '../../config/config.ts';
import { alignColumns } from '../../workflow/views/align-columns.ts';
import { ratingsInFiles } from '../for-you/ratings-in-files.ts';
import { fileOutput, print, printJson } from '../output.ts';
import { FOR_YOU_LIMIT } from '../query/default-limit.ts';
import { askApi } from '../query/ask-api.ts';
import { criteriaFrom } from '../query/criteria-options.ts';
import { listedFrom } from '../query/listed-options.ts';
import { matchedAsText } from '../query/matched-as-text.ts';
import { formatTitle } from '../../titles/format-title.ts';
import { warnOfText } from '../query/warn-of-text.ts';

interface ForYouOptions extends Readonly<Record<string, unknown>> {
  readonly format?: ExportFormat;
  readonly bom?: boolean;
}

/** `reelated for-you`: lists what to watch next, by the ratings in exported files, with reasons. */
export async function forYouCommand(
  config: Config,
  files: readonly string[],
  options: ForYouOptions,
  signal: AbortSignal,
): Promise<number> {
  const hiddenGems = partOf('--hidden-gems', options['hiddenGems']);
  const diversity = partOf('--diversity', options['diversity']);
  const { include, exclude = [] } = listedFrom(options);
  const filter = criteriaFrom(options);
  const { ratings, watched } = await ratingsInFiles(files, config, signal);
  const { format, bom = false } = options;
  const { preset, limit = format === undefined ? FOR_YOU_LIMIT : undefined } = config;
  const query = {
    ratings,
    filter,
    ...(preset && { preset }),
    ...(include && { include }),
    exclude: [...exclude, ...watched],
    ...(hiddenGems !== undefined && { hidden_gems: hiddenGems }),
    ...(diversity !== undefined && { diversity }),
    ...(limit !== undefined && { limit }),
  } as ForYouQuery;
  await askApi(config, signal, async (api) => {
    if (format === undefined) await list(api, query, config.json);
    else await write(api, query, format, bom);
  });
  return 0;
}

/** @throws {UsageError} `config-invalid` for anything but a number from 0 to 1 */
function partOf(name: string, value: unknown): number | undefined {
  return value === undefined ? undefined : readValue(number(0, 1), name, value);
}

async function list(api: ReelatedClient, query: ForYouQuery, asJson: boolean): Promise<void> {
  const call = api.POST('/film/for-you', { body: { ...query, explain: true } });
  const answer = await dataOf(call);
  warnOfText(matchedAsText((await call).response));
  if (asJson) {
    printJson(answer);
    return;
  }
  const { films, total, used } = answer;
  const rows = films.map((film) => [
    formatTitle(film),
    film.because === undefined ? '' : becauseText(film.because),
  ]);
  print(`For you, by ${used.known} ${used.known === 1 ? 'rating' : 'ratings'}:`);
  print(...alignColumns(rows));
  if (films.length < total) print(`(${films.length} of ${total}; --limit shows more)`);
}

async function write(
  api: ReelatedClient,
  query: ForYouQuery,
  format: ExportFormat,
  bom: boolean,
): Promise<void> {
  const { error, response } = await api.POST('/film/for-you', {
    params: { query: { format, ...(bom && { bom: 1 }) } },
    body: query,
    parseAs: 'stream',
  });
  if (!response.ok) throw new ProblemError(error, response);
  const { body } = response;
  if (body !== null) {
    const isText = format !== 'parquet';
    const parts = Readable.from(
      isText ? body.pipeThrough(new TextDecoderStream('utf-8', { ignoreBOM: true })) : body,
    );
    await pipeline(parts, isText ? fileOutput() : process.stdout, { end: false });
  }
  warnOfText(matchedAsText(response));
}
