import type { Writable } from 'node:stream';
import type { ExportFormat } from '../../api/export/format.ts';
import type { ListFormat } from '../../api/export/format.ts';
import type { ListInfo } from '../../api/export/named-list.ts';
import type { Listed } from '../../lists/listed-films.ts';
import type { FilmTitles } from '../../library/titles/film-titles.ts';
import type { Film } from '../../search/film.ts';
import type { Direction, Sort } from '../../search/film-order.ts';
import type { SearchCriteria } from '../../search/search-criteria.ts';
import type { FieldFactors } from '../../similarity/model/presets.ts';
import type { PresetName } from '../../similarity/terms/preset-choices.ts';
import type { ExplainedFilm } from './explained-film.ts';

/** What to search for, and in which order to list it. */
export interface SearchQuery {
  readonly criteria: SearchCriteria;
  /** Which films may be found. */
  readonly listed?: Listed;
  readonly sort?: Sort | undefined;
  readonly order?: Direction | undefined;
}

/** A film as it is named in a text. */
export interface Titled {
  readonly title: string;
  readonly year: string | null;
}

/** The films that match a search. */
export interface FoundFilms {
  readonly films: readonly Film[];
  /** How many there are, listed or not. */
  readonly total: number;
  /** The criteria whose text is not a valid regular expression. */
  readonly matchedAsText: readonly string[];
  /** The films with the nearest titles, if there are none with the title that was searched for. */
  readonly nearest: readonly Titled[];
}

/** A whole list as a file. */
export interface Export {
  readonly format: ExportFormat;
  /** Whether CSV is for spreadsheets; absent: it is not. */
  readonly bom?: boolean | undefined;
  /** How many films at most; all when absent. */
  readonly limit: number | undefined;
  /** Where to write it; it is left open. */
  readonly to: Writable;
}

/** The film to which others are similar, and which others. */
export interface SimilarQuery {
  /** The film, by its id or title. */
  readonly film: string;
  /** Absent: the one that the data was built with. */
  readonly preset: PresetName | undefined;
  /** The weights of some fields; the others have those of the preset. */
  readonly weights?: FieldFactors | undefined;
  readonly threshold: number;
  /** Only films that match these criteria are listed. */
  readonly filter: SearchCriteria;
  /** Only films of these lists, or none of them, are listed. */
  readonly listed?: Listed;
  readonly limit: number;
}

/** The films similar to one. */
export interface SimilarFilms {
  readonly film: Film;
  /** Other films with the same title. */
  readonly others: readonly Film[];
  readonly films: readonly ExplainedFilm[];
  /** How many there are, listed or not. */
  readonly total: number;
  /** The criteria of the filter whose text is not a valid regular expression. */
  readonly matchedAsText: readonly string[];
}

/** What answers the queries of the command line: a data directory or a server. */
export interface FilmSource {
  readonly search: (query: SearchQuery, limit: number) => Promise<FoundFilms>;
  /** Writes what a search finds to a stream; returns the criteria matched as plain text. */
  readonly exportSearch: (query: SearchQuery, file: Export) => Promise<readonly string[]>;
  /** @throws {UsageError} `film-unknown`, or `config-invalid` for a field that there is not */
  readonly similar: (query: SimilarQuery) => Promise<SimilarFilms>;
  /** The named lists. */
  readonly lists: () => Promise<readonly ListInfo[]>;
  /**
   * Writes the films of a named list to a stream.
   *
   * @throws {ReelatedError} `list-unknown`, `list-unreadable`
   */
  readonly exportList: (name: string, format: ListFormat, to: Writable) => Promise<void>;
  /** The titles of all films, with or without those in other countries. */
  readonly titles: (options: {
    readonly alternate: boolean;
    /** With films that are rated too low for the collection; absent: without. */
    readonly ring?: boolean;
  }) => Promise<FilmTitles>;
}
