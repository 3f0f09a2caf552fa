import { Link } from '@tanstack/react-router';
import { Heading } from './heading.tsx';
import { Message } from './message.tsx';

export function NotFound() {
  return (
    <>
      <Heading name="Nothing here" />
      <Message>
        There is no such page. Search for a film above, or{' '}
        <Link to="/browse" className="link">
          browse all of them
        </Link>
        .
      </Message>
    </>
  );
}
