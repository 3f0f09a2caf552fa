import type { DuckDBConnection } from '@duckdb/node-api';
import { querySql } from '../duckdb/sql-file.ts';
import { messageOf, ReelatedError } from '../errors.ts';
import { PATTERN_CRITERIA, type PatternCriterion, type SearchCriteria } from './search-criteria.ts';

/**
 * The criteria whose text is no regular expression at all, such as `*batteries not included` or
 * `C++`, and which are therefore found letter by letter.
 *
 * Patterns run on RE2, in time linear in the text, which has no look-around, back reference or
 * repetition above 1000. What RE2 refuses but a JavaScript programmer would call a pattern was
 * meant as one and is an error; what neither accepts was meant as text.
 *
 * @throws {ReelatedError} `pattern-unsupported`, with the criterion and the position
 */
export async function patternsMeantAsText(
  connection: DuckDBConnection,
  criteria: SearchCriteria,
): Promise<ReadonlySet<PatternCriterion>> {
  const asText = new Set<PatternCriterion>();
  for (const criterion of PATTERN_CRITERIA) {
    const pattern = criteria[criterion];
    if (pattern === undefined) continue;
    const refusal = await refusalOf(connection, pattern);
    if (refusal === null) continue;
    if (isJavaScriptPattern(pattern)) throw unsupported(criterion, pattern, refusal);
    asText.add(criterion);
  }
  return asText;
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
  return ['', 'u'].some((flags) => {
    try {
      return new RegExp(pattern, flags) instanceof RegExp;
    } catch {
      return false;
    }
  });
}

function unsupported(criterion: PatternCriterion, pattern: string, refusal: string): ReelatedError {
  // RE2 quotes the piece that it stumbled on after the last colon of its message
  const [reason = refusal, ...piece] = refusal.split(': ');
  const position = Math.max(0, piece.length === 0 ? 0 : pattern.indexOf(piece.join(': ')));
  return new ReelatedError(
    'pattern-unsupported',
    `${criterion}: ${messageOf(reason)}${piece.length === 0 ? '' : ` \`${piece.join(': ')}\``} at position ${position}; patterns are RE2's, without look-around, back references and repetitions above 1000`,
    { data: { criterion, position, reason } },
  );
}
