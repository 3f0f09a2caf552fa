import type { Target, Task } from '../../workflow/task.ts';
import type { DownloadLimits } from '../download/limits.ts';

/** Where open data about films comes from: a service on the web, or a file of the user's. */
export type OpenDataLocation =
  | {
      readonly kind: 'service';
      readonly url: string;
      /** How the service can reach the user. */
      readonly contact?: string | undefined;
      readonly limits?: Partial<DownloadLimits>;
    }
  | {
      readonly kind: 'file';
      readonly path: string;
      /** Whether it belongs to the sample. */
      readonly isSample?: boolean;
    };

/** The films that data is wanted for. */
export interface WantedFilms {
  readonly task: Task;
  /** The parquet folder with the column film_id. */
  readonly films: Target;
}

/** A task that fetches open data, and the file that it writes. */
export interface OpenDataSource {
  readonly task: Task;
  /** Absolute. */
  readonly path: string;
  readonly target: Target;
}
