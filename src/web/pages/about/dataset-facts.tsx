import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Dataset } from '../../api/types.ts';
import { dateTime } from '../../format/words.ts';
import { factName, factValue, sourcesOf } from './facts.ts';

/** What the data was made from, and when. */
export function DatasetFacts({ dataset }: { readonly dataset: Dataset }) {
  return (
    <>
      <p className="mb-4">{dataset.licence}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 text-[0.95rem]">
        <Fact name="Snapshot">
          <code className="text-sm">{dataset.snapshot}</code>
        </Fact>
        <Fact name="Built">{dateTime(dataset.built_at)}</Fact>
        <Facts of={dataset.counts} />
        {sourcesOf(dataset.sources).map(({ name, modifiedAt }) => (
          <Fact key={name} name={name}>
            {dateTime(modifiedAt)}
          </Fact>
        ))}
        <Facts of={dataset.parameters} />
      </dl>
      <p className="mt-6">
        <Link to="/pipeline" className="link">
          How it was built, task by task
        </Link>
      </p>
    </>
  );
}

/** Counts or parameters, whichever there are. */
function Facts({ of }: { readonly of: unknown }) {
  return Object.entries((of ?? {}) as Readonly<Record<string, unknown>>).map(([name, value]) => (
    <Fact key={name} name={factName(name)}>
      {factValue(value)}
    </Fact>
  ));
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-quiet">{name}</dt>
      <dd className="numbers">{children}</dd>
    </>
  );
}
