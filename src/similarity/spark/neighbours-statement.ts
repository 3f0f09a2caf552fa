import { transformStatement } from '../../spark/executor-program.ts';
import { BLOCK_ROWS } from '../nearest/local/blocks.ts';

/** The view of neighbours that Spark writes. */
export const NEIGHBOURS_VIEW = 'csfilms';

/**
 * The statement for the view of neighbours: a program that is given ranges of rows, blocks of
 * {@link BLOCK_ROWS} of all films, and prints the neighbours of their films.
 */
export function neighboursStatement(films: number, command: string): string {
  return transformStatement({
    view: NEIGHBOURS_VIEW,
    cached: false,
    input: ['first', 'after'],
    from: `SELECT id * ${BLOCK_ROWS} AS first, least((id + 1) * ${BLOCK_ROWS}, ${films}) AS after
          FROM range(${Math.ceil(films / BLOCK_ROWS)})`,
    command,
    output: { film_id: 'INT', other_id: 'INT', similarity: 'DOUBLE' },
  });
}
