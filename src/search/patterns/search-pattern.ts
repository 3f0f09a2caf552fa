import type { DuckDBConnection } from '@duckdb/node-api';
import { querySql } from '../../duckdb/sql-file.ts';
import { messageOf, ReelatedError } from '../../errors.ts';

/**
 * Whether a criterion's text is not a regular expression at all, such as `*batteries not included` or
 * `C++`, and so is to be matched as plain text.
 *
 * Patterns run on RE2, in time linear in the text; it has no lookaround, backreferences or
 * repetitions above 1,000. What RE2 refuses but JavaScript accepts was meant as a pattern and is an
 * error; what neither accepts was meant as text.
 *
 * @throws {ReelatedError} `pattern-unsupported`, with the criterion and the position
 */
export async function isMeantAsText(
  connection: DuckDBConnection,
  criterion: string,
  pattern: string,
): Promise<boolean> {
  const refusal = await refusalOf(connection, pattern);
  if (refusal === null) return false;
  if (isJavaScriptPattern(pattern)) throw unsupported(criterion, pattern, refusal);
  return true;
}

/** Why RE2 refuses a pattern, such as `invalid perl operator: (?=`; null when it accepts it. */
async function refusalOf(connection: DuckDBConnection, pattern: string): Promise<string | null> {
  try {
    await querySql(connection, `SELECT regexp_matches('', $pattern, 'i')`, { pattern });
    return null;
  } catch (error) {
    const refusal = /^Invalid Input Error: (.*)$/s.exec(
      error instanceof Error ? error.message : '',
    )?.[1];
    if (refusal === undefined) throw error;
    return refusal;
  }
}

/** Only compiles the pattern: running it could take forever. */
function isJavaScriptPattern(pattern: string): boolean {
  try {
    // with `u`, JavaScript is as strict as RE2 about what may follow a backslash
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

function unsupported(criterion: string, pattern: string, refusal: string): ReelatedError {
  // RE2 quotes the part that it refused after the last colon of its message
  const [reason = refusal, ...piece] = refusal.split(': ');
  const position = Math.max(0, piece.length === 0 ? 0 : pattern.indexOf(piece.join(': ')));
  return new ReelatedError(
    'pattern-unsupported',
    `${criterion}: ${messageOf(reason)}${piece.length === 0 ? '' : ` \`${piece.join(': ')}\``} at position ${position}; RE2 supports no lookaround, backreferences or repetitions above 1,000`,
    { data: { criterion, position, reason } },
  );
}
