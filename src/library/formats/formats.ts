import { CRITICKER } from './criticker.ts';
import type { JsonFormat, TableFormat } from './format.ts';
import { ID_LIST } from './id-list.ts';
import { ID_TABLE } from './id-table.ts';
import { IMDB } from './imdb.ts';
import { LETTERBOXD_IMPORT } from './letterboxd-import.ts';
import { LETTERBOXD } from './letterboxd.ts';
import { MOVIELENS_EXPORT } from './movielens-export.ts';
import { MY_FILMS } from './my-films.ts';
import { SIMKL, SIMKL_BACKUP } from './simkl.ts';
import { TMDB } from './tmdb.ts';
import { TRAKT } from './trakt.ts';

/** The kinds of CSV files, the most specific first. */
export const TABLE_FORMATS: readonly TableFormat[] = [
  IMDB,
  TMDB,
  SIMKL,
  MOVIELENS_EXPORT,
  CRITICKER,
  LETTERBOXD,
  LETTERBOXD_IMPORT,
  ID_TABLE,
];

/** The kinds of JSON files, the most specific first. */
export const JSON_FORMATS: readonly JsonFormat[] = [MY_FILMS, TRAKT, SIMKL_BACKUP, ID_LIST];
