import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sparkFailure } from './spark-failure.ts';

const failure = (log: string) => sparkFailure(log, '/data/runs/x.spark.log', 1);

const TRACE = `2026-11-25 23:12:03 ERROR Executor: Exception in task 1.0 in stage 2.0 (TID 4)
org.apache.spark.SparkRuntimeException: [DIVIDE_BY_ZERO] Division by zero. SQLSTATE: 22012
	at org.apache.spark.sql.errors.QueryExecutionErrors$.raiseError(QueryExecutionErrors.scala:2941)
2026-11-25 23:12:03 WARN TaskSetManager: Lost task 1.0 in stage 2.0 (TID 4): org.apache.spark.SparkRuntimeException: [DIVIDE_BY_ZERO] Division by zero.
org.apache.spark.SparkException: Job aborted due to stage failure: Task 1 in stage 2.0 failed 1 times
Caused by: org.apache.spark.SparkRuntimeException: [DIVIDE_BY_ZERO] Division by zero. SQLSTATE: 22012
`;

test('the first error in a long trace is reported, on one line', () => {
  const { code, message } = failure(TRACE);
  assert.equal(code, 'spark-failed');
  assert.match(
    message,
    /^Spark failed: org\.apache\.spark\.SparkRuntimeException: \[DIVIDE_BY_ZERO\]/,
  );
  assert.match(message, /\(log: \/data\/runs\/x\.spark\.log\)$/);
  assert.doesNotMatch(message, /\n|Job aborted/);
});

const KNOWN = [
  [
    '/spark/bin/spark-class: line 71: /nowhere/bin/java: No such file or directory\n/spark/bin/spark-class: line 97: CMD: bad array subscript',
    'spark-missing',
    /Java 17 or later.*JAVA_HOME/,
  ],
  [
    'java.lang.IllegalArgumentException: System memory 104857600 must be at least 471859200. Please increase heap size',
    'spark-failed',
    /not enough memory: System memory.*--memory/,
  ],
  ['JAVA_HOME is not set\n', 'spark-missing', /Java 17 or later.*JAVA_HOME/],
  [
    'Exception in thread "main" java.lang.UnsupportedClassVersionError: org/apache/spark/launcher/Main',
    'spark-missing',
    /older one was found: set JAVA_HOME/,
  ],
  [
    '2026-11-25 ERROR StandaloneSchedulerBackend: Application has been killed. Reason: All masters are unresponsive! Giving up.',
    'spark-unreachable',
    /--spark-master/,
  ],
  [
    "org.apache.spark.SparkException: Could not parse Master URL: 'nonsense'",
    'spark-unreachable',
    /nonsense/,
  ],
  [
    'java.lang.OutOfMemoryError: Java heap space\n\tat x',
    'spark-failed',
    /not enough memory.*spark\.executor\.memory/,
  ],
  [
    'org.apache.spark.SparkException: Subprocess exited with status 127. Error: /bin/bash: line 1: ./node: not found\n\tat x',
    'spark-failed',
    /executor cannot run the program.*not found/,
  ],
  [
    '[LOCATION_ALREADY_EXISTS] Cannot name the managed table as `x`, as its associated location already exists.',
    'spark-failed',
    /already exists/,
  ],
] as const;
for (const [log, code, message] of KNOWN) {
  test(`a known cause is reported in plain words: ${log.slice(0, 50).trim()}`, () => {
    const found = failure(`2026-11-25 WARN Utils: nothing\n${log}\nmore\n`);
    assert.equal(found.code, code);
    assert.match(found.message, message);
  });
}

test('a log without an error still gives a message', () => {
  assert.match(failure('').message, /ended with exit code 1 and without a message/);
});
