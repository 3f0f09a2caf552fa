import type * as Api from '../../client/openapi.ts';

/** A type of the API's document, made read-only. */
type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

/** The data of a successful response to a GET request. */
type Got<Path extends keyof Api.paths> = Api.paths[Path] extends {
  readonly get: {
    readonly responses: {
      readonly 200: { readonly content: { readonly 'application/json': infer Data } };
    };
  };
}
  ? Frozen<Data>
  : never;

export type Film = Frozen<Api.Film>;
/** A film with links to other sites. */
export type FilmDetails = Frozen<Api.FilmDetails>;
export type SimilarFilm = Frozen<Api.ExplainedFilm>;
export type SimilarAnswer = Frozen<Api.SimilarAnswer>;
/** A request for similar films; the app gives films no weights. */
export type SimilarQuery = Omit<Frozen<Api.SimilarQuery>, 'like' | 'unlike' | 'filter'> & {
  readonly filter?: PageCriteria;
  readonly like: readonly number[];
  readonly unlike?: readonly number[];
};
/** What recommendations are made from, besides ratings and lists. */
export type ForYouQuery = Pick<Frozen<Api.ForYouQuery>, 'hidden_gems' | 'limit'> & {
  readonly filter?: PageCriteria;
};
export type ForYouAnswer = Frozen<Api.ForYouAnswer>;
export type RecommendedFilm = Frozen<Api.OfferedFilm>;
/** Why a film is recommended. */
export type Because = Frozen<Api.Because>;
export type TermShare = Frozen<Api.TermShare>;
export type FieldShare = Frozen<Api.FieldShare>;
export type TermFactor = Frozen<Api.TermFactor>;
export type SimilarityField = Frozen<Api.SimilarityField>;
export type FieldGroup = Frozen<Api.FieldGroup>;
export type Weights = Frozen<Api.FieldWeights>;
export type Presets = Frozen<Api.Presets>;
export type PresetName = Presets['default'];
export type Criteria = Frozen<Api.SearchCriteria>;
/** The search criteria that the app's pages can set. */
export type PageCriteria = Pick<
  Criteria,
  | 'title'
  | 'genres'
  | 'exclude_genres'
  | 'countries'
  | 'styles'
  | 'person_ids'
  | 'exclude_person_ids'
  | 'persons'
  | 'exclude_persons'
  | 'earliest_date'
  | 'latest_date'
  | 'min_duration'
  | 'max_duration'
  | 'language'
  | 'min_rating'
  | 'vote_count'
>;
export type Facets = Frozen<Api.Facets>;
export type Histogram = Frozen<Api.Histogram>;
export type Suggestion =
  Frozen<Api.FilmSuggestion> | Omit<Frozen<Api.PersonSuggestion>, 'matched_by'>;
export type Person = Frozen<Api.Career>;
export type Credit = Got<'/film/{film_id}/credits'>[number];
export type OwnTerm = Frozen<Api.OwnTerm>;
/** A list that is kept on the server. */
export type NamedList = Frozen<Api.List>;
export type Dataset = Frozen<Api.Dataset>;

/** The document has lists of two films where these are pairs. */
export type Comparison = Omit<Frozen<Api.Comparison>, 'films' | 'only' | 'articles' | 'ranks'> & {
  readonly films: readonly [Film, Film];
  readonly only: readonly [readonly OwnTerm[], readonly OwnTerm[]];
  readonly articles: readonly [string | null, string | null];
  readonly ranks: readonly [number, number];
};

export type PipelineView = Got<'/pipeline'>;
export type Run = PipelineView['runs'][number];
export type TaskInRun = Run['tasks'][number];
export type TaskResult = Omit<PipelineView['last'][string], 'run' | 'startedAt'> &
  Pick<TaskInRun, 'startedAt'>;

/** How far a running task is; the document leaves it open. */
export interface Progress {
  readonly done: number;
  readonly total: number | null;
  readonly unit: string;
}

type SearchQuery = NonNullable<Api.paths['/film/search']['get']['parameters']['query']>;
export type SearchOrder = Frozen<Pick<SearchQuery, 'sort' | 'order'>>;
