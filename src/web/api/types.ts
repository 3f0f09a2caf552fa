/** What the API answers, as far as the app reads it. */

export interface Film {
  readonly film_id: number;
  readonly title: string;
  readonly year: string | null;
  readonly duration: number | null;
  readonly genres: readonly string[];
  readonly rating: number;
  readonly vote_count: number;
  readonly persons: readonly string[];
  readonly original_title: string | null;
  readonly language: string | null;
}

export interface Reason {
  readonly field: string;
  readonly term: string;
  /** What a person reads. */
  readonly label: string;
  /** Which part of the similarity it makes. */
  readonly share: number;
}

export interface FieldShare {
  readonly field: string;
  readonly share: number;
}

export interface Why {
  readonly fields: readonly FieldShare[];
  readonly terms: readonly Reason[];
}

export interface SimilarFilm extends Film {
  readonly similarity: number;
  readonly why?: Why;
}

export interface FacetCount<T> {
  readonly value: T | null;
  readonly count: number;
}

export interface Facets {
  readonly genres: readonly FacetCount<string>[];
  readonly decades: readonly FacetCount<number>[];
  readonly languages: readonly FacetCount<string>[];
  readonly ratings: readonly FacetCount<number>[];
}

export interface FacetsAnswer {
  readonly total: number;
  readonly facets: Facets;
  readonly try_without: readonly { readonly criterion: string; readonly total: number }[];
}

export interface Histogram {
  readonly width: number;
  readonly counts: readonly number[];
}

export interface SimilarAnswer {
  readonly total: number;
  readonly films: readonly SimilarFilm[];
  readonly next: string | null;
  readonly histogram: Histogram;
  readonly facets: Facets;
}

/** The search criteria of the API that the app uses. */
export interface Criteria {
  readonly title?: string;
  readonly original_title?: string;
  readonly person?: string;
  readonly genres?: readonly string[];
  readonly exclude_genres?: readonly string[];
  readonly persons?: readonly string[];
  readonly exclude_persons?: readonly string[];
  readonly language?: string;
  readonly earliest_date?: string;
  readonly latest_date?: string;
  readonly min_duration?: number;
  readonly max_duration?: number;
  readonly min_rating?: number;
  readonly max_rating?: number;
  readonly vote_count?: number;
}

export type Weights = Readonly<Record<string, number>>;

export interface SimilarQuestion {
  readonly like: readonly number[];
  readonly unlike?: readonly number[];
  readonly weights?: Weights;
  readonly preset?: string;
  readonly filter?: Criteria;
  readonly threshold?: number;
  readonly limit?: number;
  readonly explain?: boolean;
  readonly diversity?: number;
}

export interface Presets {
  readonly default: string;
  readonly fields: readonly { readonly field: string; readonly description: string }[];
  readonly presets: Readonly<Record<string, Weights>>;
}

export interface FilmSuggestion {
  readonly kind: 'film';
  readonly film_id: number;
  readonly title: string;
  readonly year: string | number | null;
  readonly rating: number;
  readonly vote_count: number;
  readonly matched_by: string | null;
}

export interface PersonSuggestion {
  readonly kind: 'person';
  readonly person_id: number;
  readonly name: string;
  readonly birth_year: number | null;
  readonly death_year: number | null;
  readonly films: number;
  readonly known_for: readonly string[];
  readonly matched_by: string | null;
}

export type Suggestion = FilmSuggestion | PersonSuggestion;

export interface Credit {
  readonly person_id: number;
  readonly name: string;
  readonly category: string;
  readonly job: string | null;
  readonly characters: string | readonly string[] | null;
  readonly ordering: number;
}

export interface CreditedFilm extends Film {
  readonly job: string | null;
  readonly characters: string | readonly string[] | null;
}

export interface Person {
  readonly person_id: number;
  readonly name: string;
  readonly birth_year: number | null;
  readonly death_year: number | null;
  readonly professions: readonly string[];
  readonly films: number;
  readonly credits: readonly {
    readonly category: string;
    readonly films: readonly CreditedFilm[];
  }[];
}

export interface OwnTerm {
  readonly field: string;
  readonly term: string;
  readonly label: string;
  readonly weight: number;
}

export interface Comparison {
  readonly films: readonly [Film, Film];
  readonly similarity: number;
  readonly fields: readonly FieldShare[];
  readonly shared: readonly Reason[];
  readonly only: readonly [readonly OwnTerm[], readonly OwnTerm[]];
  readonly ranks: readonly [number | null, number | null];
  readonly total: number;
}

export interface Dataset {
  readonly snapshot: string;
  readonly built_at: string;
  readonly parameters: unknown;
  readonly sources: unknown;
  readonly counts: unknown;
  readonly licence: string;
}

export interface TaskResult {
  readonly startedAt: string | null;
  readonly elapsedMs: number | null;
  readonly rows: number | null;
  readonly bytes: number | null;
  readonly peakRssBytes: number | null;
  readonly notes?: readonly string[];
  readonly warnings: readonly string[];
  readonly facts: unknown;
}

export interface TaskInRun extends TaskResult {
  readonly task: string;
  readonly requires: readonly string[];
  readonly state: string;
  readonly reasons: readonly string[];
  readonly progress: {
    readonly done: number;
    readonly total: number | null;
    readonly unit: string;
  } | null;
  readonly problem: string | null;
}

export interface Run {
  readonly run: string;
  readonly state: string;
  readonly startedAt: string | null;
  readonly elapsedMs: number | null;
  readonly whole: boolean;
  readonly tasks: readonly TaskInRun[];
}

export interface PipelineView {
  readonly runs: readonly Run[];
  readonly last: Readonly<Record<string, TaskResult & { readonly run: string }>>;
}
