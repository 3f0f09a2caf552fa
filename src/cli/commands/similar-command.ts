import { filmTexts } from '../../api/export/film-texts.ts';
import type { TextFormat } from '../../api/export/format.ts';
import { spreadsheetTexts, type ListFacts } from '../../api/export/spreadsheet.ts';
import type { Config } from '../../config/config.ts';
import { tconstOf, type Film } from '../../search/film.ts';
import { mainReasons } from '../../similarity/query/reasons.ts';
import { alignColumns } from '../../workflow/views/align-columns.ts';
import { fileOutput, print, printJson } from '../output.ts';
import { DEFAULT_LIMIT } from '../query/default-limit.ts';
import { criteriaFrom } from '../query/criteria-options.ts';
import type { ExplainedFilm } from '../query/explained-film.ts';
import { listedFrom } from '../query/listed-options.ts';
import { weightsFrom } from '../query/field-weights.ts';
import { sourceOf } from '../query/source-of.ts';
import { formatTitle } from '../../titles/format-title.ts';
import { warnOfText } from '../query/warn-of-text.ts';

interface SimilarOptions extends Readonly<Record<string, unknown>> {
  readonly format?: TextFormat;
  readonly bom?: boolean;
}

/** `reelated similar`: lists the films most similar to one, with what they have in common. */
export async function similarCommand(
  config: Config,
  text: string,
  options: SimilarOptions,
  signal: AbortSignal,
): Promise<number> {
  const { preset, threshold, limit = DEFAULT_LIMIT } = config;
  const filter = criteriaFrom(options);
  const listed = listedFrom(options);
  const weights = weightsFrom(options);
  const source = await sourceOf(config, signal);
  const query = { film: text, preset, weights, threshold, filter, listed, limit };
  const found = await source.similar(query);
  const { film, others, films, total } = found;
  if (options.format !== undefined) {
    write(films, options.format, options.bom ?? false);
    warnOfText(found.matchedAsText);
    return 0;
  }
  if (config.json) {
    printJson(films);
    return 0;
  }
  const rows = films.map((other) => [
    other.similarity.toFixed(3),
    formatTitle(other),
    mainReasons(other.reasons, other.similarity),
  ]);
  print(`Films like ${formatTitle(film)}:`, ...alignColumns(rows));
  if (films.length < total) print(`(${films.length} of ${total}; --limit shows more)`);
  if (others.length > 0) print(`Other films with this title: ${others.map(withId).join(', ')}`);
  warnOfText(found.matchedAsText);
  return 0;
}

function write(films: readonly ExplainedFilm[], format: TextFormat, bom: boolean): void {
  const { before, textOf, after } =
    bom && format === 'csv' ? spreadsheetTexts(factsOf(films)) : filmTexts(format, true);
  const texts = films.map((film, i) => textOf(film, i, film.similarity));
  fileOutput().write(before + texts.join('') + after);
}

function factsOf(films: readonly ExplainedFilm[]): ListFacts {
  return {
    similarities: films.map(({ similarity }) => similarity),
    reasons: films.map(({ reasons, similarity }) => mainReasons(reasons, similarity)),
  };
}

function withId(film: Film): string {
  return `${formatTitle(film)} ${tconstOf(film)}`;
}
