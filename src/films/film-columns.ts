/** A column of the table `films`, in the parquet files and in the database alike. */
export interface FilmColumn {
  readonly name: string;
  /** As DuckDB names it. */
  readonly type: 'INTEGER' | 'VARCHAR' | 'VARCHAR[]' | 'DATE' | 'DECIMAL(4,2)';
  readonly nullable: boolean;
  readonly description: string;
}

/**
 * The columns of `films`, in order. `local/films.sql` and `spark/films.sql` write them,
 * `facts/write-films-with-facts.sql` fills in what Wikidata knows, and
 * `checks/film-columns.sql` compares what was written with this list; everything that shows or
 * exports whole films takes names, types and descriptions from here.
 */
export const FILM_COLUMNS = [
  {
    name: 'film_id',
    type: 'INTEGER',
    nullable: false,
    description: 'IMDb’s title id without its `tt`.',
  },
  {
    name: 'title',
    type: 'VARCHAR',
    nullable: false,
    description: 'The title under which the film is best known.',
  },
  {
    name: 'year',
    type: 'DATE',
    nullable: true,
    description: '1 January of the year of release.',
  },
  { name: 'duration', type: 'INTEGER', nullable: true, description: 'Minutes.' },
  { name: 'genres', type: 'VARCHAR[]', nullable: false, description: 'At least one.' },
  {
    name: 'rating',
    type: 'DECIMAL(4,2)',
    nullable: false,
    description: 'IMDb’s rating, out of 10.',
  },
  {
    name: 'vote_count',
    type: 'INTEGER',
    nullable: false,
    description: 'The number of votes behind the rating.',
  },
  {
    name: 'persons',
    type: 'VARCHAR[]',
    nullable: false,
    description: 'Names, in the order of the credits.',
  },
  {
    name: 'original_title',
    type: 'VARCHAR',
    nullable: true,
    description: 'The title in the original language.',
  },
  {
    name: 'language',
    type: 'VARCHAR',
    nullable: true,
    description: 'The original language, ISO 639; null when unknown.',
  },
  {
    name: 'countries',
    type: 'VARCHAR[]',
    nullable: false,
    description: 'Countries of origin by Wikidata, in English, sorted; empty when unknown.',
  },
  {
    name: 'styles',
    type: 'VARCHAR[]',
    nullable: false,
    description: 'Finer genres by Wikidata, such as neo-noir, sorted; empty when unknown.',
  },
] as const satisfies readonly FilmColumn[];

type Column = (typeof FILM_COLUMNS)[number];

export type FilmColumnName = Column['name'];
