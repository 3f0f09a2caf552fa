import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { statusOf } from '../api/api.ts';
import { Heading } from './heading.tsx';

/** Says in the place of a list that there is none, and what to do. */
export function Message({ children }: { readonly children: ReactNode }) {
  return (
    <p className="max-w-prose py-8 font-serif text-xl leading-snug text-quiet [&_a]:text-ink">
      {children}
    </p>
  );
}

/** A page in the place of one that cannot be shown. */
export function FailedPage({
  error,
  unknown,
}: {
  readonly error: Error;
  /** What to say when the server knows no such thing. */
  readonly unknown: string;
}) {
  const status = statusOf(error);
  const isUnknown = status === 404 || status === 400;
  return (
    <>
      <Heading name={isUnknown ? unknown : 'This did not work'} />
      <Message>
        {isUnknown ? (
          <>
            The address may be of another collection of films. Search above, or{' '}
            <Link to="/browse" className="link">
              browse all films
            </Link>
            .
          </>
        ) : (
          error.message
        )}
      </Message>
    </>
  );
}
