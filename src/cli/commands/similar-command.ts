import type { Config } from '../../config.ts';
import { tconstOf, type Film } from '../../search/film.ts';
import { alignColumns } from '../../workflow/views/align-columns.ts';
import { print, printJson } from '../output.ts';
import type { ExplainedFilm, SimilarFilms } from '../query/similar-films.ts';

/** `reelated similar`: the films most like one, with what they have in common. */
export async function similarCommand(
  config: Config,
  text: string,
  signal: AbortSignal,
): Promise<number> {
  const { film, others, films, total } = await ask(config, text, signal);
  if (config.json) {
    printJson(films);
    return 0;
  }
  const rows = films.map((other) => [
    other.similarity.toFixed(3),
    titleAndYear(other),
    reasonsText(other),
  ]);
  print(`Films like ${titleAndYear(film)}:`, ...alignColumns(rows));
  if (films.length < total) print(`(${films.length} of ${total}; --limit shows more)`);
  if (others.length > 0) print(`Also of this title: ${others.map(withId).join(', ')}`);
  return 0;
}

async function ask(config: Config, text: string, signal: AbortSignal): Promise<SimilarFilms> {
  const { server } = config;
  if (server === undefined) {
    return (await import('../query/query-data-dir.ts')).similarInDataDir(config, text);
  }
  return (await import('../query/query-server.ts')).similarOfServer(server, config, text, signal);
}

function titleAndYear({ title, year }: Film): string {
  return year === null ? title : `${title} (${year.slice(0, 4)})`;
}

function withId(film: Film): string {
  return `${titleAndYear(film)} ${tconstOf(film)}`;
}

const REASONS_SHOWN = 4;

/** `Sigourney Weaver 38%, title alien 30%, Horror 9%`: parts of the similarity, those that round to something. */
function reasonsText({ reasons, similarity }: ExplainedFilm): string {
  return reasons
    .slice(0, REASONS_SHOWN)
    .map(({ text, share }) => ({ text, percent: Math.round((100 * share) / similarity) }))
    .filter(({ percent }) => percent > 0)
    .map(({ text, percent }) => `${text} ${percent}%`)
    .join(', ');
}
