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
     * Search films by URL
     * @description The same as `POST /film/search`, with the criteria as query parameters, so that a search can be linked to and cached. To send a list, repeat its parameter: `genres=Drama&genres=Crime`.
     */
    get: operations['searchFilmsByAddress'];
    put?: never;
    /**
     * Search films
     * @description Criteria that are not valid regular expressions are matched as plain text and listed in the header `X-Matched-As-Text`. When no film matches, `X-Try-Without` suggests which criterion to drop.
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
    /**
     * Count matching films by URL
     * @description The same as `POST /film/search/facets`, with the criteria as query parameters.
     */
    get: operations['searchFacetsByAddress'];
    put?: never;
    /**
     * Count matching films by genre, decade, language and rating
     * @description When no film matches, the response suggests which criterion to drop instead.
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
    /** Get a film */
    get: operations['getFilm'];
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
    /** Get the credits of a film */
    get: operations['getCredits'];
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
     * List films similar to a film, above a threshold
     * @description All other films whose similarity is at or above the threshold. `GET /film/{film_id}/similar` can do more.
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
     * Suggest films and people while typing
     * @description Films are found by title, original title and, with `title.akas`, by alternate titles; `matched_by` names the title unless it is the main one. Just after the server has started, responses wait until all names are indexed, at most three seconds.
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
  '/film/titles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the titles of all films, for matching lists
     * @description Lets a program match a list to films by title and year without sending the list anywhere. The response is large and only changes with the data: cache it by its `ETag`.
     */
    get: operations['listTitles'];
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
     * List films similar to some and unlike others
     * @description Each film has a vector of length 1. The query is the weighted sum of the vectors of the films in `like`, minus that of the films in `unlike`; a film’s similarity is its cosine with the query, clamped to [0, 1]. With a single film in `like`, this is the similarity of the two films. Factors in `terms` change the query only, not the vectors that it is compared with. Results are exact for any weights, factors and filter. To get the next page, send the same body with `cursor` set to the `next` of the response.
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
     * List films similar to a film, by URL
     * @description The same as `POST /film/similar` with one film in `like`; the criteria of the filter are query parameters. To send a list, repeat its parameter: `genres=Drama&genres=Crime`.
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
  '/film/for-you': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Recommend films from a person’s ratings
     * @description Every film of the collection is scored from the person’s ratings: by what it has in common with the films that they like, more than most films have, less what it has in common with those that they dislike; a little by its rating; and by its number of votes, as `hidden_gems` says. Films that they have rated are not listed; `filter`, `include` and `exclude` are applied before the best are chosen. The ratings are neither stored nor logged. To get the next page, send the same body with `cursor` set to the `next` of the response.
     */
    post: operations['filmsForYou'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/lists': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the named lists
     * @description Lists are text files in the folder `lists` of the data directory: `lists/owned.txt` is the list `owned`. The server notices within seconds when they change. Their names can be used in `include` and `exclude`.
     */
    get: operations['getLists'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/lists/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get the films of a named list */
    get: operations['getList'];
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
    /** Get a person and their films */
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
    /** Search people by name and profession */
    get: operations['searchPeople'];
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
    /**
     * Compare two films
     * @description What the two films have in common, what only one of them has, and how they rank.
     */
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
    /** List the fields and presets of similarity */
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
    /** Get facts about the data */
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
    /** Check that the server is running */
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
     * Check that the server is ready, and see which data it serves
     * @description With status 200, the films and their similarities are loaded, and every other route responds too. During the first build after an installation, `build` shows how far it is.
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
     * Get metrics for Prometheus
     * @description Response times by route, requests rejected by each rate limit, the age of the data, queries in progress, and the state of the processes.
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
    /** Get the latest runs of the pipeline, task by task */
    get: operations['getPipeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/notebooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the notebooks that have been executed
     * @description `reelated notebooks` executes them; each explains one part of the data with text, tables and plots.
     */
    get: operations['getNotebooks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/notebooks/{name}/{file}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Open an executed notebook */
    get: operations['openNotebook'];
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
    /** Open the web app, or check that the server is running */
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
    /** @description Only with `explain`. `personal`, `rating` and `popularity` add up to the score (within 1e-12). */
    Because: {
      /** @description The films that the person likes that add the most to the score, at most 5, the largest share first. */
      films: components['schemas']['RatedFilmShare'][];
      /** @description The terms that add the most to the score, at most 30, the largest share first: what the film has more in common with the films that the person likes than most films have. */
      reasons: components['schemas']['TermShare'][];
      /**
       * @description What the person’s ratings add to the score: the sum of the shares of all rated films, and also of all terms, those not listed and those that count against the film included.
       * @example 2.9
       */
      personal: number;
      /**
       * @description What the film’s own rating adds; few votes count less. With MovieLens, it includes the opinions of its users.
       * @example 0.4
       */
      rating: number;
      /**
       * @description What its number of votes adds; negative for well-known films among hidden gems.
       * @example -0.1
       */
      popularity: number;
    };
    /** @description The progress of the first build, in problems with code `building`. */
    Build: {
      /** @description When it started; null until it has. */
      started_at: string | null;
      /** @description How many of the tasks are done. */
      tasks_done: number;
      tasks: {
        /** @example PrepFilms */
        task: string;
        /**
         * @description As in `/pipeline`.
         * @example running
         */
        state: string;
        /**
         * @description Its state and progress, in words.
         * @example 5.0 MB of 10.0 MB (50 %)
         */
        status: string;
      }[];
    };
    /** @description A person and their films. */
    Career: {
      /** @description IMDb’s name id without `nm`. */
      person_id: number;
      name: string;
      birth_year: number | null;
      death_year: number | null;
      /** @description The person’s main professions. */
      professions: string[];
      /** @description The number of films they worked on. */
      films: number;
      /** @description By category, most frequent first; within each, the latest films first. */
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
          /** @description The original language, ISO 639; null when unknown. */
          language: string | null;
          /** @description Countries of origin by Wikidata, in English, sorted; empty when unknown. */
          countries: string[];
          /** @description Finer genres by Wikidata, such as neo-noir, sorted; empty when unknown. */
          styles: string[];
          /** @description Details of the category, such as `screenplay`. */
          job: string | null;
          /** @description The characters they played. */
          characters: string[] | null;
        }[];
      }[];
    };
    /** @description Two films side by side. */
    Comparison: {
      /** @description Both films, in the order of the URL. */
      films: components['schemas']['Film'][];
      /** @example 0.71 */
      similarity: number;
      /** @description How much each field contributes to the similarity, the largest share first. */
      fields: components['schemas']['FieldShare'][];
      /** @description The terms that both films have; their shares add up to the similarity (within 1e-12). */
      shared: components['schemas']['TermShare'][];
      /** @description The terms that only the first film has, and those that only the second has, the largest weight first. */
      only: components['schemas']['OwnTerm'][][];
      /** @description The Wikipedia articles that words of the plot and of genres are from; null where no article is known. */
      articles: (string | null)[];
      /** @description The rank of the second film among those similar to the first, and of the first among those similar to the second. */
      ranks: number[];
      /** @description The number of films that were ranked. */
      total: number;
    };
    /** @description The data that responses are made from. */
    Dataset: {
      /** @example 5f1d0c2a9b7e */
      snapshot: string;
      /** Format: date-time */
      built_at: string;
      /** @description The parameters by which films were selected and compared. */
      parameters: unknown;
      /** @description The source files with their versions. */
      sources: unknown;
      /** @description The number of rows in each table. */
      counts: unknown;
      /** @description The notice to show wherever the data is shown. */
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
     *       "countries": [
     *         "New Zealand",
     *         "United States"
     *       ],
     *       "styles": [
     *         "epic film",
     *         "high fantasy"
     *       ],
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
      /** @description The original language, ISO 639; null when unknown. */
      language: string | null;
      /** @description Countries of origin by Wikidata, in English, sorted; empty when unknown. */
      countries: string[];
      /** @description Finer genres by Wikidata, such as neo-noir, sorted; empty when unknown. */
      styles: string[];
      /**
       * @description From 0 to 1, where 1 means that nothing differs.
       * @example 0.71
       */
      similarity: number;
      why?: components['schemas']['Why'];
    };
    Facets: {
      /** @description Most frequent first; a film counts in each of its genres. */
      genres: {
        value: string | null;
        count: number;
      }[];
      /** @description By the first year of the decade; null: the year is unknown. */
      decades: {
        value: number | null;
        count: number;
      }[];
      /** @description Most frequent first; null: the language is unknown. */
      languages: {
        value: string | null;
        count: number;
      }[];
      /** @description Most frequent first; a film counts in each of its countries. Empty where no country is known. */
      countries: {
        value: string | null;
        count: number;
      }[];
      /** @description The 200 most frequent, most frequent first; a film counts in each of its styles. Empty where no style is known. */
      styles: {
        value: string | null;
        count: number;
      }[];
      /** @description In whole points: 8 means ratings from 8 to below 9. */
      ratings: {
        value: number | null;
        count: number;
      }[];
      /** @description In half hours: 90 means 90 to below 120 minutes; null: the length is unknown. */
      durations: {
        value: number | null;
        count: number;
      }[];
      /** @description In powers of ten: 1000 means 1,000 to below 10,000 votes, 0 for none. */
      vote_counts: {
        value: number | null;
        count: number;
      }[];
    };
    /** @description Fields that people see as one thing. */
    FieldGroup: {
      /**
       * @description The name that fields refer to.
       * @example people
       */
      group: string;
      /** @example People */
      label: string;
      /**
       * @description Its index in a palette of colours; stable.
       * @example 0
       */
      color: number;
      /** @description How shared terms are turned into reasons. */
      reason: {
        /**
         * @description How shares are combined: one reason for each term (`term`), or one for the whole group, which shows the longest phrase at the beginning of both titles or else their common words (`phrase`), all its terms with pairs split up (`list`), the five terms with the largest shares (`words`), or no terms (`group`).
         * @enum {string}
         */
        by: 'term' | 'phrase' | 'list' | 'words' | 'group';
        /**
         * @description The text of the reason; `{terms}` is replaced by the terms.
         * @example in {terms}
         */
        text: string;
        /** @description Whether the reason comes last, regardless of its share. */
        last?: boolean;
      };
    };
    FieldShare: {
      /**
       * @description The name of a field; `GET /similarity/presets` lists those of the snapshot.
       * @example director
       */
      field: string;
      /**
       * @description Its share of the similarity; negative if it comes from a film in `unlike`.
       * @example 0.21
       */
      share: number;
    };
    /**
     * @description How much each field counts, by the name of the field, instead of the factors of the preset: 0, which is the default, or at least 1e-9. Only the ratios matter. `GET /similarity/presets` lists the fields of the snapshot.
     * @example {
     *       "person": 1,
     *       "title": 0.5
     *     }
     */
    FieldWeights: {
      [key: string]: number;
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
     *       "language": "en",
     *       "countries": [
     *         "New Zealand",
     *         "United States"
     *       ],
     *       "styles": [
     *         "epic film",
     *         "high fantasy"
     *       ]
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
      /** @description The original language, ISO 639; null when unknown. */
      language: string | null;
      /** @description Countries of origin by Wikidata, in English, sorted; empty when unknown. */
      countries: string[];
      /** @description Finer genres by Wikidata, such as neo-noir, sorted; empty when unknown. */
      styles: string[];
    };
    /** @description A film, with links to other sites. */
    FilmDetails: {
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
      /** @description The original language, ISO 639; null when unknown. */
      language: string | null;
      /** @description Countries of origin by Wikidata, in English, sorted; empty when unknown. */
      countries: string[];
      /** @description Finer genres by Wikidata, such as neo-noir, sorted; empty when unknown. */
      styles: string[];
      /** @description Pages about the film on other sites: IMDb, and where they are known Wikidata, Wikipedia, TMDb and Letterboxd. */
      links: components['schemas']['FilmLink'][];
    };
    /** @description A page about the film on another site. */
    FilmLink: {
      /**
       * @description The name of the site.
       * @example Wikipedia
       */
      site: string;
      /** Format: uri */
      url: string;
    };
    FilmSuggestion: {
      /** @enum {string} */
      kind: 'film';
      film_id: number;
      title: string;
      year: number | null;
      rating: number;
      vote_count: number;
      /** @description The original or alternate title that matched; null if it was the main one. */
      matched_by: string | null;
    };
    /** @description The titles of all films, as columns. */
    FilmTitles: {
      /** @description The ids of all films, ascending. */
      film_ids: number[];
      /** @description Their titles, in the same order, as in all other columns. */
      titles: string[];
      /** @description Their years of release; 0 when unknown. */
      years: number[];
      /** @description Their numbers of votes. */
      vote_counts: number[];
      /** @description With `ring=true`, the films that are rated too low for the collection, as their places in `film_ids`, from 0; else empty. */
      not_offered: number[];
      /** @description Original titles that are not the title. */
      original_titles: {
        /** @description The film of each title, as its place in `film_ids`, from 0. */
        rows: number[];
        /** @description The titles, in the same order. */
        titles: string[];
      };
      /** @description Titles in other countries and languages, if the data has them, each once per film; empty with `alternate=false`. */
      alternate_titles: {
        /** @description The film of each title, as its place in `film_ids`, from 0. */
        rows: number[];
        /** @description The titles, in the same order. */
        titles: string[];
      };
    };
    /** @description A page of films for a person. */
    ForYouAnswer: {
      /** @description The number of films on all pages: those that match, without the rated ones. */
      total: number;
      used: components['schemas']['UsedRatings'];
      /**
       * @description The value that was used, requested or not.
       * @example 0.3
       */
      hidden_gems: number;
      /** @description The best first. Rated films are not listed. */
      films: components['schemas']['OfferedFilm'][];
      /** @description The cursor of the next page; null on the last one. */
      next: string | null;
    };
    /** @description A person’s ratings. They are used for this response alone, and neither stored nor logged. */
    ForYouQuery: {
      /**
       * @description The films that the person has rated, in any order; if a film is rated twice, the later rating counts. Films that are only rated too low for the collection count as well, though they are never offered; others that are not in it are counted in `used`, and otherwise ignored.
       * @example [
       *       {
       *         "film_id": 167261,
       *         "rating": 9
       *       },
       *       {
       *         "film_id": 76759,
       *         "rating": 8.5
       *       },
       *       {
       *         "film_id": 92494,
       *         "rating": 3
       *       }
       *     ]
       */
      ratings: components['schemas']['Rating'][];
      /**
       * @description From well-known films (0) to hidden gems (1); by default, as well known as the films that the person rated.
       * @example 0.8
       */
      hidden_gems?: number;
      /**
       * @description How much to avoid films that are similar to the ones listed before them. By default a little, and in any six films at most three by one director; with 0, films are ordered by score alone.
       * @example 0
       */
      diversity?: number;
      /**
       * @description How films are compared; `balanced` by default. With `weights`, only its length exponents and idf powers are used.
       * @enum {string}
       */
      preset?: 'balanced' | 'classic' | 'seed';
      weights?: components['schemas']['FieldWeights'];
      filter?: components['schemas']['SearchCriteria'];
      /**
       * @description Only films that are listed here or in a list named here. Each item is a film’s id or the name of a list (`GET /lists`).
       * @example [
       *       "owned"
       *     ]
       */
      include?: (number | string)[];
      /**
       * @description No film that is listed here or in a list named here. Each item is a film’s id or the name of a list (`GET /lists`).
       * @example [
       *       "seen",
       *       78748
       *     ]
       */
      exclude?: (number | string)[];
      /**
       * @description The number of items per page; 20 by default.
       * @example 20
       */
      limit?: number;
      /** @description Where the page starts: the cursor from the previous page, in its `Link` header or in `next`. */
      cursor?: string;
      /** @description Whether to say why each film is listed, in `because`. */
      explain?: boolean;
    };
    /** @description The distribution of similarities, including those below the threshold, to help choose one. */
    Histogram: {
      /**
       * @description The width of each part of [0, 1].
       * @example 0.02
       */
      width: number;
      /** @description The number of films in each part, from 0 up; a part includes its lower bound, the last one also 1. */
      counts: number[];
    };
    LabelledFactor: {
      /**
       * @description The name of a field; `GET /similarity/presets` lists those of the snapshot.
       * @example director
       */
      field: string;
      /** @example nm0001392 */
      term: string;
      /**
       * @description The term as shown to people.
       * @example Peter Jackson
       */
      label: string;
      /** @example 0 */
      factor: number;
    };
    /** @description A named list of films. */
    List: {
      /**
       * @description Its name.
       * @example owned
       */
      name: string;
      /**
       * @description The number of films in the list.
       * @example 1234
       */
      count: number;
      /**
       * @description How many of them are in the collection.
       * @example 1200
       */
      known: number;
      /**
       * @description How many of them are not.
       * @example 34
       */
      unknown: number;
      /**
       * @description The number of lines that are neither an id nor a comment.
       * @example 2
       */
      bad_lines: number;
      /**
       * @description The numbers of the first 20 of these lines.
       * @example [
       *       4,
       *       9
       *     ]
       */
      first_bad_lines: number[];
      /**
       * Format: date-time
       * @description When its file was last changed; null if it cannot be read.
       */
      changed_at: string | null;
      /**
       * @description Why the list cannot be read; null if it can.
       * @example null
       */
      problem: string | null;
    };
    /** @description A named list with its films. */
    ListFilms: {
      /**
       * @description Its name.
       * @example owned
       */
      name: string;
      /**
       * @description The number of films in the list.
       * @example 1234
       */
      count: number;
      /**
       * @description How many of them are in the collection.
       * @example 1200
       */
      known: number;
      /**
       * @description How many of them are not.
       * @example 34
       */
      unknown: number;
      /**
       * @description The number of lines that are neither an id nor a comment.
       * @example 2
       */
      bad_lines: number;
      /**
       * @description The numbers of the first 20 of these lines.
       * @example [
       *       4,
       *       9
       *     ]
       */
      first_bad_lines: number[];
      /**
       * Format: date-time
       * @description When its file was last changed; null if it cannot be read.
       */
      changed_at: string | null;
      /**
       * @description Why the list cannot be read; null if it can.
       * @example null
       */
      problem: string | null;
      /**
       * @description The films in the order of the list.
       * @example [
       *       78748,
       *       90605
       *     ]
       */
      film_ids: number[];
    };
    /** @description A film’s id, or an object with its id and weight. */
    NamedFilm:
      | number
      | {
          film_id: number;
          /** @description How much the film counts; 1 by default. Only the ratios of weights matter. */
          weight?: number;
        };
    /** @description An executed notebook. */
    Notebook: {
      /**
       * @description Its name, twice in its URL: `/notebooks/map-of-cinema/map-of-cinema.html`.
       * @example map-of-cinema
       */
      name: string;
      /** @example A map of cinema */
      title: string;
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
     *       "countries": [
     *         "New Zealand",
     *         "United States"
     *       ],
     *       "styles": [
     *         "epic film",
     *         "high fantasy"
     *       ],
     *       "score": 3.2
     *     }
     */
    OfferedFilm: {
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
      /** @description The original language, ISO 639; null when unknown. */
      language: string | null;
      /** @description Countries of origin by Wikidata, in English, sorted; empty when unknown. */
      countries: string[];
      /** @description Finer genres by Wikidata, such as neo-noir, sorted; empty when unknown. */
      styles: string[];
      /**
       * @description The higher, the better; only comparable within a response.
       * @example 3.2
       */
      score: number;
      because?: components['schemas']['Because'];
    };
    OwnTerm: {
      /**
       * @description The name of a field; `GET /similarity/presets` lists those of the snapshot.
       * @example director
       */
      field: string;
      /** @example nm0001392 */
      term: string;
      /**
       * @description The term as shown to people.
       * @example Peter Jackson
       */
      label: string;
      /**
       * @description The term’s share of the squared length of the film’s vector.
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
      /** @description IMDb’s name id without `nm`. */
      person_id: number;
      name: string;
      birth_year: number | null;
      death_year: number | null;
      /** @description The person’s main professions. */
      professions: string[];
      /** @description The number of films they worked on. */
      films: number;
    };
    PersonSuggestion: {
      /** @enum {string} */
      kind: 'person';
      person_id: number;
      name: string;
      birth_year: number | null;
      death_year: number | null;
      /** @description The number of films they worked on. */
      films: number;
      /** @description The titles of up to three of their most popular films. */
      known_for: string[];
      matched_by: null;
    };
    PresetChoice: {
      /** @enum {string} */
      preset: 'balanced' | 'classic' | 'seed';
      /** @example Balanced */
      label: string;
      description: string;
    };
    /** @description How films can be compared. */
    Presets: {
      /**
       * @description The preset of queries that do not set one.
       * @enum {string}
       */
      default: 'balanced' | 'classic' | 'seed';
      /** @description The fields of the snapshot: those that are built in, in their fixed order, then your own by name. Fields from optional data are only there if the data is. */
      fields: components['schemas']['SimilarityField'][];
      /** @description The groups of fields, in display order. */
      groups: components['schemas']['FieldGroup'][];
      /** @description The presets, in display order. */
      choices: components['schemas']['PresetChoice'][];
      /** @description The weights of each preset; a missing field has a weight of 0. */
      presets: {
        balanced: components['schemas']['FieldWeights'];
        classic: components['schemas']['FieldWeights'];
        seed: components['schemas']['FieldWeights'];
      };
      /** @description The length exponents of each preset: what a film has of a field is divided by its length as a vector to this power; a missing field has 0. */
      lengths: {
        /**
         * @example {
         *       "genre": 0.5
         *     }
         */
        balanced: {
          [key: string]: number;
        };
        /**
         * @example {
         *       "genre": 0.5
         *     }
         */
        classic: {
          [key: string]: number;
        };
        /**
         * @example {
         *       "genre": 0.5
         *     }
         */
        seed: {
          [key: string]: number;
        };
      };
      /** @description The powers of the inverse document frequency in the weights of each preset; a missing field has 1. */
      idf_powers: {
        /**
         * @example {
         *       "genre": 0.5
         *     }
         */
        balanced: {
          [key: string]: number;
        };
        /**
         * @example {
         *       "genre": 0.5
         *     }
         */
        classic: {
          [key: string]: number;
        };
        /**
         * @example {
         *       "genre": 0.5
         *     }
         */
        seed: {
          [key: string]: number;
        };
      };
    };
    /** @description Problem details (RFC 9457). */
    Problem: {
      /**
       * Format: uri
       * @description A URN that ends in the code.
       */
      type: string;
      /** @description A short summary, the same for all errors of a code. */
      title: string;
      /** @description The HTTP status. */
      status: number;
      /** @description What went wrong with this request, for people. */
      detail: string;
      /**
       * @description What went wrong, for programs; stable, unlike the texts.
       * @enum {string}
       */
      code:
        | 'request-invalid'
        | 'pattern-unsupported'
        | 'cursor-invalid'
        | 'origin-refused'
        | 'host-refused'
        | 'film-unknown'
        | 'person-unknown'
        | 'list-unknown'
        | 'notebook-unknown'
        | 'route-unknown'
        | 'method-not-allowed'
        | 'request-timeout'
        | 'cursor-expired'
        | 'body-too-large'
        | 'media-type-unsupported'
        | 'expectation-failed'
        | 'rate-limited'
        | 'list-unreadable'
        | 'internal'
        | 'overloaded'
        | 'query-timeout'
        | 'starting'
        | 'building'
        | 'storage-unavailable'
        | 'snapshot-damaged';
      /** @description The invalid parameters or fields, where they are known. */
      errors?: {
        /** @description A JSON pointer, such as `/min_rating`. */
        path: string;
        /** @description What is wrong with it. */
        message: string;
      }[];
      build?: components['schemas']['Build'];
    };
    RatedFilmShare: {
      /** @description IMDb’s title id without its `tt`. */
      film_id: number;
      /** @description The title under which the film is best known. */
      title: string;
      /**
       * @description The person’s rating of the film, from 0.5 to 10.
       * @example 8.5
       */
      rating: number;
      /**
       * @description What it adds to the score.
       * @example 0.42
       */
      share: number;
    };
    Rating: {
      /** @example 167261 */
      film_id: number;
      /**
       * @description The person’s rating of the film, from 0.5 to 10.
       * @example 8.5
       */
      rating: number;
    };
    /** @description A film must match all criteria that are given; `{}` matches every film. */
    SearchBody: {
      /**
       * @description Regular expression, matched anywhere in the title; plain text also in original and alternate titles. RE2 syntax, regardless of case and accents. Text without special characters is compared by its words, so punctuation and spaces do not matter either; text that is not a valid regular expression is matched as plain text.
       * @example ^the lord of the rings
       */
      title?: string;
      /**
       * @description Regular expression, matched anywhere in the original title. RE2 syntax, regardless of case and accents. Text without special characters is compared by its words, so punctuation and spaces do not matter either; text that is not a valid regular expression is matched as plain text.
       * @example chihiro
       */
      original_title?: string;
      /**
       * @description Regular expression, matched anywhere in its genres, joined by commas. RE2 syntax, regardless of case and accents. Text without special characters is compared by its words, so punctuation and spaces do not matter either; text that is not a valid regular expression is matched as plain text.
       * @example adventure|fantasy
       */
      genre?: string;
      /**
       * @description Regular expression, matched anywhere in the names of its people, joined by commas. RE2 syntax, regardless of case and accents. Text without special characters is compared by its words, so punctuation and spaces do not matter either; text that is not a valid regular expression is matched as plain text.
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
       * @description From all of these countries, in English, ignoring case. Names must match exactly.
       * @example [
       *       "Japan"
       *     ]
       */
      countries?: string[];
      /**
       * @description All of these finer genres, ignoring case. Names must match exactly.
       * @example [
       *       "neo-noir"
       *     ]
       */
      styles?: string[];
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
       * @description None of these people, by id; unlike names, ids are unique. An id is IMDb’s `nconst` without `nm`.
       * @example [
       *       89217
       *     ]
       */
      exclude_person_ids?: number[];
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
      /**
       * @description Only films that are listed here or in a list named here. Each item is a film’s id or the name of a list (`GET /lists`).
       * @example [
       *       "owned"
       *     ]
       */
      include?: (number | string)[];
      /**
       * @description No film that is listed here or in a list named here. Each item is a film’s id or the name of a list (`GET /lists`).
       * @example [
       *       "seen",
       *       78748
       *     ]
       */
      exclude?: (number | string)[];
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
       * @description Regular expression, matched anywhere in the title; plain text also in original and alternate titles. RE2 syntax, regardless of case and accents. Text without special characters is compared by its words, so punctuation and spaces do not matter either; text that is not a valid regular expression is matched as plain text.
       * @example ^the lord of the rings
       */
      title?: string;
      /**
       * @description Regular expression, matched anywhere in the original title. RE2 syntax, regardless of case and accents. Text without special characters is compared by its words, so punctuation and spaces do not matter either; text that is not a valid regular expression is matched as plain text.
       * @example chihiro
       */
      original_title?: string;
      /**
       * @description Regular expression, matched anywhere in its genres, joined by commas. RE2 syntax, regardless of case and accents. Text without special characters is compared by its words, so punctuation and spaces do not matter either; text that is not a valid regular expression is matched as plain text.
       * @example adventure|fantasy
       */
      genre?: string;
      /**
       * @description Regular expression, matched anywhere in the names of its people, joined by commas. RE2 syntax, regardless of case and accents. Text without special characters is compared by its words, so punctuation and spaces do not matter either; text that is not a valid regular expression is matched as plain text.
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
       * @description From all of these countries, in English, ignoring case. Names must match exactly.
       * @example [
       *       "Japan"
       *     ]
       */
      countries?: string[];
      /**
       * @description All of these finer genres, ignoring case. Names must match exactly.
       * @example [
       *       "neo-noir"
       *     ]
       */
      styles?: string[];
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
       * @description None of these people, by id; unlike names, ids are unique. An id is IMDb’s `nconst` without `nm`.
       * @example [
       *       89217
       *     ]
       */
      exclude_person_ids?: number[];
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
    /** @description How the matching films are distributed. */
    SearchFacets: {
      /** @description The number of matching films. */
      total: number;
      facets: components['schemas']['Facets'];
      /** @description If no film matches: criteria to drop, one at a time; the one that gives the most films first. */
      try_without: {
        criterion: string;
        /** @description The number of films that match without it. */
        total: number;
      }[];
    };
    /** @description A page of similar films. `facets` is the distribution of all the films that `total` counts. */
    SimilarAnswer: {
      /** @description The number of films on all pages: those that match the filter and reach the threshold. */
      total: number;
      /** @description The most similar films first, ties ordered by film_id, unless `diversity` is given. The films of the query are not listed. */
      films: components['schemas']['ExplainedFilm'][];
      /** @description The cursor of the next page; null on the last one. */
      next: string | null;
      /** @description Only with `explain`, where the query has `terms`: those other than 1, with labels. */
      terms?: components['schemas']['LabelledFactor'][];
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
     *       "countries": [
     *         "New Zealand",
     *         "United States"
     *       ],
     *       "styles": [
     *         "epic film",
     *         "high fantasy"
     *       ],
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
      /** @description The original language, ISO 639; null when unknown. */
      language: string | null;
      /** @description Countries of origin by Wikidata, in English, sorted; empty when unknown. */
      countries: string[];
      /** @description Finer genres by Wikidata, such as neo-noir, sorted; empty when unknown. */
      styles: string[];
      /**
       * @description From 0 to 1, where 1 means that nothing differs.
       * @example 0.71
       */
      similarity: number;
    };
    /** @description Films to be similar to, and films to be unlike; `filter` limits the results to films that match search criteria, `include` and `exclude` to films in or outside lists. */
    SimilarQuery: {
      /**
       * @description The films that the results should be similar to.
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
       * @description The films that the results should be unlike. Each film may be listed once, in one of the lists.
       * @example [
       *       92494
       *     ]
       */
      unlike?: components['schemas']['NamedFilm'][];
      weights?: components['schemas']['FieldWeights'];
      /**
       * @description How much individual terms of the films in `like` and `unlike` count; 1 by default. Only the query changes, not the vectors of the films that it is compared with. Each term may be listed once. Terms that no film has are ignored, so that a query stays valid after an update. If every term is excluded, all films have a similarity of 0.
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
       * @description How films are compared; by default, the preset that the snapshot was built with. With `weights`, only its length exponents and idf powers are used.
       * @enum {string}
       */
      preset?: 'balanced' | 'classic' | 'seed';
      /**
       * @description The minimum similarity; 0 by default.
       * @example 0.2
       */
      threshold?: number;
      /**
       * @description The number of items per page; 10 by default.
       * @example 10
       */
      limit?: number;
      /** @description Where the page starts: the cursor from the previous page, in its `Link` header or in `next`. */
      cursor?: string;
      /**
       * @description How much to avoid films that are similar to the ones listed before them; 0, by similarity alone, by default. The first 300 films of the ranking are reordered (maximal marginal relevance), and of any six in a row at most three have the same director; the rest follow by similarity. The set of films, `total` and all counts stay the same; pages follow the new order.
       * @example 0.3
       */
      diversity?: number;
      /** @description Whether to explain the similarity of each film. */
      explain?: boolean;
      filter?: components['schemas']['SearchCriteria'];
      /**
       * @description Only films that are listed here or in a list named here. Each item is a film’s id or the name of a list (`GET /lists`).
       * @example [
       *       "owned"
       *     ]
       */
      include?: (number | string)[];
      /**
       * @description No film that is listed here or in a list named here. Each item is a film’s id or the name of a list (`GET /lists`).
       * @example [
       *       "seen",
       *       78748
       *     ]
       */
      exclude?: (number | string)[];
    };
    SimilarityField: {
      /**
       * @description The name of a field; `GET /similarity/presets` lists those of the snapshot.
       * @example director
       */
      field: string;
      /** @example Directors */
      label: string;
      /**
       * @description What the terms are.
       * @example the directors
       */
      description: string;
      /**
       * @description The name of its group in `groups`.
       * @example people
       */
      group: string;
      /**
       * @description The kind of its terms: text to show as it is (`word`), the id of a person (`person`), a full name in lower case (`name`), two words of the group (`pair`, such as `Horror+Sci-Fi`), the beginning of a title with a genre (`phrase`, such as `star wars/Action`), a language code (`language`), or a number or range (`range`).
       * @example person
       * @enum {string}
       */
      kind: 'word' | 'person' | 'name' | 'pair' | 'phrase' | 'language' | 'range';
      /** @description Whether its terms are words of the article about the film. */
      from_article?: boolean;
    };
    /** @description The factor that multiplies the weight of a term; `why` lists terms. */
    TermFactor: {
      /**
       * @description The name of a field; `GET /similarity/presets` lists those of the snapshot.
       * @example director
       */
      field: string;
      /** @example nm0001392 */
      term: string;
      /**
       * @description 0 excludes the term, 2 doubles it; if not 0, at least 1e-6.
       * @example 0
       */
      factor: number;
    };
    TermShare: {
      /**
       * @description The name of a field; `GET /similarity/presets` lists those of the snapshot.
       * @example director
       */
      field: string;
      /** @example nm0001392 */
      term: string;
      /**
       * @description The term as shown to people.
       * @example Peter Jackson
       */
      label: string;
      /**
       * @description Its share of the similarity; negative if it comes from a film in `unlike`.
       * @example 0.21
       */
      share: number;
    };
    UsedRatings: {
      /** @description How many films the person has rated. */
      rated: number;
      /** @description How many of them count: those in the collection, and those that are only rated too low for it. */
      known: number;
      /** @description How many of those count in favour of similar films. */
      liked: number;
      /** @description How many count against them. */
      disliked: number;
    };
    /** @description Only with `explain`. Largest shares first. The shares by field and those by term each add up to the similarity (within 1e-12); if the sum is negative, because films in `unlike` outweigh those in `like`, the similarity is 0. */
    Why: {
      fields: components['schemas']['FieldShare'][];
      terms: components['schemas']['TermShare'][];
      /**
       * Format: uri
       * @description The Wikipedia article about the film, where it has words of the plot or of its genres in common.
       * @example https://en.wikipedia.org/wiki/Alien_(film)
       */
      article?: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: {
    /** @description The id of the request in the server’s log: the one sent by the client, or a new one. */
    'X-Request-Id': string;
    /** @description The requests left (`r`) and the seconds until the limit resets (`t`). */
    RateLimit: string;
    /** @description The limit: requests (`q`) per window in seconds (`w`). */
    'RateLimit-Policy': string;
    /** @description The seconds to wait before trying again. */
    'Retry-After': string;
    /** @description The id of the snapshot that the response was made from. */
    'X-Snapshot': string;
    /** @description Identifies this version of the response; send it back in `If-None-Match`. */
    ETag: string;
  };
  pathItems: never;
}
export type Because = components['schemas']['Because'];
export type Build = components['schemas']['Build'];
export type Career = components['schemas']['Career'];
export type Comparison = components['schemas']['Comparison'];
export type Dataset = components['schemas']['Dataset'];
export type ExplainedFilm = components['schemas']['ExplainedFilm'];
export type Facets = components['schemas']['Facets'];
export type FieldGroup = components['schemas']['FieldGroup'];
export type FieldShare = components['schemas']['FieldShare'];
export type FieldWeights = components['schemas']['FieldWeights'];
export type Film = components['schemas']['Film'];
export type FilmDetails = components['schemas']['FilmDetails'];
export type FilmLink = components['schemas']['FilmLink'];
export type FilmSuggestion = components['schemas']['FilmSuggestion'];
export type FilmTitles = components['schemas']['FilmTitles'];
export type ForYouAnswer = components['schemas']['ForYouAnswer'];
export type ForYouQuery = components['schemas']['ForYouQuery'];
export type Histogram = components['schemas']['Histogram'];
export type LabelledFactor = components['schemas']['LabelledFactor'];
export type List = components['schemas']['List'];
export type ListFilms = components['schemas']['ListFilms'];
export type NamedFilm = components['schemas']['NamedFilm'];
export type Notebook = components['schemas']['Notebook'];
export type OfferedFilm = components['schemas']['OfferedFilm'];
export type OwnTerm = components['schemas']['OwnTerm'];
export type Person = components['schemas']['Person'];
export type PersonSuggestion = components['schemas']['PersonSuggestion'];
export type PresetChoice = components['schemas']['PresetChoice'];
export type Presets = components['schemas']['Presets'];
export type Problem = components['schemas']['Problem'];
export type RatedFilmShare = components['schemas']['RatedFilmShare'];
export type Rating = components['schemas']['Rating'];
export type SearchBody = components['schemas']['SearchBody'];
export type SearchCriteria = components['schemas']['SearchCriteria'];
export type SearchFacets = components['schemas']['SearchFacets'];
export type SimilarAnswer = components['schemas']['SimilarAnswer'];
export type SimilarFilm = components['schemas']['SimilarFilm'];
export type SimilarQuery = components['schemas']['SimilarQuery'];
export type SimilarityField = components['schemas']['SimilarityField'];
export type TermFactor = components['schemas']['TermFactor'];
export type TermShare = components['schemas']['TermShare'];
export type UsedRatings = components['schemas']['UsedRatings'];
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
         * @description Regular expression, matched anywhere in the title; plain text also in original and alternate titles. RE2 syntax, regardless of case and accents. Text without special characters is compared by its words, so punctuation and spaces do not matter either; text that is not a valid regular expression is matched as plain text.
         * @example ^the lord of the rings
         */
        title?: string;
        /**
         * @description Regular expression, matched anywhere in the original title. RE2 syntax, regardless of case and accents. Text without special characters is compared by its words, so punctuation and spaces do not matter either; text that is not a valid regular expression is matched as plain text.
         * @example chihiro
         */
        original_title?: string;
        /**
         * @description Regular expression, matched anywhere in its genres, joined by commas. RE2 syntax, regardless of case and accents. Text without special characters is compared by its words, so punctuation and spaces do not matter either; text that is not a valid regular expression is matched as plain text.
         * @example adventure|fantasy
         */
        genre?: string;
        /**
         * @description Regular expression, matched anywhere in the names of its people, joined by commas. RE2 syntax, regardless of case and accents. Text without special characters is compared by its words, so punctuation and spaces do not matter either; text that is not a valid regular expression is matched as plain text.
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
         * @description From all of these countries, in English, ignoring case. Names must match exactly.
         * @example [
         *       "Japan"
         *     ]
         */
        countries?: string[];
        /**
         * @description All of these finer genres, ignoring case. Names must match exactly.
         * @example [
         *       "neo-noir"
         *     ]
         */
        styles?: string[];
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
         * @description None of these people, by id; unlike names, ids are unique. An id is IMDb’s `nconst` without `nm`.
         * @example [
         *       89217
         *     ]
         */
        exclude_person_ids?: number[];
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
         * @description Only films that are listed here or in a list named here. Each item is a film’s id or the name of a list (`GET /lists`).
         * @example [
         *       "owned"
         *     ]
         */
        include?: string[];
        /**
         * @description No film that is listed here or in a list named here. Each item is a film’s id or the name of a list (`GET /lists`).
         * @example [
         *       "seen",
         *       "tt0078748"
         *     ]
         */
        exclude?: string[];
        /**
         * @description The number of items per page; 100 by default.
         * @example 100
         */
        limit?: number;
        /** @description Where the page starts: the cursor from the previous page, in its `Link` header or in `next`. */
        cursor?: string;
        /** @description `title` by default. `relevance`: films whose title is exactly what was searched for, then those whose title begins with it, then the others; each by the number of votes. Ties are ordered by film_id, and unknown values come last. */
        sort?: 'title' | 'year' | 'rating' | 'vote_count' | 'relevance';
        /** @description By default `asc` for titles and `desc` for everything else. */
        order?: 'asc' | 'desc';
        /**
         * @description Exports the whole list as a file instead of a page: up to 1,000,000 films, or `limit` of them; without a cursor. An `Accept` header that prefers application/x-ndjson, text/csv, application/vnd.apache.parquet to JSON does the same. In CSV (RFC 4180, UTF-8), lists are joined by `|`, and text that a spreadsheet would take for a formula is prefixed with an apostrophe. Parquet files have the column types of the table `films`. `ids` is one IMDb id per line, `radarr` the JSON of a custom list for Radarr, `letterboxd` a CSV file for Letterboxd’s importer.
         * @example csv
         */
        format?: 'json' | 'ndjson' | 'csv' | 'parquet' | 'ids' | 'radarr' | 'letterboxd';
        /**
         * @description 1 writes CSV for spreadsheets: with a byte order mark, by which they recognise UTF-8, and after the other columns `release_year`, the year as a number, and in a ranked list `rank`, `score` (of films for a person) and `reasons`, in words, for the first 1,000 films. Other formats stay as they are.
         * @example 1
         */
        bom?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The matching films, ordered by title (by code point) and film_id unless `sort` is given. */
      200: {
        headers: {
          /** @description The number of items on all pages. */
          'X-Total-Count'?: number;
          /** @description The URL of the next page, with `rel="next"`; absent on the last page. */
          Link?: string;
          /** @description The criteria that are not valid regular expressions and were matched as plain text. */
          'X-Matched-As-Text'?: string;
          /** @description If no film matches: criteria to drop, one at a time, each with the number of films that match without it, such as `genres=12, min_rating=3`. */
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
          'text/plain': string;
          'application/vnd.reelated.radarr+json': {
            /** @example Alien */
            title: string;
            /** @example tt0078748 */
            imdb_id: string;
          }[];
        };
      };
      /** @description Not modified: the response named in `If-None-Match` is still current. */
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
      /**
       * @description - `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path.
       *     - `pattern-unsupported`: A regular expression uses something that RE2 does not support (lookaround, backreferences, more than 1,000 repetitions).
       *     - `cursor-invalid`: The cursor is damaged or belongs to another query.
       */
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
      /** @description `list-unknown`: No list has this name. */
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
      /** @description `cursor-expired`: The database or a named list has changed since the cursor was issued; start again without it. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /** @description `list-unreadable`: A list cannot be read: it is not a file in the lists folder, is larger than 16 MiB, or may not be accessed. */
      500: {
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
      /**
       * @description - `overloaded`: Too many queries at the same time; try again.
       *     - `query-timeout`: The query took longer than two seconds, or the whole response longer than three.
       *     - `storage-unavailable`: The server’s folder for temporary files is full, missing or not writable.
       */
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
         * @description The number of items per page; 100 by default.
         * @example 100
         */
        limit?: number;
        /** @description Where the page starts: the cursor from the previous page, in its `Link` header or in `next`. */
        cursor?: string;
        /** @description `title` by default. `relevance`: films whose title is exactly what was searched for, then those whose title begins with it, then the others; each by the number of votes. Ties are ordered by film_id, and unknown values come last. */
        sort?: 'title' | 'year' | 'rating' | 'vote_count' | 'relevance';
        /** @description By default `asc` for titles and `desc` for everything else. */
        order?: 'asc' | 'desc';
        /**
         * @description Exports the whole list as a file instead of a page: up to 1,000,000 films, or `limit` of them; without a cursor. An `Accept` header that prefers application/x-ndjson, text/csv, application/vnd.apache.parquet to JSON does the same. In CSV (RFC 4180, UTF-8), lists are joined by `|`, and text that a spreadsheet would take for a formula is prefixed with an apostrophe. Parquet files have the column types of the table `films`. `ids` is one IMDb id per line, `radarr` the JSON of a custom list for Radarr, `letterboxd` a CSV file for Letterboxd’s importer.
         * @example csv
         */
        format?: 'json' | 'ndjson' | 'csv' | 'parquet' | 'ids' | 'radarr' | 'letterboxd';
        /**
         * @description 1 writes CSV for spreadsheets: with a byte order mark, by which they recognise UTF-8, and after the other columns `release_year`, the year as a number, and in a ranked list `rank`, `score` (of films for a person) and `reasons`, in words, for the first 1,000 films. Other formats stay as they are.
         * @example 1
         */
        bom?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description A film must match all criteria that are given; `{}` matches every film. */
    requestBody: {
      content: {
        'application/json': components['schemas']['SearchBody'];
      };
    };
    responses: {
      /** @description The matching films, ordered by title (by code point) and film_id unless `sort` is given. */
      200: {
        headers: {
          /** @description The number of items on all pages. */
          'X-Total-Count'?: number;
          /** @description The URL of the next page, with `rel="next"`; absent on the last page. */
          Link?: string;
          /** @description The criteria that are not valid regular expressions and were matched as plain text. */
          'X-Matched-As-Text'?: string;
          /** @description If no film matches: criteria to drop, one at a time, each with the number of films that match without it, such as `genres=12, min_rating=3`. */
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
          'text/plain': string;
          'application/vnd.reelated.radarr+json': {
            /** @example Alien */
            title: string;
            /** @example tt0078748 */
            imdb_id: string;
          }[];
        };
      };
      /**
       * @description - `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path.
       *     - `pattern-unsupported`: A regular expression uses something that RE2 does not support (lookaround, backreferences, more than 1,000 repetitions).
       *     - `cursor-invalid`: The cursor is damaged or belongs to another query.
       */
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
      /** @description `list-unknown`: No list has this name. */
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
      /** @description `cursor-expired`: The database or a named list has changed since the cursor was issued; start again without it. */
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
      /** @description `body-too-large`: The body is larger than 16 KiB, or than 1 MiB where it can contain lists of films. */
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
      /** @description `media-type-unsupported`: The body is not `application/json`. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /** @description `list-unreadable`: A list cannot be read: it is not a file in the lists folder, is larger than 16 MiB, or may not be accessed. */
      500: {
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
      /**
       * @description - `overloaded`: Too many queries at the same time; try again.
       *     - `query-timeout`: The query took longer than two seconds, or the whole response longer than three.
       *     - `storage-unavailable`: The server’s folder for temporary files is full, missing or not writable.
       */
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
         * @description Regular expression, matched anywhere in the title; plain text also in original and alternate titles. RE2 syntax, regardless of case and accents. Text without special characters is compared by its words, so punctuation and spaces do not matter either; text that is not a valid regular expression is matched as plain text.
         * @example ^the lord of the rings
         */
        title?: string;
        /**
         * @description Regular expression, matched anywhere in the original title. RE2 syntax, regardless of case and accents. Text without special characters is compared by its words, so punctuation and spaces do not matter either; text that is not a valid regular expression is matched as plain text.
         * @example chihiro
         */
        original_title?: string;
        /**
         * @description Regular expression, matched anywhere in its genres, joined by commas. RE2 syntax, regardless of case and accents. Text without special characters is compared by its words, so punctuation and spaces do not matter either; text that is not a valid regular expression is matched as plain text.
         * @example adventure|fantasy
         */
        genre?: string;
        /**
         * @description Regular expression, matched anywhere in the names of its people, joined by commas. RE2 syntax, regardless of case and accents. Text without special characters is compared by its words, so punctuation and spaces do not matter either; text that is not a valid regular expression is matched as plain text.
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
         * @description From all of these countries, in English, ignoring case. Names must match exactly.
         * @example [
         *       "Japan"
         *     ]
         */
        countries?: string[];
        /**
         * @description All of these finer genres, ignoring case. Names must match exactly.
         * @example [
         *       "neo-noir"
         *     ]
         */
        styles?: string[];
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
         * @description None of these people, by id; unlike names, ids are unique. An id is IMDb’s `nconst` without `nm`.
         * @example [
         *       89217
         *     ]
         */
        exclude_person_ids?: number[];
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
         * @description Only films that are listed here or in a list named here. Each item is a film’s id or the name of a list (`GET /lists`).
         * @example [
         *       "owned"
         *     ]
         */
        include?: string[];
        /**
         * @description No film that is listed here or in a list named here. Each item is a film’s id or the name of a list (`GET /lists`).
         * @example [
         *       "seen",
         *       "tt0078748"
         *     ]
         */
        exclude?: string[];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How the matching films are distributed. */
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
      /** @description Not modified: the response named in `If-None-Match` is still current. */
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
      /**
       * @description - `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path.
       *     - `pattern-unsupported`: A regular expression uses something that RE2 does not support (lookaround, backreferences, more than 1,000 repetitions).
       */
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
      /** @description `list-unknown`: No list has this name. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /** @description `list-unreadable`: A list cannot be read: it is not a file in the lists folder, is larger than 16 MiB, or may not be accessed. */
      500: {
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
      /**
       * @description - `overloaded`: Too many queries at the same time; try again.
       *     - `query-timeout`: The query took longer than two seconds, or the whole response longer than three.
       */
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
        'application/json': components['schemas']['SearchBody'];
      };
    };
    responses: {
      /** @description How the matching films are distributed. */
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
      /**
       * @description - `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path.
       *     - `pattern-unsupported`: A regular expression uses something that RE2 does not support (lookaround, backreferences, more than 1,000 repetitions).
       */
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
      /** @description `list-unknown`: No list has this name. */
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
      /** @description `body-too-large`: The body is larger than 16 KiB, or than 1 MiB where it can contain lists of films. */
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
      /** @description `media-type-unsupported`: The body is not `application/json`. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /** @description `list-unreadable`: A list cannot be read: it is not a file in the lists folder, is larger than 16 MiB, or may not be accessed. */
      500: {
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
      /**
       * @description - `overloaded`: Too many queries at the same time; try again.
       *     - `query-timeout`: The query took longer than two seconds, or the whole response longer than three.
       */
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
        /** @description An IMDb title id, with or without `tt`. */
        film_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A film, with links to other sites. */
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
           *       "language": "en",
           *       "countries": [
           *         "New Zealand",
           *         "United States"
           *       ],
           *       "styles": [
           *         "epic film",
           *         "high fantasy"
           *       ],
           *       "links": [
           *         {
           *           "site": "IMDb",
           *           "url": "https://www.imdb.com/title/tt0120737/"
           *         },
           *         {
           *           "site": "Letterboxd",
           *           "url": "https://letterboxd.com/film/the-fellowship-of-the-ring"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['FilmDetails'];
        };
      };
      /** @description Not modified: the response named in `If-None-Match` is still current. */
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
      /** @description `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path. */
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
      /** @description `film-unknown`: No film has this id or title. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /**
       * @description - `overloaded`: Too many queries at the same time; try again.
       *     - `query-timeout`: The query took longer than two seconds, or the whole response longer than three.
       */
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
        /** @description An IMDb title id, with or without `tt`. */
        film_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The credits in IMDb’s order; a person with several roles is listed several times. */
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
            /** @description Their role, such as `director`. */
            category: string;
            /** @description Details of the category, such as `screenplay`. */
            job: string | null;
            /** @description The characters they played. */
            characters: string[] | null;
            /** @description The position in IMDb’s list, from 1. */
            ordering: number;
          }[];
        };
      };
      /** @description Not modified: the response named in `If-None-Match` is still current. */
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
      /** @description `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path. */
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
      /** @description `film-unknown`: No film has this id or title. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /**
       * @description - `overloaded`: Too many queries at the same time; try again.
       *     - `query-timeout`: The query took longer than two seconds, or the whole response longer than three.
       */
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
         * @description Only films that are listed here or in a list named here. Each item is a film’s id or the name of a list (`GET /lists`).
         * @example [
         *       "owned"
         *     ]
         */
        include?: string[];
        /**
         * @description No film that is listed here or in a list named here. Each item is a film’s id or the name of a list (`GET /lists`).
         * @example [
         *       "seen",
         *       "tt0078748"
         *     ]
         */
        exclude?: string[];
        /**
         * @description The number of items per page; 10 by default.
         * @example 10
         */
        limit?: number;
        /** @description Where the page starts: the cursor from the previous page, in its `Link` header or in `next`. */
        cursor?: string;
        /**
         * @description Exports the whole list as a file instead of a page: up to 1,000,000 films, or `limit` of them; without a cursor. An `Accept` header that prefers application/x-ndjson, text/csv, application/vnd.apache.parquet to JSON does the same. In CSV (RFC 4180, UTF-8), lists are joined by `|`, and text that a spreadsheet would take for a formula is prefixed with an apostrophe. Parquet files have the column types of the table `films`. `ids` is one IMDb id per line, `radarr` the JSON of a custom list for Radarr, `letterboxd` a CSV file for Letterboxd’s importer.
         * @example csv
         */
        format?: 'json' | 'ndjson' | 'csv' | 'parquet' | 'ids' | 'radarr' | 'letterboxd';
        /**
         * @description 1 writes CSV for spreadsheets: with a byte order mark, by which they recognise UTF-8, and after the other columns `release_year`, the year as a number, and in a ranked list `rank`, `score` (of films for a person) and `reasons`, in words, for the first 1,000 films. Other formats stay as they are.
         * @example 1
         */
        bom?: number;
      };
      header?: never;
      path: {
        /** @description An IMDb title id, with or without `tt`. */
        film_id: string;
        /**
         * @description The minimum similarity.
         * @example 0.2
         */
        threshold: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The most similar films first; ties are ordered by film_id. */
      200: {
        headers: {
          /** @description The number of items on all pages. */
          'X-Total-Count'?: number;
          /** @description The URL of the next page, with `rel="next"`; absent on the last page. */
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
          'text/plain': string;
          'application/vnd.reelated.radarr+json': {
            /** @example Alien */
            title: string;
            /** @example tt0078748 */
            imdb_id: string;
          }[];
        };
      };
      /** @description Not modified: the response named in `If-None-Match` is still current. */
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
      /**
       * @description - `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path.
       *     - `cursor-invalid`: The cursor is damaged or belongs to another query.
       */
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
      /**
       * @description - `film-unknown`: No film has this id or title.
       *     - `list-unknown`: No list has this name.
       */
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
      /** @description `cursor-expired`: The database or a named list has changed since the cursor was issued; start again without it. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /** @description `list-unreadable`: A list cannot be read: it is not a file in the lists folder, is larger than 16 MiB, or may not be accessed. */
      500: {
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
      /**
       * @description - `snapshot-damaged`: The served snapshot is damaged, and no earlier one exists; run `reelated run`.
       *     - `overloaded`: Too many queries at the same time; try again.
       *     - `query-timeout`: The query took longer than two seconds, or the whole response longer than three.
       *     - `storage-unavailable`: The server’s folder for temporary files is full, missing or not writable.
       */
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
        /** @description The text typed so far: words of a title or name in any order, the last of which may be incomplete. Case, accents, punctuation and a few typos are ignored; numbers may be words, digits or Roman numerals. A year after the title ranks films of that year first. An IMDb id, or the URL of a film or person on IMDb, or of a film on Letterboxd, Wikipedia, Wikidata or TMDb, finds what it names. Only the first 100 characters of other texts count. */
        q: string;
        /**
         * @description The number of suggestions; 10 by default.
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
      /** @description Best matches first: titles and names equal to the text, those that begin with it, those that contain its words, then those with typos. Within each, matches by main title, original title or name come before those by an alternate title, then the more popular ones. When nothing matches all of the text, the nearest titles and names are listed. Each film is listed once, with the title that matches best. */
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
      /** @description Not modified: the response named in `If-None-Match` is still current. */
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
      /** @description `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /**
       * @description - `query-timeout`: The query took longer than two seconds, or the whole response longer than three.
       *     - `starting`: The server is not ready for this request yet; `Retry-After` says when to try again.
       */
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
  listTitles: {
    parameters: {
      query?: {
        /**
         * @description Whether to include the many alternate titles; true by default.
         * @example false
         */
        alternate?: boolean;
        /**
         * @description Whether to include films that are rated too low for the collection: they count as evidence in `POST /film/for-you` and are never offered. `not_offered` says which they are. False by default.
         * @example true
         */
        ring?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The titles of all films, as columns. */
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
           *       "film_ids": [
           *         78748,
           *         133093
           *       ],
           *       "titles": [
           *         "Alien",
           *         "The Matrix"
           *       ],
           *       "years": [
           *         1979,
           *         1999
           *       ],
           *       "vote_counts": [
           *         990000,
           *         2100000
           *       ],
           *       "not_offered": [],
           *       "original_titles": {
           *         "rows": [],
           *         "titles": []
           *       },
           *       "alternate_titles": {
           *         "rows": [
           *           0
           *         ],
           *         "titles": [
           *           "Alien, el octavo pasajero"
           *         ]
           *       }
           *     }
           */
          'application/json': components['schemas']['FilmTitles'];
        };
      };
      /** @description Not modified: the response named in `If-None-Match` is still current. */
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
      /** @description `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /**
       * @description - `query-timeout`: The query took longer than two seconds, or the whole response longer than three.
       *     - `overloaded`: Too many queries at the same time; try again.
       */
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
         * @description Exports the whole list as a file instead of a page: up to 1,000,000 films, or `limit` of them; without a cursor. An `Accept` header that prefers application/x-ndjson, text/csv, application/vnd.apache.parquet to JSON does the same. In CSV (RFC 4180, UTF-8), lists are joined by `|`, and text that a spreadsheet would take for a formula is prefixed with an apostrophe. Parquet files have the column types of the table `films`. `ids` is one IMDb id per line, `radarr` the JSON of a custom list for Radarr, `letterboxd` a CSV file for Letterboxd’s importer.
         * @example csv
         */
        format?: 'json' | 'ndjson' | 'csv' | 'parquet' | 'ids' | 'radarr' | 'letterboxd';
        /**
         * @description 1 writes CSV for spreadsheets: with a byte order mark, by which they recognise UTF-8, and after the other columns `release_year`, the year as a number, and in a ranked list `rank`, `score` (of films for a person) and `reasons`, in words, for the first 1,000 films. Other formats stay as they are.
         * @example 1
         */
        bom?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Films to be similar to, and films to be unlike; `filter` limits the results to films that match search criteria, `include` and `exclude` to films in or outside lists. */
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
        'application/json': components['schemas']['SimilarQuery'];
      };
    };
    responses: {
      /** @description A page of similar films. `facets` is the distribution of all the films that `total` counts. */
      200: {
        headers: {
          /** @description The number of items on all pages. */
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
          'text/plain': string;
          'application/vnd.reelated.radarr+json': {
            /** @example Alien */
            title: string;
            /** @example tt0078748 */
            imdb_id: string;
          }[];
        };
      };
      /**
       * @description - `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path.
       *     - `pattern-unsupported`: A regular expression uses something that RE2 does not support (lookaround, backreferences, more than 1,000 repetitions).
       *     - `cursor-invalid`: The cursor is damaged or belongs to another query.
       */
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
      /**
       * @description - `film-unknown`: No film has this id or title.
       *     - `list-unknown`: No list has this name.
       */
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
      /** @description `cursor-expired`: The database or a named list has changed since the cursor was issued; start again without it. */
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
      /** @description `body-too-large`: The body is larger than 16 KiB, or than 1 MiB where it can contain lists of films. */
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
      /** @description `media-type-unsupported`: The body is not `application/json`. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /** @description `list-unreadable`: A list cannot be read: it is not a file in the lists folder, is larger than 16 MiB, or may not be accessed. */
      500: {
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
      /**
       * @description - `snapshot-damaged`: The served snapshot is damaged, and no earlier one exists; run `reelated run`.
       *     - `overloaded`: Too many queries at the same time; try again.
       *     - `query-timeout`: The query took longer than two seconds, or the whole response longer than three.
       *     - `storage-unavailable`: The server’s folder for temporary files is full, missing or not writable.
       */
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
         * @description How much each field counts, instead of the factors of the preset; 0 by default.
         * @example person:2,title:0.5
         */
        weights?: string;
        /**
         * @description How much individual terms count, each as `field:term:factor`; 0 excludes a term. See the body of `POST /film/similar`.
         * @example [
         *       "person:nm0000704:0",
         *       "genre:Adventure:2"
         *     ]
         */
        terms?: string[];
        /** @description How films are compared; by default, the preset that the snapshot was built with. With `weights`, only its length exponents and idf powers are used. */
        preset?: 'balanced' | 'classic' | 'seed';
        /**
         * @description The minimum similarity; 0 by default.
         * @example 0.2
         */
        threshold?: number;
        /**
         * @description The number of items per page; 10 by default.
         * @example 10
         */
        limit?: number;
        /** @description Where the page starts: the cursor from the previous page, in its `Link` header or in `next`. */
        cursor?: string;
        /**
         * @description How much to avoid films that are similar to the ones listed before them; 0, by similarity alone, by default. The first 300 films of the ranking are reordered (maximal marginal relevance), and of any six in a row at most three have the same director; the rest follow by similarity. The set of films, `total` and all counts stay the same; pages follow the new order.
         * @example 0.3
         */
        diversity?: number;
        /** @description Whether to explain the similarity of each film. */
        explain?: boolean;
        /**
         * @description Exports the whole list as a file instead of a page: up to 1,000,000 films, or `limit` of them; without a cursor. An `Accept` header that prefers application/x-ndjson, text/csv, application/vnd.apache.parquet to JSON does the same. In CSV (RFC 4180, UTF-8), lists are joined by `|`, and text that a spreadsheet would take for a formula is prefixed with an apostrophe. Parquet files have the column types of the table `films`. `ids` is one IMDb id per line, `radarr` the JSON of a custom list for Radarr, `letterboxd` a CSV file for Letterboxd’s importer.
         * @example csv
         */
        format?: 'json' | 'ndjson' | 'csv' | 'parquet' | 'ids' | 'radarr' | 'letterboxd';
        /**
         * @description 1 writes CSV for spreadsheets: with a byte order mark, by which they recognise UTF-8, and after the other columns `release_year`, the year as a number, and in a ranked list `rank`, `score` (of films for a person) and `reasons`, in words, for the first 1,000 films. Other formats stay as they are.
         * @example 1
         */
        bom?: number;
        /**
         * @description Regular expression, matched anywhere in the title; plain text also in original and alternate titles. RE2 syntax, regardless of case and accents. Text without special characters is compared by its words, so punctuation and spaces do not matter either; text that is not a valid regular expression is matched as plain text.
         * @example ^the lord of the rings
         */
        title?: string;
        /**
         * @description Regular expression, matched anywhere in the original title. RE2 syntax, regardless of case and accents. Text without special characters is compared by its words, so punctuation and spaces do not matter either; text that is not a valid regular expression is matched as plain text.
         * @example chihiro
         */
        original_title?: string;
        /**
         * @description Regular expression, matched anywhere in its genres, joined by commas. RE2 syntax, regardless of case and accents. Text without special characters is compared by its words, so punctuation and spaces do not matter either; text that is not a valid regular expression is matched as plain text.
         * @example adventure|fantasy
         */
        genre?: string;
        /**
         * @description Regular expression, matched anywhere in the names of its people, joined by commas. RE2 syntax, regardless of case and accents. Text without special characters is compared by its words, so punctuation and spaces do not matter either; text that is not a valid regular expression is matched as plain text.
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
         * @description From all of these countries, in English, ignoring case. Names must match exactly.
         * @example [
         *       "Japan"
         *     ]
         */
        countries?: string[];
        /**
         * @description All of these finer genres, ignoring case. Names must match exactly.
         * @example [
         *       "neo-noir"
         *     ]
         */
        styles?: string[];
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
         * @description None of these people, by id; unlike names, ids are unique. An id is IMDb’s `nconst` without `nm`.
         * @example [
         *       89217
         *     ]
         */
        exclude_person_ids?: number[];
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
         * @description Only films that are listed here or in a list named here. Each item is a film’s id or the name of a list (`GET /lists`).
         * @example [
         *       "owned"
         *     ]
         */
        include?: string[];
        /**
         * @description No film that is listed here or in a list named here. Each item is a film’s id or the name of a list (`GET /lists`).
         * @example [
         *       "seen",
         *       "tt0078748"
         *     ]
         */
        exclude?: string[];
      };
      header?: never;
      path: {
        /** @description An IMDb title id, with or without `tt`. */
        film_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of similar films. `facets` is the distribution of all the films that `total` counts. */
      200: {
        headers: {
          /** @description The number of items on all pages. */
          'X-Total-Count'?: number;
          /** @description The URL of the next page, with `rel="next"`; absent on the last page. */
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
          'text/plain': string;
          'application/vnd.reelated.radarr+json': {
            /** @example Alien */
            title: string;
            /** @example tt0078748 */
            imdb_id: string;
          }[];
        };
      };
      /** @description Not modified: the response named in `If-None-Match` is still current. */
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
      /**
       * @description - `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path.
       *     - `pattern-unsupported`: A regular expression uses something that RE2 does not support (lookaround, backreferences, more than 1,000 repetitions).
       *     - `cursor-invalid`: The cursor is damaged or belongs to another query.
       */
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
      /**
       * @description - `film-unknown`: No film has this id or title.
       *     - `list-unknown`: No list has this name.
       */
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
      /** @description `cursor-expired`: The database or a named list has changed since the cursor was issued; start again without it. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /** @description `list-unreadable`: A list cannot be read: it is not a file in the lists folder, is larger than 16 MiB, or may not be accessed. */
      500: {
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
      /**
       * @description - `snapshot-damaged`: The served snapshot is damaged, and no earlier one exists; run `reelated run`.
       *     - `overloaded`: Too many queries at the same time; try again.
       *     - `query-timeout`: The query took longer than two seconds, or the whole response longer than three.
       *     - `storage-unavailable`: The server’s folder for temporary files is full, missing or not writable.
       */
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
  filmsForYou: {
    parameters: {
      query?: {
        /**
         * @description Exports the whole list as a file instead of a page: up to 1,000,000 films, or `limit` of them; without a cursor. An `Accept` header that prefers application/x-ndjson, text/csv, application/vnd.apache.parquet to JSON does the same. In CSV (RFC 4180, UTF-8), lists are joined by `|`, and text that a spreadsheet would take for a formula is prefixed with an apostrophe. Parquet files have the column types of the table `films`. `ids` is one IMDb id per line, `radarr` the JSON of a custom list for Radarr, `letterboxd` a CSV file for Letterboxd’s importer.
         * @example csv
         */
        format?: 'json' | 'ndjson' | 'csv' | 'parquet' | 'ids' | 'radarr' | 'letterboxd';
        /**
         * @description 1 writes CSV for spreadsheets: with a byte order mark, by which they recognise UTF-8, and after the other columns `release_year`, the year as a number, and in a ranked list `rank`, `score` (of films for a person) and `reasons`, in words, for the first 1,000 films. Other formats stay as they are.
         * @example 1
         */
        bom?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description A person’s ratings. They are used for this response alone, and neither stored nor logged. */
    requestBody: {
      content: {
        /**
         * @example {
         *       "ratings": [
         *         {
         *           "film_id": 167261,
         *           "rating": 9
         *         },
         *         {
         *           "film_id": 76759,
         *           "rating": 8.5
         *         },
         *         {
         *           "film_id": 92494,
         *           "rating": 3
         *         }
         *       ],
         *       "filter": {
         *         "min_rating": 7
         *       },
         *       "limit": 3,
         *       "explain": true
         *     }
         */
        'application/json': components['schemas']['ForYouQuery'];
      };
    };
    responses: {
      /** @description A page of films for a person. */
      200: {
        headers: {
          /** @description The number of items on all pages. */
          'X-Total-Count'?: number;
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'X-Snapshot': components['headers']['X-Snapshot'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ForYouAnswer'];
          'application/x-ndjson': string;
          'text/csv': string;
          'application/vnd.apache.parquet': string;
          'text/plain': string;
          'application/vnd.reelated.radarr+json': {
            /** @example Alien */
            title: string;
            /** @example tt0078748 */
            imdb_id: string;
          }[];
        };
      };
      /**
       * @description - `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path.
       *     - `pattern-unsupported`: A regular expression uses something that RE2 does not support (lookaround, backreferences, more than 1,000 repetitions).
       *     - `cursor-invalid`: The cursor is damaged or belongs to another query.
       */
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
      /** @description `list-unknown`: No list has this name. */
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
      /** @description `cursor-expired`: The database or a named list has changed since the cursor was issued; start again without it. */
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
      /** @description `body-too-large`: The body is larger than 16 KiB, or than 1 MiB where it can contain lists of films. */
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
      /** @description `media-type-unsupported`: The body is not `application/json`. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /** @description `list-unreadable`: A list cannot be read: it is not a file in the lists folder, is larger than 16 MiB, or may not be accessed. */
      500: {
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
      /**
       * @description - `snapshot-damaged`: The served snapshot is damaged, and no earlier one exists; run `reelated run`.
       *     - `overloaded`: Too many queries at the same time; try again.
       *     - `query-timeout`: The query took longer than two seconds, or the whole response longer than three.
       *     - `storage-unavailable`: The server’s folder for temporary files is full, missing or not writable.
       */
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
  getLists: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description By name. */
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
          'application/json': components['schemas']['List'][];
        };
      };
      /** @description Not modified: the response named in `If-None-Match` is still current. */
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
      /** @description `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
  getList: {
    parameters: {
      query?: {
        /**
         * @description `json` by default; `ids` is one IMDb id per line, which Kometa reads, `radarr` the JSON of a custom list for Radarr. Both contain all films of the list, also those that are not in the collection.
         * @example ids
         */
        format?: 'json' | 'ids' | 'radarr';
      };
      header?: never;
      path: {
        /** @example owned */
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The list with its films. */
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
          'application/json': components['schemas']['ListFilms'];
          'text/plain': string;
          'application/vnd.reelated.radarr+json': string;
        };
      };
      /** @description Not modified: the response named in `If-None-Match` is still current. */
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
      /** @description `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path. */
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
      /** @description `list-unknown`: No list has this name. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /** @description `list-unreadable`: A list cannot be read: it is not a file in the lists folder, is larger than 16 MiB, or may not be accessed. */
      500: {
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
    };
  };
  getPerson: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description An IMDb name id, with or without `nm`. */
        person_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A person and their films. */
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
           *               "countries": [
           *                 "New Zealand",
           *                 "United States"
           *               ],
           *               "styles": [
           *                 "epic film",
           *                 "high fantasy"
           *               ],
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
      /** @description Not modified: the response named in `If-None-Match` is still current. */
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
      /** @description `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path. */
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
      /** @description `person-unknown`: No person has this id. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /**
       * @description - `overloaded`: Too many queries at the same time; try again.
       *     - `query-timeout`: The query took longer than two seconds, or the whole response longer than three.
       */
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
         * @description A regular expression (RE2) that matches anywhere in the name, regardless of case and accents. Text without special characters is compared by its words, in any order and spacing (`Kurosawa, Akira`); text that is not a valid expression is matched as plain text.
         * @example ^peter j
         */
        name?: string;
        /**
         * @description One of their professions, spelled exactly.
         * @example director
         */
        profession?: string;
        /**
         * @description The number of items per page; 20 by default.
         * @example 20
         */
        limit?: number;
        /** @description Where the page starts: the cursor from the previous page, in its `Link` header or in `next`. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The matching people, those with the most films first; ties are ordered by person_id. */
      200: {
        headers: {
          /** @description The number of items on all pages. */
          'X-Total-Count'?: number;
          /** @description The URL of the next page, with `rel="next"`; absent on the last page. */
          Link?: string;
          /** @description `name`, if it is not a valid regular expression and was matched as plain text. */
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
      /** @description Not modified: the response named in `If-None-Match` is still current. */
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
      /**
       * @description - `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path.
       *     - `pattern-unsupported`: A regular expression uses something that RE2 does not support (lookaround, backreferences, more than 1,000 repetitions).
       *     - `cursor-invalid`: The cursor is damaged or belongs to another query.
       */
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
      /** @description `cursor-expired`: The database or a named list has changed since the cursor was issued; start again without it. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /**
       * @description - `overloaded`: Too many queries at the same time; try again.
       *     - `query-timeout`: The query took longer than two seconds, or the whole response longer than three.
       */
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
        /** @description How films are compared; by default, the preset that the snapshot was built with. With `weights`, only its length exponents and idf powers are used. */
        preset?: 'balanced' | 'classic' | 'seed';
        /**
         * @description How much each field counts, instead of the factors of the preset; 0 by default.
         * @example person:2,title:0.5
         */
        weights?: string;
      };
      header?: never;
      path: {
        /** @description An IMDb title id, with or without `tt`. */
        film_id: string;
        /** @description An IMDb title id, with or without `tt`. */
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
      /** @description Not modified: the response named in `If-None-Match` is still current. */
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
      /** @description `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path. */
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
      /** @description `film-unknown`: No film has this id or title. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /**
       * @description - `snapshot-damaged`: The served snapshot is damaged, and no earlier one exists; run `reelated run`.
       *     - `overloaded`: Too many queries at the same time; try again.
       *     - `query-timeout`: The query took longer than two seconds, or the whole response longer than three.
       */
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
      /** @description Not modified: the response named in `If-None-Match` is still current. */
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
      /** @description `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /** @description The data that responses are made from. */
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
      /** @description Not modified: the response named in `If-None-Match` is still current. */
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
      /** @description `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /** @description The server is running. */
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
      /** @description `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /** @description The server is ready. */
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
            /** @description The id of the snapshot that is served. */
            snapshot: string;
            /**
             * Format: date-time
             * @description When the data was built.
             */
            built_at: string;
            /** @description The age of the data. */
            age_seconds: number;
            /** @description The number of films loaded. */
            films: number;
            /**
             * @description `indexing` while suggestions have to wait until all names are indexed.
             * @enum {string}
             */
            suggestions: 'ready' | 'indexing';
            /** @description Database queries in progress. */
            queries: {
              running: number;
              waiting: number;
            };
          };
        };
      };
      /** @description `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /**
       * @description - `building`: The first snapshot is still being built; `build` in `/health/ready` shows its progress.
       *     - `snapshot-damaged`: The served snapshot is damaged, and no earlier one exists; run `reelated run`.
       */
      503: {
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
      /** @description The metrics in Prometheus’ text format. */
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
      /** @description `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /** @description How the data was built; browsers get a page instead. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description The last ten runs, newest first. */
            runs: {
              /** @example 20261122T104512Z-1a2b */
              run: string;
              /**
               * @description `running`, `succeeded`, `failed`, `cancelled`, or `died` if its process ended before the run did.
               * @example succeeded
               */
              state: string;
              startedAt: string | null;
              elapsedMs: number | null;
              /** @description Whether its whole file could be read. */
              whole: boolean;
              tasks: {
                /** @example PrepFilms */
                task: string;
                /** @description The tasks that it depends on. */
                requires: string[];
                /**
                 * @description `waiting`, `fresh`, `running`, `ran`, `failed`, `cancelled`, `blocked` or `died`.
                 * @example ran
                 */
                state: string;
                startedAt: string | null;
                elapsedMs: number | null;
                /** @description Rows written, or read by a task that only verifies. */
                rows: number | null;
                /** @description The size of everything it wrote. */
                bytes: number | null;
                /** @description The peak resident memory of the process while it ran. */
                peakRssBytes: number | null;
                /** @description Notes on the result, for people. */
                notes: string[];
                /** @description Warnings, which did not stop the run. */
                warnings: string[];
                /** @description Facts about the result; they depend on the task. */
                facts: unknown;
                /** @description Why it ran. */
                reasons: string[];
                /** @description `done`, `total` and `unit` while it is running, otherwise null. */
                progress: unknown;
                /** @description Why it failed, or why it could not run. */
                problem: string | null;
              }[];
            }[];
            /** @description The last completed run of each task, and its result. */
            last: {
              [key: string]: {
                run: string;
                startedAt: string;
                elapsedMs: number | null;
                /** @description Rows written, or read by a task that only verifies. */
                rows: number | null;
                /** @description The size of everything it wrote. */
                bytes: number | null;
                /** @description The peak resident memory of the process while it ran. */
                peakRssBytes: number | null;
                /** @description Notes on the result, for people. */
                notes: string[];
                /** @description Warnings, which did not stop the run. */
                warnings: string[];
                /** @description Facts about the result; they depend on the task. */
                facts: unknown;
              };
            };
          };
        };
      };
      /** @description `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
  getNotebooks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description By name. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Notebook'][];
        };
      };
      /** @description `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path. */
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
  openNotebook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example map-of-cinema */
        name: string;
        /**
         * @description The name again, and `.html`.
         * @example map-of-cinema.html
         */
        file: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A self-contained page. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
      /** @description `request-invalid`: A parameter, a field or the body is invalid; `errors` lists each one by its path. */
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
      /** @description `notebook-unknown`: No notebook has this name, or it has not been executed yet: run `reelated notebooks`. */
      404: {
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
      /** @description `rate-limited`: Too many requests; `Retry-After` says when to try again. */
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
      /** @description Programs get JSON, browsers get HTML. */
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
