import type * as Api from '../../client/openapi.ts';

/** What the API's document says, but not to be changed. */
export type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

/** The data of a good answer to a GET. */
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
export type SimilarFilm = Frozen<Api.ExplainedFilm>;
export type SimilarAnswer = Frozen<Api.SimilarAnswer>;
/** A question of the app, which gives films no weights. */
export type SimilarQuery = Omit<Frozen<Api.SimilarQuestion>, 'like' | 'unlike'> & {
  readonly like: readonly number[];
  readonly unlike?: readonly number[];
};
export type TermShare = Frozen<Api.TermShare>;
export type FieldShare = Frozen<Api.FieldShare>;
export type TermFactor = Frozen<Api.TermFactor>;
export type Field = FieldShare['field'];
export type Weights = Frozen<Api.FieldWeights>;
export type Presets = Frozen<Api.Presets>;
export type PresetName = Presets['default'];
export type Criteria = Frozen<Api.SearchCriteria>;
export type Facets = Frozen<Api.Facets>;
export type Histogram = Frozen<Api.Histogram>;
export type FacetsAnswer = Frozen<Api.SearchFacets>;
export type Suggestion =
  Frozen<Api.FilmSuggestion> | Omit<Frozen<Api.PersonSuggestion>, 'matched_by'>;
export type Person = Frozen<Api.Career>;
export type CreditedFilm = Person['credits'][number]['films'][number];
export type Credit = Got<'/film/{film_id}/credits'>[number];
export type OwnTerm = Frozen<Api.OwnTerm>;
export type Dataset = Frozen<Api.Dataset>;

/** The document has no pairs: what it calls lists of two are pairs here. */
export type Comparison = Omit<Frozen<Api.Comparison>, 'films' | 'only' | 'ranks'> & {
  readonly films: readonly [Film, Film];
  readonly only: readonly [readonly OwnTerm[], readonly OwnTerm[]];
  readonly ranks: readonly [number, number];
};

export type PipelineView = Got<'/pipeline'>;
export type Run = PipelineView['runs'][number];
export type TaskInRun = Run['tasks'][number];
export type TaskResult = Omit<PipelineView['last'][string], 'run' | 'startedAt'> &
  Pick<TaskInRun, 'startedAt'>;

/** How far a task is that runs; the document leaves it open. */
export interface Progress {
  readonly done: number;
  readonly total: number | null;
  readonly unit: string;
}

export interface SearchOrder {
  readonly sort?: 'title' | 'year' | 'rating' | 'vote_count' | 'relevance';
  readonly order?: 'asc' | 'desc';
}
