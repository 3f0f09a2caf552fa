import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { statusOf } from '../api/api.ts';
import { sentence } from '../format/words.ts';
import { Heading } from './heading.tsx';

/** Takes the place of a list that is empty. */
export function Message({ children }: { readonly children: ReactNode }) {
  return (
    <p className="max-w-prose py-8 font-serif text-xl leading-snug text-quiet [&_a]:text-ink">
      {children}
    </p>
  );
}

/** Takes the place of a page that cannot be shown. */
export function FailedPage({
  error,
  notFound,
}: {
  readonly error: Error;
  /** The heading if the server has no such thing. */
  readonly notFound: string;
}) {
  const status = statusOf(error);
  const isNotFound = status === 404 || status === 400;
  return (
    <>
      <Heading name={isNotFound ? notFound : 'Something went wrong'} />
      {isNotFound ? <WhereToGo /> : <Message>{sentence(error.message)}</Message>}
    </>
  );
}

/** Takes the place of a page that does not exist. */
export function NotFound() {
  return (
    <>
      <Heading name="Page not found" />
      <WhereToGo />
    </>
  );
}

function WhereToGo() {
  return (
    <Message>
      Check the address, search above, or{' '}
      <Link to="/browse" className="link">
        browse all films
      </Link>
      .
    </Message>
  );
}
