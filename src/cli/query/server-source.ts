import {
  dataOf,
  pageOf,
  ProblemError,
  type ReelatedClient,
  type Film,
  type FilmSuggestion,
  type SearchBody,
  type SimilarQuery as SimilarBody,
} from '../../client/client.ts';
import type { ListFormat } from '../../api/export/format.ts';
import type { Direction, Sort } from '../../search/film-order.ts';
import type { PresetName } from '../../similarity/terms/preset-choices.ts';
import type { FieldFactors } from '../../similarity/model/presets.ts';
import {
  checkedFilms,
  checkedLists,
  checkedSimilar,
  checkedSuggestions,
  checkedTitles,
} from './checked-answers.ts';
import { explainedFilm } from './explained-film.ts';
import { weightsOver } from './field-weights.ts';
import type {
  Export,
  FilmSource,
  FoundFilms,
  SearchQuery,
  SimilarFilms,
  SimilarQuery,
} from './film-source.ts';
import { matchedAsText } from './matched-as-text.ts';
import { namesIn } from '../../api/similar/labelled-terms.ts';
import { knownFilm } from './known-film.ts';
import { askServer, writeBody } from './server-client.ts';

/** The most films with one title, and the most other films and people with a similar one. */
const MOST_OF_A_TITLE = 50;

/** Answers from a running server. */
export function serverSource(server: string, signal: AbortSignal): FilmSource {
  return {
    search: async (query, limit) =>
      askServer(server, signal, async (api) => search(api, query, limit)),
    exportSearch: async (query, file) =>
      askServer(server, signal, async (api) => {
        const response = await exportSearch(api, query, file);
        if (response.body !== null) await writeBody(server, response.body, file.to, signal);
        return matchedAsText(response);
      }),
    similar: async (query) => askServer(server, signal, async (api) => similar(api, query)),
    lists: async () =>
      askServer(server, signal, async (api) => checkedLists(await dataOf(api.GET('/lists')))),
    exportList: async (name, format, to) =>
      askServer(server, signal, async (api) => {
        const response = await exportList(api, name, format);
        if (response.body !== null) await writeBody(server, response.body, to, signal);
      }),
    titles: async ({ alternate, ring }) =>
      askServer(server, signal, async (api) =>
        checkedTitles(
          await dataOf(
            api.GET('/film/titles', { params: { query: { alternate, ...(ring && { ring }) } } }),
          ),
        ),
      ),
  };
}

async function search(api: ReelatedClient, query: SearchQuery, limit: number): Promise<FoundFilms> {
  const call = api.POST('/film/search', {
    params: { query: { limit, ...orderOf(query) } },
    body: bodyOf(query),
  });
  const { items, total } = await pageOf(call);
  const { title } = query.criteria;
  return {
    films: checkedFilms(items),
    total,
    matchedAsText: matchedAsText((await call).response),
    nearest: total > 0 || title === undefined ? [] : await suggestedFilms(api, title),
  };
}

async function exportSearch(
  api: ReelatedClient,
  query: SearchQuery,
  { format, bom = false, limit }: Export,
): Promise<Response> {
  const { error, response } = await api.POST('/film/search', {
    params: {
      query: {
        format,
        ...(bom && { bom: 1 }),
        ...(limit !== undefined && { limit }),
        ...orderOf(query),
      },
    },
    body: bodyOf(query),
    parseAs: 'stream',
  });
  if (!response.ok) throw new ProblemError(error, response);
  return response;
}

function bodyOf({ criteria, listed = {} }: SearchQuery): SearchBody {
  return { ...criteria, ...listed } as SearchBody;
}

async function exportList(
  api: ReelatedClient,
  name: string,
  format: ListFormat,
): Promise<Response> {
  const params = { path: { name }, query: { format } };
  const { error, response } = await api.GET('/lists/{name}', { params, parseAs: 'stream' });
  if (!response.ok) throw new ProblemError(error, response);
  return response;
}

function orderOf({ sort, order }: SearchQuery): { sort?: Sort; order?: Direction } {
  return { ...(sort && { sort }), ...(order && { order }) };
}

async function similar(api: ReelatedClient, query: SimilarQuery): Promise<SimilarFilms> {
  const { preset, weights: given, threshold, filter, listed = {}, limit } = query;
  const named = await knownFilm<Film | Suggested>(query.film, {
    byId: async (id) => filmById(api, id),
    byTitle: async (title) => suggestedFilms(api, title),
  });
  const film = await wholeFilm(api, named.film);
  const others = await Promise.all(named.others.map((other) => wholeFilm(api, other)));
  const weights = given && (await weightsOf(api, preset, given));
  const call = api.POST('/film/similar', {
    body: {
      like: [film.film_id],
      threshold,
      limit,
      explain: true,
      ...(preset && { preset }),
      ...(weights && { weights }),
      filter,
      ...listed,
    } as SimilarBody,
  });
  const { films, total } = await dataOf(call);
  const explained = checkedSimilar(films).map(({ why, ...other }) => {
    const terms = (why?.terms ?? []).map(({ label: _label, ...term }) => term);
    return explainedFilm(other, terms, namesIn(why?.terms ?? []));
  });
  const asText = matchedAsText((await call).response);
  return { film, others, films: explained, total, matchedAsText: asText };
}

async function weightsOf(
  api: ReelatedClient,
  preset: PresetName | undefined,
  given: FieldFactors,
): Promise<FieldFactors> {
  const { fields, presets, default: usual } = await dataOf(api.GET('/similarity/presets'));
  const names = fields.map(({ field }) => field);
  return weightsOver(presets[preset ?? usual], given, names);
}

async function filmById(api: ReelatedClient, id: number) {
  const path = { film_id: String(id) };
  const answer = await api.GET('/film/{film_id}', { params: { path } });
  if (answer.error?.code === 'film-unknown') return undefined;
  const film = await dataOf(Promise.resolve(answer));
  checkedFilms([film]);
  return film;
}

/** A suggested film, with its year as films have it. */
type Suggested = Pick<FilmSuggestion, 'film_id' | 'title' | 'matched_by'> & {
  readonly year: string | null;
};

async function suggestedFilms(api: ReelatedClient, title: string): Promise<readonly Suggested[]> {
  const query = { q: title, limit: MOST_OF_A_TITLE };
  const suggestions = await dataOf(api.GET('/film/suggest', { params: { query } }));
  return checkedSuggestions(suggestions).flatMap((one) =>
    one.kind === 'film' ? [{ ...one, year: one.year === null ? null : String(one.year) }] : [],
  );
}

async function wholeFilm(api: ReelatedClient, film: Film | Suggested): Promise<Film> {
  if ('genres' in film) return film;
  const whole = await filmById(api, film.film_id);
  if (whole === undefined) throw new TypeError('a suggested film is unknown');
  return whole;
}
