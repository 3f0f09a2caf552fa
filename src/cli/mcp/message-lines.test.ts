import assert from 'node:assert/strict';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { messageLines } from './message-lines.ts';

const LONGEST = 3000;

/** What passes, and what is answered, when a text arrives in chunks of some bytes. */
async function passed(input: string, chunk: number) {
  const bytes = Buffer.from(input);
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) =>
    bytes.subarray(i * chunk, (i + 1) * chunk),
  );
  const answers = new PassThrough();
  const lines = await text(Readable.from(chunks).pipe(messageLines(answers, LONGEST)));
  answers.end();
  return {
    lines,
    answers: (await text(answers))
      .split('\n')
      .slice(0, -1)
      .map((one) => JSON.parse(one)),
  };
}

const short = '{"jsonrpc":"2.0","id":1,"method":"ping"}\n';
const params = `{"x":"${'é'.repeat(LONGEST)}","id":99}`;

for (const chunk of [1, 7, 1024, 1_000_000]) {
  test(`a message that is too long is answered, and those around it pass, in chunks of ${chunk}`, async () => {
    const first = `{"jsonrpc":"2.0","id":2,"method":"tools/call","params":${params}}\n`;
    const last = `{"method":"tools/call","params":${params},"jsonrpc":"2.0","id":"th\\"ree"}\n`;
    const { lines, answers } = await passed(short + first + short + last + short, chunk);
    assert.equal(lines, short.repeat(3));
    assert.deepEqual(
      answers.map(({ id, error }) => [id, error.code]),
      [
        [2, -32_600],
        ['th"ree', -32_600],
      ],
    );
  });
}

test('one without an id, or without an end, is answered too', async () => {
  const { lines, answers } = await passed(`${short}${'x'.repeat(LONGEST + 1)}`, 100);
  assert.equal(lines, short);
  assert.deepEqual(
    answers.map(({ id }) => id),
    [null],
  );
  assert.equal((await passed(short.trimEnd(), 100)).lines, short.trimEnd());
});
