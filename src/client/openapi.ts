/** The API, as types. Generated from its OpenAPI document: `node scripts/write-openapi.ts`. */

export interface paths {
  '/film/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Films that meet all criteria, for links and caches
     * @description The same search as by POST, with the criteria as parameters. A list is a repeated parameter: `genres=Drama&genres=Crime`.
     */
    get: operations['searchFilmsByAddress'];
    put?: never;
    /**
     * Films that meet all criteria
     * @description Criteria whose text is no regular expression are matched as text and named in the header `X-Matched-As-Text`. When no film meets all criteria, `X-Try-Without` tells which one to drop.
     */
    post: operations['searchFilms'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/film/search/facets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same, for links and caches */
    get: operations['searchFacetsByAddress'];
    put?: never;
    /**
     * How the films that a search finds are spread
     * @description Counts over all films that meet the criteria, by genre, decade, language and rating; and, when there are none, which criterion to drop.
     */
    post: operations['searchFacets'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/film/{film_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One film */
    get: operations['getFilm'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/film/{film_id}/similar/{threshold}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The films like one film
     * @description All other films whose similarity is at or above the threshold.
     */
    get: operations['similarFilms'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/film/suggest': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Films and people, as one types
     * @description Films are found by their titles, original titles and alternate titles of title.akas; `matched_by` tells where it was not the title. The first answers after a start may wait until all names are indexed.
     */
    get: operations['suggest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/film/similar': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The films like some and unlike others
     * @description A film scores its cosine with the sum of the liked films’ vectors, each of length 1 and times its weight, minus that of the unliked ones, cut to [0, 1]. So one liked film alone gives its similarities. Factors of `terms` multiply the terms’ weights in that sum, not in the films that are compared with it. The answer is exact for any weights, factors and filter. The next page is the same body with the `cursor` that the answer calls `next`.
     */
    post: operations['similarToFilms'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/film/{film_id}/similar': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The films like one film, for links and caches
     * @description The same question as by `POST /film/similar`, for one liked film, with the filter’s criteria as parameters. A list is a repeated parameter: `genres=Drama&genres=Crime`.
     */
    get: operations['similarToFilm'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/person/{person_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One person, with their films */
    get: operations['getPerson'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/person/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** People by name and profession */
    get: operations['searchPeople'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/film/{film_id}/credits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who did what in a film */
    get: operations['getCredits'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/film/{film_id}/compare/{other_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What two films have in common, and what not */
    get: operations['compareFilms'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/similarity/presets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The fields and presets by which films can be compared */
    get: operations['similarityPresets'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/dataset': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the answers were made from */
    get: operations['getDataset'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The server answers */
    get: operations['isLive'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The server can answer any question, and from which data
     * @description A server listens only once its films and their likeness are loaded, so whoever gets this answer gets every other one.
     */
    get: operations['isReady'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the server has done, for Prometheus
     * @description Durations of answers by route, refused requests by limit, age of the data, queries under way, and the state of the processes.
     */
    get: operations['getMetrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/pipeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The last runs of the pipeline, task by task */
    get: operations['getPipeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The web app, or a line of JSON for programs */
    get: operations['root'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Career: {
      /** @description IMDb’s name id without its `nm`. */
      person_id: number;
      name: string;
      birth_year: number | null;
      death_year: number | null;
      /** @description What the person is known as. */
      professions: string[];
      /** @description In how many films they had a part. */
      films: number;
      /** @description What the person did most often first; in each, the latest films first. */
      credits: {
        /** @example director */
        category: string;
        films: {
          /** @description IMDb’s title id without its `tt`. */
          film_id: number;
          /** @description The title under which the film is best known. */
          title: string;
          /**
           * Format: date
           * @description 1 January of the year of release.
           */
          year: string | null;
          /** @description Minutes. */
          duration: number | null;
          /** @description At least one. */
          genres: string[];
          /** @description IMDb’s rating, out of 10. */
          rating: number;
          /** @description The number of votes behind the rating. */
          vote_count: number;
          /** @description Names, in the order of the credits. */
          persons: string[];
          /** @description The title in the original language. */
          original_title: string | null;
          /** @description ISO 639; null when unknown. */
          language: string | null;
          /** @description More about it, such as `screenplay`. */
          job: string | null;
          /** @description Whom they played. */
          characters: string[] | null;
        }[];
      }[];
    };
    /** @description Two films side by side. */
    Comparison: {
      /** @description Both films, in the order of the address. */
      films: components['schemas']['Film'][];
      /** @example 0.71 */
      similarity: number;
      /** @description What each field adds to the similarity, the most first. */
      fields: components['schemas']['FieldShare'][];
      /** @description What both films have; the shares sum to the similarity (to 1e-12). */
      shared: components['schemas']['TermShare'][];
      /** @description What only the first and only the second film has, the greatest weight first. */
      only: components['schemas']['OwnTerm'][][];
      /** @description The rank of the second film among those like the first, and of the first among those like the second. */
      ranks: number[];
      /** @description How many films each of these ranks is out of. */
      total: number;
    };
    /** @description What the answers were made from. */
    Dataset: {
      /** @example 5f1d0c2a9b7e */
      snapshot: string;
      /** Format: date-time */
      built_at: string;
      /** @description What the films were selected and compared with. */
      parameters: unknown;
      /** @description The files it was made from, with their versions. */
      sources: unknown;
      /** @description How many rows each table has. */
      counts: unknown;
      /** @description To be shown wherever the data is. */
      licence: string;
    };
    /**
     * @example {
     *       "film_id": 120737,
     *       "title": "The Lord of the Rings: The Fellowship of the Ring",
     *       "year": "2001-01-01",
     *       "duration": 178,
     *       "genres": [
     *         "Action",
     *         "Adventure",
     *         "Drama"
     *       ],
     *       "rating": 8.9,
     *       "vote_count": 2000000,
     *       "persons": [
     *         "Elijah Wood",
     *         "Ian McKellen",
     *         "Orlando Bloom",
     *         "Peter Jackson"
     *       ],
     *       "original_title": "The Lord of the Rings: The Fellowship of the Ring",
     *       "language": "en",
     *       "similarity": 0.71
     *     }
     */
    ExplainedFilm: {
      /** @description IMDb’s title id without its `tt`. */
      film_id: number;
      /** @description The title under which the film is best known. */
      title: string;
      /**
       * Format: date
       * @description 1 January of the year of release.
       */
      year: string | null;
      /** @description Minutes. */
      duration: number | null;
      /** @description At least one. */
      genres: string[];
      /** @description IMDb’s rating, out of 10. */
      rating: number;
      /** @description The number of votes behind the rating. */
      vote_count: number;
      /** @description Names, in the order of the credits. */
      persons: string[];
      /** @description The title in the original language. */
      original_title: string | null;
      /** @description ISO 639; null when unknown. */
      language: string | null;
      /**
       * @description 1 means alike in all.
       * @example 0.71
       */
      similarity: number;
      why?: components['schemas']['Why'];
    };
    Facets: {
      /** @description The most frequent first; a film counts under each of its genres. */
      genres: {
        value: string | null;
        count: number;
      }[];
      /** @description The first year of each decade; null: the year is unknown. */
      decades: {
        value: number | null;
        count: number;
      }[];
      /** @description The most frequent first; null: the language is unknown. */
      languages: {
        value: string | null;
        count: number;
      }[];
      /** @description Whole points: 8 stands for 8 up to, but not with, 9. */
      ratings: {
        value: number | null;
        count: number;
      }[];
    };
    /** @description Fields that people think of as one thing. */
    FieldGroup: {
      /**
       * @description The name that fields refer to.
       * @example people
       * @enum {string}
       */
      group: 'people' | 'title' | 'genre' | 'character' | 'time' | 'language' | 'votes' | 'rating';
      /** @example People */
      label: string;
      /**
       * @description Its place in a palette of colours; it does not change.
       * @example 0
       */
      color: number;
      /** @description How shared terms become reasons. */
      reason: {
        /**
         * @description What is one reason: all shares of one term (`term`), or those of the whole group, which is named by the longest phrase that both titles begin with, or else their words (`phrase`), by all its terms, pairs taken apart (`list`), or by no term (`group`).
         * @enum {string}
         */
        by: 'term' | 'phrase' | 'list' | 'group';
        /**
         * @description How the reason reads, with the terms in place of `{terms}`.
         * @example in {terms}
         */
        text: string;
      };
    };
    FieldShare: {
      /** @enum {string} */
      field:
        | 'title'
        | 'genre'
        | 'rating'
        | 'person'
        | 'director'
        | 'writer'
        | 'composer'
        | 'lead'
        | 'character'
        | 'word'
        | 'series'
        | 'mix'
        | 'era'
        | 'language'
        | 'votes'
        | 'score';
      /**
       * @description Its part of the similarity; below 0 where it speaks for an unliked film.
       * @example 0.21
       */
      share: number;
    };
    /**
     * @description How much each field counts, instead of a preset; 0 when absent, else from 1e-9. Only the proportions matter. `GET /similarity/presets` tells what the fields are.
     * @example {
     *       "person": 1,
     *       "title": 0.5
     *     }
     */
    FieldWeights: {
      title?: number;
      genre?: number;
      rating?: number;
      person?: number;
      director?: number;
      writer?: number;
      composer?: number;
      lead?: number;
      character?: number;
      word?: number;
      series?: number;
      mix?: number;
      era?: number;
      language?: number;
      votes?: number;
      score?: number;
    };
    /**
     * @description A film.
     * @example {
     *       "film_id": 120737,
     *       "title": "The Lord of the Rings: The Fellowship of the Ring",
     *       "year": "2001-01-01",
     *       "duration": 178,
     *       "genres": [
     *         "Action",
     *         "Adventure",
     *         "Drama"
     *       ],
     *       "rating": 8.9,
     *       "vote_count": 2000000,
     *       "persons": [
     *         "Elijah Wood",
     *         "Ian McKellen",
     *         "Orlando Bloom",
     *         "Peter Jackson"
     *       ],
     *       "original_title": "The Lord of the Rings: The Fellowship of the Ring",
     *       "language": "en"
     *     }
     */
    Film: {
      /** @description IMDb’s title id without its `tt`. */
      film_id: number;
      /** @description The title under which the film is best known. */
      title: string;
      /**
       * Format: date
       * @description 1 January of the year of release.
       */
      year: string | null;
      /** @description Minutes. */
      duration: number | null;
      /** @description At least one. */
      genres: string[];
      /** @description IMDb’s rating, out of 10. */
      rating: number;
      /** @description The number of votes behind the rating. */
      vote_count: number;
      /** @description Names, in the order of the credits. */
      persons: string[];
      /** @description The title in the original language. */
      original_title: string | null;
      /** @description ISO 639; null when unknown. */
      language: string | null;
    };
    FilmSuggestion: {
      /** @enum {string} */
      kind: 'film';
      film_id: number;
      title: string;
      year: number | null;
      rating: number;
      vote_count: number;
      /** @description The other title by which it was found, its original one or an alternate one; null: by its own. */
      matched_by: string | null;
    };
    /** @description How many films score what, below the threshold too, so that a threshold can be chosen. */
    Histogram: {
      /**
       * @description Of each part of [0, 1].
       * @example 0.02
       */
      width: number;
      /** @description From 0 on; a part holds its lower edge, the last one also 1. */
      counts: number[];
    };
    /** @description A film’s id, or an object with its weight. */
    NamedFilm:
      | number
      | {
          film_id: number;
          /** @description How much the film counts; 1 when absent. Only the proportions matter. */
          weight?: number;
        };
    OwnTerm: {
      /** @enum {string} */
      field:
        | 'title'
        | 'genre'
        | 'rating'
        | 'person'
        | 'director'
        | 'writer'
        | 'composer'
        | 'lead'
        | 'character'
        | 'word'
        | 'series'
        | 'mix'
        | 'era'
        | 'language'
        | 'votes'
        | 'score';
      /** @example nm0001392 */
      term: string;
      /**
       * @description The term as a person reads it.
       * @example Peter Jackson
       */
      label: string;
      /**
       * @description Which part of the film’s squared length the term makes.
       * @example 0.08
       */
      weight: number;
    };
    /**
     * @example {
     *       "person_id": 1392,
     *       "name": "Peter Jackson",
     *       "birth_year": 1961,
     *       "death_year": null,
     *       "professions": [
     *         "producer",
     *         "director",
     *         "writer"
     *       ],
     *       "films": 3
     *     }
     */
    Person: {
      /** @description IMDb’s name id without its `nm`. */
      person_id: number;
      name: string;
      birth_year: number | null;
      death_year: number | null;
      /** @description What the person is known as. */
      professions: string[];
      /** @description In how many films they had a part. */
      films: number;
    };
    PersonSuggestion: {
      /** @enum {string} */
      kind: 'person';
      person_id: number;
      name: string;
      birth_year: number | null;
      death_year: number | null;
      /** @description In how many films they had a part. */
      films: number;
      /** @description The titles of the best known of these, at most three. */
      known_for: string[];
      matched_by: null;
    };
    PresetChoice: {
      /** @enum {string} */
      preset: 'balanced' | 'seed';
      /** @example Balanced */
      label: string;
      description: string;
    };
    /** @description How films can be compared. */
    Presets: {
      /**
       * @description The preset of queries that name none.
       * @enum {string}
       */
      default: 'balanced' | 'seed';
      /** @description All 16 fields, in the order of their terms. */
      fields: components['schemas']['SimilarityField'][];
      /** @description The groups of fields, in the order in which to list them. */
      groups: components['schemas']['FieldGroup'][];
      /** @description The presets in the order in which to offer them. */
      choices: components['schemas']['PresetChoice'][];
      /** @description The weight of each field, by preset; a field that is absent has none. */
      presets: {
        balanced: components['schemas']['FieldWeights'];
        seed: components['schemas']['FieldWeights'];
      };
    };
    /** @description Problem details (RFC 9457). */
    Problem: {
      /** Format: uri */
      type: string;
      title: string;
      status: number;
      detail: string;
      /**
       * @description What went wrong, for programs; it stays when the words change.
       * @enum {string}
       */
      code:
        | 'request-invalid'
        | 'pattern-unsupported'
        | 'cursor-invalid'
        | 'origin-refused'
        | 'film-unknown'
        | 'person-unknown'
        | 'route-unknown'
        | 'method-not-allowed'
        | 'request-timeout'
        | 'cursor-expired'
        | 'body-too-large'
        | 'media-type-unsupported'
        | 'rate-limited'
        | 'internal'
        | 'overloaded'
        | 'query-timeout';
      errors?: {
        path: string;
        message: string;
      }[];
    };
    /**
     * @description A film must match all criteria that are given; `{}` matches every film.
     * @example {
     *       "title": "^the lord of the rings",
     *       "persons": [
     *         "Ian McKellen"
     *       ],
     *       "min_rating": 8.5
     *     }
     * @example {}
     */
    SearchCriteria: {
      /**
       * @description Regular expression, found anywhere in the title. RE2 syntax, case-insensitive; text that is not a valid regular expression is matched as plain text.
       * @example ^the lord of the rings
       */
      title?: string;
      /**
       * @description Regular expression, found anywhere in the original title. RE2 syntax, case-insensitive; text that is not a valid regular expression is matched as plain text.
       * @example chihiro
       */
      original_title?: string;
      /**
       * @description Regular expression, found anywhere in its genres, joined by commas. RE2 syntax, case-insensitive; text that is not a valid regular expression is matched as plain text.
       * @example adventure|fantasy
       */
      genre?: string;
      /**
       * @description Regular expression, found anywhere in the names of its people, joined by commas. RE2 syntax, case-insensitive; text that is not a valid regular expression is matched as plain text.
       * @example peter jackson
       */
      person?: string;
      /**
       * @description All of these genres. Names must match exactly.
       * @example [
       *       "Adventure"
       *     ]
       */
      genres?: string[];
      /**
       * @description None of these genres. Names must match exactly.
       * @example [
       *       "Horror"
       *     ]
       */
      exclude_genres?: string[];
      /**
       * @description All of these people, by name. Names must match exactly.
       * @example [
       *       "Ian McKellen"
       *     ]
       */
      persons?: string[];
      /**
       * @description All of these people, by id; unlike names, ids are unique. An id is IMDb’s `nconst` without `nm`.
       * @example [
       *       5212
       *     ]
       */
      person_ids?: number[];
      /**
       * @description None of these people, by name. Names must match exactly.
       * @example [
       *       "Orlando Bloom"
       *     ]
       */
      exclude_persons?: string[];
      /**
       * @description Language code, exactly as in the data.
       * @example en
       */
      language?: string;
      /**
       * Format: date
       * @description Released on or after this date; a film’s date is 1 January of its year.
       * @example 2001-01-01
       */
      earliest_date?: string;
      /**
       * Format: date
       * @description Released on or before this date; a film’s date is 1 January of its year.
       * @example 2003-12-31
       */
      latest_date?: string;
      /**
       * @description At least this many minutes long.
       * @example 120
       */
      min_duration?: number;
      /**
       * @description At most this many minutes long.
       * @example 240
       */
      max_duration?: number;
      /**
       * @description Rated at least this, out of 10.
       * @example 8.5
       */
      min_rating?: number;
      /**
       * @description Rated at most this, out of 10.
       * @example 9.5
       */
      max_rating?: number;
      /**
       * @description At least this many votes.
       * @example 100000
       */
      vote_count?: number;
    };
    /** @description How the films that a search finds are spread. */
    SearchFacets: {
      /** @description How many films meet all criteria. */
      total: number;
      facets: components['schemas']['Facets'];
      /** @description When no film meets all criteria: which one to drop, the one that gives most first. */
      try_without: {
        criterion: string;
        /** @description How many films meet the others. */
        total: number;
      }[];
    };
    /** @description A page of films like others. `facets` tells how all the films that `total` counts are spread. */
    SimilarAnswer: {
      /** @description How many films meet the filter and reach the threshold, on all pages. */
      total: number;
      /** @description The most similar first, equals by film_id, unless `diversity` says otherwise. The films of the question are not listed. */
      films: components['schemas']['ExplainedFilm'][];
      /** @description The cursor of the next page; null on the last one. */
      next: string | null;
      histogram: components['schemas']['Histogram'];
      facets: components['schemas']['Facets'];
    };
    /**
     * @example {
     *       "film_id": 120737,
     *       "title": "The Lord of the Rings: The Fellowship of the Ring",
     *       "year": "2001-01-01",
     *       "duration": 178,
     *       "genres": [
     *         "Action",
     *         "Adventure",
     *         "Drama"
     *       ],
     *       "rating": 8.9,
     *       "vote_count": 2000000,
     *       "persons": [
     *         "Elijah Wood",
     *         "Ian McKellen",
     *         "Orlando Bloom",
     *         "Peter Jackson"
     *       ],
     *       "original_title": "The Lord of the Rings: The Fellowship of the Ring",
     *       "language": "en",
     *       "similarity": 0.71
     *     }
     */
    SimilarFilm: {
      /** @description IMDb’s title id without its `tt`. */
      film_id: number;
      /** @description The title under which the film is best known. */
      title: string;
      /**
       * Format: date
       * @description 1 January of the year of release.
       */
      year: string | null;
      /** @description Minutes. */
      duration: number | null;
      /** @description At least one. */
      genres: string[];
      /** @description IMDb’s rating, out of 10. */
      rating: number;
      /** @description The number of votes behind the rating. */
      vote_count: number;
      /** @description Names, in the order of the credits. */
      persons: string[];
      /** @description The title in the original language. */
      original_title: string | null;
      /** @description ISO 639; null when unknown. */
      language: string | null;
      /**
       * @description 1 means alike in all.
       * @example 0.71
       */
      similarity: number;
    };
    /** @description Films to be like and unlike; `filter` says which films may be listed, as criteria of a search. */
    SimilarQuestion: {
      /**
       * @description The films that the answer is to be like.
       * @example [
       *       120737,
       *       {
       *         "film_id": 76759,
       *         "weight": 2
       *       }
       *     ]
       */
      like: components['schemas']['NamedFilm'][];
      /**
       * @description The films that it is to be unlike. No film may be named twice.
       * @example [
       *       92494
       *     ]
       */
      unlike?: components['schemas']['NamedFilm'][];
      weights?: components['schemas']['FieldWeights'];
      /**
       * @description How much single terms count in what the named films are liked or unliked for; 1 when absent. Films keep their own vectors, so only the question changes. A term may be named once; one that no film has is passed over, so that a question outlives its snapshot. Where every term is muted, all films score 0.
       * @example [
       *       {
       *         "field": "genre",
       *         "term": "Adventure",
       *         "factor": 0
       *       }
       *     ]
       */
      terms?: components['schemas']['TermFactor'][];
      /**
       * @description How films are compared; the preset that the snapshot was built with when absent.
       * @enum {string}
       */
      preset?: 'balanced' | 'seed';
      /**
       * @description The least similarity; 0 when absent.
       * @example 0.2
       */
      threshold?: number;
      /**
       * @description How many films; 10 when absent.
       * @example 10
       */
      limit?: number;
      /** @description Where to go on: taken from the `Link` header of the page before. */
      cursor?: string;
      /**
       * @description How much to avoid films that resemble those before them; 0, by similarity alone, when absent. The first 300 films of the ranking are put in another order (maximal marginal relevance); those after them follow by similarity. Which films are listed, `total` and all counts stay the same, and pages are pages of this order.
       * @example 0.3
       */
      diversity?: number;
      /** @description Whether to tell why each film is as similar as it is. */
      explain?: boolean;
      filter?: components['schemas']['SearchCriteria'];
    };
    SimilarityField: {
      /** @enum {string} */
      field:
        | 'title'
        | 'genre'
        | 'rating'
        | 'person'
        | 'director'
        | 'writer'
        | 'composer'
        | 'lead'
        | 'character'
        | 'word'
        | 'series'
        | 'mix'
        | 'era'
        | 'language'
        | 'votes'
        | 'score';
      /** @example Directors */
      label: string;
      /**
       * @description What a film’s terms are.
       * @example the directors
       */
      description: string;
      /**
       * @description Its group, one of `groups`.
       * @example people
       * @enum {string}
       */
      group: 'people' | 'title' | 'genre' | 'character' | 'time' | 'language' | 'votes' | 'rating';
      /**
       * @description What its terms are: text that reads as it is (`word`), a person’s id (`person`), a full name in lower case (`name`), two words of the group (`pair`, such as `Horror+Sci-Fi`), how a title begins with a genre (`phrase`, such as `star wars/Action`), a code (`language`), or a number or range (`range`).
       * @example person
       * @enum {string}
       */
      kind: 'word' | 'person' | 'name' | 'pair' | 'phrase' | 'language' | 'range';
    };
    /** @description By what to multiply the weight of a term, named as `why` names it. */
    TermFactor: {
      /** @enum {string} */
      field:
        | 'title'
        | 'genre'
        | 'rating'
        | 'person'
        | 'director'
        | 'writer'
        | 'composer'
        | 'lead'
        | 'character'
        | 'word'
        | 'series'
        | 'mix'
        | 'era'
        | 'language'
        | 'votes'
        | 'score';
      /** @example nm0001392 */
      term: string;
      /**
       * @description 0 mutes the term, 2 counts it double; else from 1e-6.
       * @example 0
       */
      factor: number;
    };
    TermShare: {
      /** @enum {string} */
      field:
        | 'title'
        | 'genre'
        | 'rating'
        | 'person'
        | 'director'
        | 'writer'
        | 'composer'
        | 'lead'
        | 'character'
        | 'word'
        | 'series'
        | 'mix'
        | 'era'
        | 'language'
        | 'votes'
        | 'score';
      /** @example nm0001392 */
      term: string;
      /**
       * @description The term as a person reads it.
       * @example Peter Jackson
       */
      label: string;
      /**
       * @description Its part of the similarity; below 0 where it speaks for an unliked film.
       * @example 0.21
       */
      share: number;
    };
    /** @description Only with `explain`. The greatest share first; the shares by field, and those by term, sum to the similarity (to 1e-12). Where unliked films outweigh the liked ones the sum is below 0 and the similarity 0. */
    Why: {
      fields: components['schemas']['FieldShare'][];
      terms: components['schemas']['TermShare'][];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: {
    /** @description The id of the request in the server’s log: the client’s own, or a new one. */
    'X-Request-Id': string;
    /** @description What is left of the limit, and in how many seconds it is whole again. */
    RateLimit: string;
    /** @description The limit: requests and the seconds of its window. */
    'RateLimit-Policy': string;
    /** @description In how many seconds to ask again. */
    'Retry-After': string;
    /** @description The id of the snapshot of films that the answer was made from. */
    'X-Snapshot': string;
    /** @description Names these very bytes; to be sent back in `If-None-Match`. */
    ETag: string;
  };
  pathItems: never;
}
export type Career = components['schemas']['Career'];
export type Comparison = components['schemas']['Comparison'];
export type Dataset = components['schemas']['Dataset'];
export type ExplainedFilm = components['schemas']['ExplainedFilm'];
export type Facets = components['schemas']['Facets'];
export type FieldGroup = components['schemas']['FieldGroup'];
export type FieldShare = components['schemas']['FieldShare'];
export type FieldWeights = components['schemas']['FieldWeights'];
export type Film = components['schemas']['Film'];
export type FilmSuggestion = components['schemas']['FilmSuggestion'];
export type Histogram = components['schemas']['Histogram'];
export type NamedFilm = components['schemas']['NamedFilm'];
export type OwnTerm = components['schemas']['OwnTerm'];
export type Person = components['schemas']['Person'];
export type PersonSuggestion = components['schemas']['PersonSuggestion'];
export type PresetChoice = components['schemas']['PresetChoice'];
export type Presets = components['schemas']['Presets'];
export type Problem = components['schemas']['Problem'];
export type SearchCriteria = components['schemas']['SearchCriteria'];
export type SearchFacets = components['schemas']['SearchFacets'];
export type SimilarAnswer = components['schemas']['SimilarAnswer'];
export type SimilarFilm = components['schemas']['SimilarFilm'];
export type SimilarQuestion = components['schemas']['SimilarQuestion'];
export type SimilarityField = components['schemas']['SimilarityField'];
export type TermFactor = components['schemas']['TermFactor'];
export type TermShare = components['schemas']['TermShare'];
export type Why = components['schemas']['Why'];
export type HeaderXRequestId = components['headers']['X-Request-Id'];
export type HeaderRateLimit = components['headers']['RateLimit'];
export type HeaderRateLimitPolicy = components['headers']['RateLimit-Policy'];
export type HeaderRetryAfter = components['headers']['Retry-After'];
export type HeaderXSnapshot = components['headers']['X-Snapshot'];
export type HeaderETag = components['headers']['ETag'];
export type $defs = Record<string, never>;
export interface operations {
  searchFilmsByAddress: {
    parameters: {
      query?: {
        /**
         * @description Regular expression, found anywhere in the title. RE2 syntax, case-insensitive; text that is not a valid regular expression is matched as plain text.
         * @example ^the lord of the rings
         */
        title?: string;
        /**
         * @description Regular expression, found anywhere in the original title. RE2 syntax, case-insensitive; text that is not a valid regular expression is matched as plain text.
         * @example chihiro
         */
        original_title?: string;
        /**
         * @description Regular expression, found anywhere in its genres, joined by commas. RE2 syntax, case-insensitive; text that is not a valid regular expression is matched as plain text.
         * @example adventure|fantasy
         */
        genre?: string;
        /**
         * @description Regular expression, found anywhere in the names of its people, joined by commas. RE2 syntax, case-insensitive; text that is not a valid regular expression is matched as plain text.
         * @example peter jackson
         */
        person?: string;
        /**
         * @description All of these genres. Names must match exactly.
         * @example [
         *       "Adventure"
         *     ]
         */
        genres?: string[];
        /**
         * @description None of these genres. Names must match exactly.
         * @example [
         *       "Horror"
         *     ]
         */
        exclude_genres?: string[];
        /**
         * @description All of these people, by name. Names must match exactly.
         * @example [
         *       "Ian McKellen"
         *     ]
         */
        persons?: string[];
        /**
         * @description All of these people, by id; unlike names, ids are unique. An id is IMDb’s `nconst` without `nm`.
         * @example [
         *       5212
         *     ]
         */
        person_ids?: number[];
        /**
         * @description None of these people, by name. Names must match exactly.
         * @example [
         *       "Orlando Bloom"
         *     ]
         */
        exclude_persons?: string[];
        /**
         * @description Language code, exactly as in the data.
         * @example en
         */
        language?: string;
        /**
         * @description Released on or after this date; a film’s date is 1 January of its year.
         * @example 2001-01-01
         */
        earliest_date?: string;
        /**
         * @description Released on or before this date; a film’s date is 1 January of its year.
         * @example 2003-12-31
         */
        latest_date?: string;
        /**
         * @description At least this many minutes long.
         * @example 120
         */
        min_duration?: number;
        /**
         * @description At most this many minutes long.
         * @example 240
         */
        max_duration?: number;
        /**
         * @description Rated at least this, out of 10.
         * @example 8.5
         */
        min_rating?: number;
        /**
         * @description Rated at most this, out of 10.
         * @example 9.5
         */
        max_rating?: number;
        /**
         * @description At least this many votes.
         * @example 100000
         */
        vote_count?: number;
        /**
         * @description How many films; 100 when absent.
         * @example 100
         */
        limit?: number;
        /** @description Where to go on: taken from the `Link` header of the page before. */
        cursor?: string;
        /** @description `title` when absent. `relevance`: films whose title is what was looked for, then those whose title begins so, then the others; in each, the most votes first. Equals stand by film_id, what is unknown last. */
        sort?: 'title' | 'year' | 'rating' | 'vote_count' | 'relevance';
        /** @description `asc` for titles and `desc` for all else when absent. */
        order?: 'asc' | 'desc';
        /**
         * @description The whole list as a file instead of a page, at most 1,000,000 films; `limit` may cut it, there is no cursor. An `Accept` header that prefers application/x-ndjson, text/csv, application/vnd.apache.parquet to JSON asks for the same. In CSV (RFC 4180, UTF-8) lists are joined by `|`, and an apostrophe stands before what a spreadsheet would take for a formula; parquet has the types of the table `films`.
         * @example csv
         */
        format?: 'json' | 'ndjson' | 'csv' | 'parquet';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Films ordered by title (by code point), then film_id, unless `sort` says otherwise. */
      200: {
        headers: {
          /** @description How many films there are on all pages. */
          'X-Total-Count'?: number;
          /** @description The next page, `rel="next"`; absent on the last one. */
          Link?: string;
          /** @description The criteria that are no pattern and were matched as text. */
          'X-Matched-As-Text'?: string;
          /** @description When no film was found: the criteria to drop, one at a time, with how many films that gives, such as `genres=12, min_rating=3`. */
          'X-Try-Without'?: string;
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Film'][];
          'application/x-ndjson': string;
          'text/csv': string;
          'application/vnd.apache.parquet': string;
        };
      };
      /** @description What `If-None-Match` names is still the answer. */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Problem details (RFC 9457) */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      410: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  searchFilms: {
    parameters: {
      query?: {
        /**
         * @description How many films; 100 when absent.
         * @example 100
         */
        limit?: number;
        /** @description Where to go on: taken from the `Link` header of the page before. */
        cursor?: string;
        /** @description `title` when absent. `relevance`: films whose title is what was looked for, then those whose title begins so, then the others; in each, the most votes first. Equals stand by film_id, what is unknown last. */
        sort?: 'title' | 'year' | 'rating' | 'vote_count' | 'relevance';
        /** @description `asc` for titles and `desc` for all else when absent. */
        order?: 'asc' | 'desc';
        /**
         * @description The whole list as a file instead of a page, at most 1,000,000 films; `limit` may cut it, there is no cursor. An `Accept` header that prefers application/x-ndjson, text/csv, application/vnd.apache.parquet to JSON asks for the same. In CSV (RFC 4180, UTF-8) lists are joined by `|`, and an apostrophe stands before what a spreadsheet would take for a formula; parquet has the types of the table `films`.
         * @example csv
         */
        format?: 'json' | 'ndjson' | 'csv' | 'parquet';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description A film must match all criteria that are given; `{}` matches every film. */
    requestBody: {
      content: {
        'application/json': components['schemas']['SearchCriteria'];
      };
    };
    responses: {
      /** @description Films ordered by title (by code point), then film_id, unless `sort` says otherwise. */
      200: {
        headers: {
          /** @description How many films there are on all pages. */
          'X-Total-Count'?: number;
          /** @description The next page, `rel="next"`; absent on the last one. */
          Link?: string;
          /** @description The criteria that are no pattern and were matched as text. */
          'X-Matched-As-Text'?: string;
          /** @description When no film was found: the criteria to drop, one at a time, with how many films that gives, such as `genres=12, min_rating=3`. */
          'X-Try-Without'?: string;
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Film'][];
          'application/x-ndjson': string;
          'text/csv': string;
          'application/vnd.apache.parquet': string;
        };
      };
      /** @description Problem details (RFC 9457) */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      410: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  searchFacetsByAddress: {
    parameters: {
      query?: {
        /**
         * @description Regular expression, found anywhere in the title. RE2 syntax, case-insensitive; text that is not a valid regular expression is matched as plain text.
         * @example ^the lord of the rings
         */
        title?: string;
        /**
         * @description Regular expression, found anywhere in the original title. RE2 syntax, case-insensitive; text that is not a valid regular expression is matched as plain text.
         * @example chihiro
         */
        original_title?: string;
        /**
         * @description Regular expression, found anywhere in its genres, joined by commas. RE2 syntax, case-insensitive; text that is not a valid regular expression is matched as plain text.
         * @example adventure|fantasy
         */
        genre?: string;
        /**
         * @description Regular expression, found anywhere in the names of its people, joined by commas. RE2 syntax, case-insensitive; text that is not a valid regular expression is matched as plain text.
         * @example peter jackson
         */
        person?: string;
        /**
         * @description All of these genres. Names must match exactly.
         * @example [
         *       "Adventure"
         *     ]
         */
        genres?: string[];
        /**
         * @description None of these genres. Names must match exactly.
         * @example [
         *       "Horror"
         *     ]
         */
        exclude_genres?: string[];
        /**
         * @description All of these people, by name. Names must match exactly.
         * @example [
         *       "Ian McKellen"
         *     ]
         */
        persons?: string[];
        /**
         * @description All of these people, by id; unlike names, ids are unique. An id is IMDb’s `nconst` without `nm`.
         * @example [
         *       5212
         *     ]
         */
        person_ids?: number[];
        /**
         * @description None of these people, by name. Names must match exactly.
         * @example [
         *       "Orlando Bloom"
         *     ]
         */
        exclude_persons?: string[];
        /**
         * @description Language code, exactly as in the data.
         * @example en
         */
        language?: string;
        /**
         * @description Released on or after this date; a film’s date is 1 January of its year.
         * @example 2001-01-01
         */
        earliest_date?: string;
        /**
         * @description Released on or before this date; a film’s date is 1 January of its year.
         * @example 2003-12-31
         */
        latest_date?: string;
        /**
         * @description At least this many minutes long.
         * @example 120
         */
        min_duration?: number;
        /**
         * @description At most this many minutes long.
         * @example 240
         */
        max_duration?: number;
        /**
         * @description Rated at least this, out of 10.
         * @example 8.5
         */
        min_rating?: number;
        /**
         * @description Rated at most this, out of 10.
         * @example 9.5
         */
        max_rating?: number;
        /**
         * @description At least this many votes.
         * @example 100000
         */
        vote_count?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How the films that a search finds are spread. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SearchFacets'];
        };
      };
      /** @description What `If-None-Match` names is still the answer. */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Problem details (RFC 9457) */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  searchFacets: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description A film must match all criteria that are given; `{}` matches every film. */
    requestBody: {
      content: {
        'application/json': components['schemas']['SearchCriteria'];
      };
    };
    responses: {
      /** @description How the films that a search finds are spread. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SearchFacets'];
        };
      };
      /** @description Problem details (RFC 9457) */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getFilm: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The digits of IMDb’s title id, with or without `tt`. */
        film_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A film. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "film_id": 120737,
           *       "title": "The Lord of the Rings: The Fellowship of the Ring",
           *       "year": "2001-01-01",
           *       "duration": 178,
           *       "genres": [
           *         "Action",
           *         "Adventure",
           *         "Drama"
           *       ],
           *       "rating": 8.9,
           *       "vote_count": 2000000,
           *       "persons": [
           *         "Elijah Wood",
           *         "Ian McKellen",
           *         "Orlando Bloom",
           *         "Peter Jackson"
           *       ],
           *       "original_title": "The Lord of the Rings: The Fellowship of the Ring",
           *       "language": "en"
           *     }
           */
          'application/json': components['schemas']['Film'];
        };
      };
      /** @description What `If-None-Match` names is still the answer. */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Problem details (RFC 9457) */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  similarFilms: {
    parameters: {
      query?: {
        /**
         * @description How many films; 10 when absent.
         * @example 10
         */
        limit?: number;
        /** @description Where to go on: taken from the `Link` header of the page before. */
        cursor?: string;
        /**
         * @description The whole list as a file instead of a page, at most 1,000,000 films; `limit` may cut it, there is no cursor. An `Accept` header that prefers application/x-ndjson, text/csv, application/vnd.apache.parquet to JSON asks for the same. In CSV (RFC 4180, UTF-8) lists are joined by `|`, and an apostrophe stands before what a spreadsheet would take for a formula; parquet has the types of the table `films`.
         * @example csv
         */
        format?: 'json' | 'ndjson' | 'csv' | 'parquet';
      };
      header?: never;
      path: {
        /** @description The digits of IMDb’s title id, with or without `tt`. */
        film_id: string;
        /**
         * @description The least similarity.
         * @example 0.2
         */
        threshold: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The most similar film first; equals by film_id. */
      200: {
        headers: {
          /** @description How many films there are on all pages. */
          'X-Total-Count'?: number;
          /** @description The next page, `rel="next"`; absent on the last one. */
          Link?: string;
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SimilarFilm'][];
          'application/x-ndjson': string;
          'text/csv': string;
          'application/vnd.apache.parquet': string;
        };
      };
      /** @description What `If-None-Match` names is still the answer. */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Problem details (RFC 9457) */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      410: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  suggest: {
    parameters: {
      query: {
        /** @description What has been typed so far: words of a title or name in any order, the last one unfinished. Case, accents, punctuation and a few wrong letters do not matter. */
        q: string;
        /**
         * @description How many suggestions; 10 when absent.
         * @example 10
         */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The best fit first: titles and names that are what was typed, that begin so, that hold its words, then those with letters wrong. Of equals those found by their own title, original title or name come before those found by an alternate title, and then the best known. A film stands there once, with the title that fits best. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "kind": "film",
           *         "film_id": 133093,
           *         "title": "The Matrix",
           *         "year": 1999,
           *         "rating": 8.7,
           *         "vote_count": 2100000,
           *         "matched_by": null
           *       },
           *       {
           *         "kind": "film",
           *         "film_id": 68646,
           *         "title": "The Godfather",
           *         "year": 1972,
           *         "rating": 9.2,
           *         "vote_count": 2100000,
           *         "matched_by": "Der Pate"
           *       },
           *       {
           *         "kind": "person",
           *         "person_id": 206,
           *         "name": "Keanu Reeves",
           *         "birth_year": 1964,
           *         "death_year": null,
           *         "films": 3,
           *         "known_for": [
           *           "The Matrix",
           *           "Speed",
           *           "John Wick"
           *         ],
           *         "matched_by": null
           *       }
           *     ]
           */
          'application/json': (
            components['schemas']['FilmSuggestion'] | components['schemas']['PersonSuggestion']
          )[];
        };
      };
      /** @description What `If-None-Match` names is still the answer. */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Problem details (RFC 9457) */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  similarToFilms: {
    parameters: {
      query?: {
        /**
         * @description The whole list as a file instead of a page, at most 1,000,000 films; `limit` may cut it, there is no cursor. An `Accept` header that prefers application/x-ndjson, text/csv, application/vnd.apache.parquet to JSON asks for the same. In CSV (RFC 4180, UTF-8) lists are joined by `|`, and an apostrophe stands before what a spreadsheet would take for a formula; parquet has the types of the table `films`.
         * @example csv
         */
        format?: 'json' | 'ndjson' | 'csv' | 'parquet';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Films to be like and unlike; `filter` says which films may be listed, as criteria of a search. */
    requestBody: {
      content: {
        /**
         * @example {
         *       "like": [
         *         120737,
         *         {
         *           "film_id": 76759,
         *           "weight": 2
         *         }
         *       ],
         *       "unlike": [
         *         92494
         *       ],
         *       "weights": {
         *         "person": 1,
         *         "title": 0.5
         *       },
         *       "terms": [
         *         {
         *           "field": "person",
         *           "term": "nm0000704",
         *           "factor": 0
         *         }
         *       ],
         *       "filter": {
         *         "genres": [
         *           "Adventure"
         *         ],
         *         "min_rating": 7
         *       },
         *       "threshold": 0.05,
         *       "limit": 3,
         *       "explain": true
         *     }
         */
        'application/json': components['schemas']['SimilarQuestion'];
      };
    };
    responses: {
      /** @description A page of films like others. `facets` tells how all the films that `total` counts are spread. */
      200: {
        headers: {
          /** @description How many films there are on all pages. */
          'X-Total-Count'?: number;
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SimilarAnswer'];
          'application/x-ndjson': string;
          'text/csv': string;
          'application/vnd.apache.parquet': string;
        };
      };
      /** @description Problem details (RFC 9457) */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      410: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  similarToFilm: {
    parameters: {
      query?: {
        /**
         * @description How much each field counts, instead of a preset.
         * @example person:2,title:0.5
         */
        weights?: string;
        /**
         * @description How much single terms count, each as `field:term:factor`; 0 mutes one. The same as in the body of `POST /film/similar`.
         * @example [
         *       "person:nm0000704:0",
         *       "genre:Adventure:2"
         *     ]
         */
        terms?: string[];
        /** @description How films are compared; the preset that the snapshot was built with when absent. */
        preset?: 'balanced' | 'seed';
        /**
         * @description The least similarity; 0 when absent.
         * @example 0.2
         */
        threshold?: number;
        /**
         * @description How many films; 10 when absent.
         * @example 10
         */
        limit?: number;
        /** @description Where to go on: taken from the `Link` header of the page before. */
        cursor?: string;
        /**
         * @description How much to avoid films that resemble those before them; 0, by similarity alone, when absent. The first 300 films of the ranking are put in another order (maximal marginal relevance); those after them follow by similarity. Which films are listed, `total` and all counts stay the same, and pages are pages of this order.
         * @example 0.3
         */
        diversity?: number;
        /** @description Whether to tell why each film is as similar as it is. */
        explain?: boolean;
        /**
         * @description The whole list as a file instead of a page, at most 1,000,000 films; `limit` may cut it, there is no cursor. An `Accept` header that prefers application/x-ndjson, text/csv, application/vnd.apache.parquet to JSON asks for the same. In CSV (RFC 4180, UTF-8) lists are joined by `|`, and an apostrophe stands before what a spreadsheet would take for a formula; parquet has the types of the table `films`.
         * @example csv
         */
        format?: 'json' | 'ndjson' | 'csv' | 'parquet';
        /**
         * @description Regular expression, found anywhere in the title. RE2 syntax, case-insensitive; text that is not a valid regular expression is matched as plain text.
         * @example ^the lord of the rings
         */
        title?: string;
        /**
         * @description Regular expression, found anywhere in the original title. RE2 syntax, case-insensitive; text that is not a valid regular expression is matched as plain text.
         * @example chihiro
         */
        original_title?: string;
        /**
         * @description Regular expression, found anywhere in its genres, joined by commas. RE2 syntax, case-insensitive; text that is not a valid regular expression is matched as plain text.
         * @example adventure|fantasy
         */
        genre?: string;
        /**
         * @description Regular expression, found anywhere in the names of its people, joined by commas. RE2 syntax, case-insensitive; text that is not a valid regular expression is matched as plain text.
         * @example peter jackson
         */
        person?: string;
        /**
         * @description All of these genres. Names must match exactly.
         * @example [
         *       "Adventure"
         *     ]
         */
        genres?: string[];
        /**
         * @description None of these genres. Names must match exactly.
         * @example [
         *       "Horror"
         *     ]
         */
        exclude_genres?: string[];
        /**
         * @description All of these people, by name. Names must match exactly.
         * @example [
         *       "Ian McKellen"
         *     ]
         */
        persons?: string[];
        /**
         * @description All of these people, by id; unlike names, ids are unique. An id is IMDb’s `nconst` without `nm`.
         * @example [
         *       5212
         *     ]
         */
        person_ids?: number[];
        /**
         * @description None of these people, by name. Names must match exactly.
         * @example [
         *       "Orlando Bloom"
         *     ]
         */
        exclude_persons?: string[];
        /**
         * @description Language code, exactly as in the data.
         * @example en
         */
        language?: string;
        /**
         * @description Released on or after this date; a film’s date is 1 January of its year.
         * @example 2001-01-01
         */
        earliest_date?: string;
        /**
         * @description Released on or before this date; a film’s date is 1 January of its year.
         * @example 2003-12-31
         */
        latest_date?: string;
        /**
         * @description At least this many minutes long.
         * @example 120
         */
        min_duration?: number;
        /**
         * @description At most this many minutes long.
         * @example 240
         */
        max_duration?: number;
        /**
         * @description Rated at least this, out of 10.
         * @example 8.5
         */
        min_rating?: number;
        /**
         * @description Rated at most this, out of 10.
         * @example 9.5
         */
        max_rating?: number;
        /**
         * @description At least this many votes.
         * @example 100000
         */
        vote_count?: number;
      };
      header?: never;
      path: {
        /** @description The digits of IMDb’s title id, with or without `tt`. */
        film_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of films like others. `facets` tells how all the films that `total` counts are spread. */
      200: {
        headers: {
          /** @description How many films there are on all pages. */
          'X-Total-Count'?: number;
          /** @description The next page, `rel="next"`; absent on the last one. */
          Link?: string;
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SimilarAnswer'];
          'application/x-ndjson': string;
          'text/csv': string;
          'application/vnd.apache.parquet': string;
        };
      };
      /** @description What `If-None-Match` names is still the answer. */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Problem details (RFC 9457) */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      410: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPerson: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The digits of IMDb’s name id, with or without `nm`. */
        person_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "person_id": 1392,
           *       "name": "Peter Jackson",
           *       "birth_year": 1961,
           *       "death_year": null,
           *       "professions": [
           *         "producer",
           *         "director",
           *         "writer"
           *       ],
           *       "films": 3,
           *       "credits": [
           *         {
           *           "category": "director",
           *           "films": [
           *             {
           *               "film_id": 120737,
           *               "title": "The Lord of the Rings: The Fellowship of the Ring",
           *               "year": "2001-01-01",
           *               "duration": 178,
           *               "genres": [
           *                 "Action",
           *                 "Adventure",
           *                 "Drama"
           *               ],
           *               "rating": 8.9,
           *               "vote_count": 2000000,
           *               "persons": [
           *                 "Elijah Wood",
           *                 "Ian McKellen",
           *                 "Orlando Bloom",
           *                 "Peter Jackson"
           *               ],
           *               "original_title": "The Lord of the Rings: The Fellowship of the Ring",
           *               "language": "en",
           *               "job": null,
           *               "characters": null
           *             }
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Career'];
        };
      };
      /** @description What `If-None-Match` names is still the answer. */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Problem details (RFC 9457) */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  searchPeople: {
    parameters: {
      query?: {
        /**
         * @description A regular expression (RE2), case-insensitive, found anywhere in the name. Text that is no pattern is matched as text.
         * @example ^peter j
         */
        name?: string;
        /**
         * @description One of their professions, exactly as it is written.
         * @example director
         */
        profession?: string;
        /**
         * @description How many films; 20 when absent.
         * @example 20
         */
        limit?: number;
        /** @description Where to go on: taken from the `Link` header of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Those with the most films first; equals by person_id. */
      200: {
        headers: {
          /** @description How many films there are on all pages. */
          'X-Total-Count'?: number;
          /** @description The next page, `rel="next"`; absent on the last one. */
          Link?: string;
          /** @description `name`, when it is no pattern and was matched as text. */
          'X-Matched-As-Text'?: string;
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Person'][];
        };
      };
      /** @description What `If-None-Match` names is still the answer. */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Problem details (RFC 9457) */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      410: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCredits: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The digits of IMDb’s title id, with or without `tt`. */
        film_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description In the order of the credits; a person with several parts stands there several times. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "person_id": 704,
           *         "name": "Elijah Wood",
           *         "category": "actor",
           *         "job": null,
           *         "characters": [
           *           "Frodo"
           *         ],
           *         "ordering": 1
           *       }
           *     ]
           */
          'application/json': {
            person_id: number;
            name: string;
            /** @description What they did, such as `director`. */
            category: string;
            /** @description More about it, such as `screenplay`. */
            job: string | null;
            /** @description Whom they played. */
            characters: string[] | null;
            /** @description The place in IMDb’s list; 1 is the first. */
            ordering: number;
          }[];
        };
      };
      /** @description What `If-None-Match` names is still the answer. */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Problem details (RFC 9457) */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  compareFilms: {
    parameters: {
      query?: {
        /** @description How films are compared; the preset that the snapshot was built with when absent. */
        preset?: 'balanced' | 'seed';
        /**
         * @description How much each field counts, instead of a preset.
         * @example person:2,title:0.5
         */
        weights?: string;
      };
      header?: never;
      path: {
        /** @description The digits of IMDb’s title id, with or without `tt`. */
        film_id: string;
        /** @description The digits of IMDb’s title id, with or without `tt`. */
        other_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Two films side by side. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Comparison'];
        };
      };
      /** @description What `If-None-Match` names is still the answer. */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Problem details (RFC 9457) */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  similarityPresets: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How films can be compared. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Presets'];
        };
      };
      /** @description What `If-None-Match` names is still the answer. */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Problem details (RFC 9457) */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getDataset: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What the answers were made from. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Dataset'];
        };
      };
      /** @description What `If-None-Match` names is still the answer. */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Problem details (RFC 9457) */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  isLive: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "ok"
           *     }
           */
          'application/json': {
            /** @enum {string} */
            status: 'ok';
          };
        };
      };
      /** @description Problem details (RFC 9457) */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  isReady: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "ok",
           *       "snapshot": "5f1d0c2a9b7e",
           *       "built_at": "2026-11-01T12:00:00.000Z",
           *       "age_seconds": 86400,
           *       "films": 36264,
           *       "suggestions": "ready",
           *       "queries": {
           *         "running": 1,
           *         "waiting": 0
           *       }
           *     }
           */
          'application/json': {
            /** @enum {string} */
            status: 'ok';
            /** @description The data that is served. */
            snapshot: string;
            /**
             * Format: date-time
             * @description When it was built.
             */
            built_at: string;
            /** @description How long ago that was. */
            age_seconds: number;
            /** @description How many films are loaded, with their likeness. */
            films: number;
            /**
             * @description Whether suggestions come at once, or wait until all names are indexed.
             * @enum {string}
             */
            suggestions: 'ready' | 'indexing';
            /** @description Queries of the database under way. */
            queries: {
              running: number;
              waiting: number;
            };
          };
        };
      };
      /** @description Problem details (RFC 9457) */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getMetrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Metrics in Prometheus’ text format. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description Problem details (RFC 9457) */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPipeline: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A browser gets HTML. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description The last ten, the newest first. */
            runs: {
              /** @example 20261122T104512Z-1a2b */
              run: string;
              /**
               * @description running, succeeded, failed, cancelled, or died: its process ended within.
               * @example succeeded
               */
              state: string;
              startedAt: string | null;
              elapsedMs: number | null;
              /** @description Whether all of its file could be read. */
              whole: boolean;
              tasks: {
                /** @example PrepFilms */
                task: string;
                /** @description The tasks that come before it. */
                requires: string[];
                /**
                 * @description waiting, fresh, running, ran, failed, cancelled, blocked or died.
                 * @example ran
                 */
                state: string;
                startedAt: string | null;
                elapsedMs: number | null;
                /** @description Rows written, or read by a task that only verifies. */
                rows: number | null;
                /** @description The size of all that it wrote. */
                bytes: number | null;
                /** @description The largest resident size of the process while it ran. */
                peakRssBytes: number | null;
                /** @description What a person would like to know of the result. */
                notes: string[];
                /** @description What is worth a look, though it stopped nothing. */
                warnings: string[];
                /** @description What the task tells of its result. */
                facts: unknown;
                /** @description Why it ran. */
                reasons: string[];
                /** @description done, total and unit while it runs; else null. */
                progress: unknown;
                /** @description Why it failed, or what kept it from running. */
                problem: string | null;
              }[];
            }[];
            /** @description By task: when it last ran to its end, and what came of it. */
            last: {
              [key: string]: {
                run: string;
                startedAt: string;
                elapsedMs: number | null;
                /** @description Rows written, or read by a task that only verifies. */
                rows: number | null;
                /** @description The size of all that it wrote. */
                bytes: number | null;
                /** @description The largest resident size of the process while it ran. */
                peakRssBytes: number | null;
                /** @description What a person would like to know of the result. */
                notes: string[];
                /** @description What is worth a look, though it stopped nothing. */
                warnings: string[];
                /** @description What the task tells of its result. */
                facts: unknown;
              };
            };
          };
        };
      };
      /** @description Problem details (RFC 9457) */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Problem details (RFC 9457) */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  root: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A browser gets HTML. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
          'text/html': string;
        };
      };
    };
  };
}
