import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../../api/queries.ts';
import type { Dataset } from '../../api/types.ts';
import { count, momentInWords } from '../../format/words.ts';
import { Heading } from '../../layout/heading.tsx';
import { FailedPage } from '../../layout/message.tsx';
import { GROUPS } from '../../similar/groups.ts';

/** What is shown here, what it was made from, and what likeness means. */
export function AboutPage() {
  const { data, error } = useQuery(queries.dataset());
  if (error !== null && data === undefined) return <FailedPage error={error} unknown="No data" />;
  return (
    <div className="grid gap-x-16 gap-y-12 lg:grid-cols-[1.2fr_1fr]">
      <div>
        <Heading />
        <div className="mt-6 grid max-w-prose gap-4 font-serif text-[1.2rem] leading-relaxed">
          <p>
            Two films are alike as far as they have things in common, and the rarer a thing, the
            more it says: a director counts for more than a decade, a word in two titles for more
            than their language.
          </p>
          <p>
            Every film is a list of such things. Each weighs more the fewer films have it, and the
            likeness of two films is the cosine of the angle between their lists: 100% for the same
            things, 0% for none in common. It is computed exactly, from what the data says and
            nothing else. No taste of other people comes into it.
          </p>
        </div>
        <h2 className="mb-3 mt-10">The colours</h2>
        <ul className="flex flex-wrap gap-x-5 gap-y-2">
          {GROUPS.map(({ id, label }) => (
            <li key={id} className="flex items-center gap-2">
              <span className="dot size-3!" style={{ background: `var(--group-${id})` }} />
              {label}
            </li>
          ))}
        </ul>
        <h2 className="mb-3 mt-10">The keys</h2>
        <p className="max-w-prose">
          Everything works with a keyboard alone. In the search, arrows walk through the suggestions
          and Enter opens one; on a slider, arrows go step by step, Home and End to either end; on
          the map, the list beside it leads from film to film.
        </p>
      </div>
      <div>
        <h2 className="mb-3">The data</h2>
        <div className="min-h-96">{data !== undefined && <DatasetFacts dataset={data} />}</div>
      </div>
    </div>
  );
}

function DatasetFacts({ dataset }: { readonly dataset: Dataset }) {
  const counts = Object.entries((dataset.counts ?? {}) as Readonly<Record<string, unknown>>);
  const parameters = Object.entries(
    (dataset.parameters ?? {}) as Readonly<Record<string, unknown>>,
  );
  return (
    <>
      <p className="mb-4">{dataset.licence}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 text-[0.95rem]">
        <Fact name="Snapshot">
          <code className="text-sm">{dataset.snapshot}</code>
        </Fact>
        <Fact name="Built">{momentInWords(dataset.built_at)}</Fact>
        {counts.map(([name, value]) => (
          <Fact key={name} name={factName(name)}>
            {factValue(value)}
          </Fact>
        ))}
        {sourcesOf(dataset.sources).map(({ name, at }) => (
          <Fact key={name} name={name}>
            {momentInWords(at)}
          </Fact>
        ))}
        {parameters.map(([name, value]) => (
          <Fact key={name} name={factName(name)}>
            {factValue(value)}
          </Fact>
        ))}
      </dl>
      <p className="mt-6">
        <Link to="/pipeline" className="link">
          How it was built, task by task
        </Link>
      </p>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-quiet">{name}</dt>
      <dd className="numbers">{children}</dd>
    </>
  );
}

interface Source {
  readonly name: string;
  /** When the file was made, as HTTP says it. */
  readonly at: string | null;
}

function sourcesOf(sources: unknown): readonly Source[] {
  if (!Array.isArray(sources)) return [];
  return sources.flatMap((source: Readonly<Record<string, unknown>>) => {
    const { name, 'last-modified': at } = source;
    if (typeof name !== 'string') return [];
    return [{ name, at: typeof at === 'string' ? at : null }];
  });
}

const FACT_NAMES: Readonly<Record<string, string>> = {
  film_terms: 'Terms of films',
  films_cos_sim: 'Stored pairs',
  minRating: 'Rated above',
  minVotes: 'Votes, more than',
  titleTypes: 'Kinds of titles',
  preset: 'Likeness',
  neighbours: 'Stored for each',
};

/** What a count or parameter is called; of one that is new here, its name in words. */
function factName(name: string): string {
  const words = name
    .replaceAll(/([A-Z])/g, ' $1')
    .replaceAll('_', ' ')
    .toLowerCase();
  return FACT_NAMES[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

function factValue(value: unknown): string {
  if (typeof value === 'number') return count(value);
  if (Array.isArray(value)) return value.map(factValue).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
