import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { capturedOutput } from '../../test/fixtures/captured-output.ts';
import { fileOutput, print, printError, printJson } from './output.ts';

const TITLE = 'Alien\u001b]0;owned\u0007 \u009b31m';

test('no title or message reaches a terminal with its control characters', async (t: TestContext) => {
  const { stdout, stderr } = await capturedOutput(t, async () => {
    print(TITLE);
    printJson({ title: TITLE });
    printError(`reelated: ${TITLE}`);
  });
  // oxlint-disable-next-line no-control-regex -- none may be there
  assert.doesNotMatch(stdout + stderr, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  assert.match(stdout, /^Alien␛\]0;owned␇ �31m\n/);
});

test('a file is shown on a terminal without them, and is otherwise written as it is', async () => {
  const terminal = Object.assign(new PassThrough(), { isTTY: true });
  const out = fileOutput(terminal);
  const bytes = Buffer.from(`é${TITLE}\r\n`);
  for (const byte of bytes) out.write(Buffer.of(byte));
  out.end();
  out.on('end', () => terminal.end());
  assert.equal(await text(terminal), 'éAlien␛]0;owned␇ �31m\r\n');
  const file = new PassThrough();
  assert.equal(fileOutput(file), file);
});
