import type { ListReader } from '../../lists/listed-films.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** What the routes that list films respond from. */
export interface ListingRoutesOptions {
  readonly snapshot: Snapshot;
  /** The named lists, which may change at any time. */
  readonly lists: ListReader;
}
