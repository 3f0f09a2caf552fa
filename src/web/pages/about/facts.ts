import { count } from '../../format/words.ts';

interface Source {
  readonly name: string;
  /** As HTTP writes it. */
  readonly modifiedAt: string | null;
}

/** The files that the data was built from; the API's document leaves their shape open. */
export function sourcesOf(sources: unknown): readonly Source[] {
  if (!Array.isArray(sources)) return [];
  return sources.flatMap((source: Readonly<Record<string, unknown>>) => {
    const { name, 'last-modified': modifiedAt } = source;
    if (typeof name !== 'string') return [];
    return [{ name, modifiedAt: typeof modifiedAt === 'string' ? modifiedAt : null }];
  });
}

const FACT_NAMES: Readonly<Record<string, string>> = {
  film_terms: 'Film terms',
  films_cos_sim: 'Stored pairs',
  minRating: 'Rating above',
  minVotes: 'Votes above',
  titleTypes: 'Title types',
  neighbours: 'Stored pairs per film',
};

/** What a count or parameter is called: a name from the table, or else its key in words. */
export function factName(name: string): string {
  const words = name
    .replaceAll(/([A-Z])/g, ' $1')
    .replaceAll('_', ' ')
    .toLowerCase();
  return FACT_NAMES[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

export function factValue(value: unknown): string {
  if (typeof value === 'number') return count(value);
  if (Array.isArray(value)) return value.map(factValue).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
