import type { DuckDBConnection } from '@duckdb/node-api';
import { querySql } from '../../duckdb/sql-file.ts';
import { messageOf, ReelatedError } from '../../errors.ts';

/**
 * Whether a criterion's text is no regular expression at all, such as `*batteries not included` or
 * `C++`, and therefore to be found letter by letter.
 *
 * Patterns run on RE2, in time linear in the text, which has no look-around, back reference or
 * repetition above 1000. What RE2 refuses but a JavaScript programmer would call a pattern was
 * meant as one and is an error; what neither accepts was meant as text.
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

/** Only compiles the pattern: running it could take for ever. */
function isJavaScriptPattern(pattern: string): boolean {
  try {
    // `u` is as strict as RE2 with what a backslash may stand before
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

function unsupported(criterion: string, pattern: string, refusal: string): ReelatedError {
  // RE2 quotes the piece that it stumbled on after the last colon of its message
  const [reason = refusal, ...piece] = refusal.split(': ');
  const position = Math.max(0, piece.length === 0 ? 0 : pattern.indexOf(piece.join(': ')));
  return new ReelatedError(
    'pattern-unsupported',
    `${criterion}: ${messageOf(reason)}${piece.length === 0 ? '' : ` \`${piece.join(': ')}\``} at position ${position}; patterns are RE2's, without look-around, back references and repetitions above 1000`,
    { data: { criterion, position, reason } },
  );
}
