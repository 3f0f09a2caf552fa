import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { ReelatedError } from '../../src/errors.ts';
import { serve } from '../fixtures/dataset-server.ts';
import { OTHER_BEHAVIOURS } from '../fixtures/other-behaviours.ts';
import { RANGE_BEHAVIOURS } from '../fixtures/range-behaviours.ts';
import { downloadPlace, downloadRatings } from '../fixtures/ratings-download.ts';
import { CUTS, VERSIONS } from '../fixtures/server-behaviour.ts';

/*
 * Kinds of server behaviour, each with the first two transfers cut at ten positions. Whatever the
 * server does, either the file appears with the bytes of one version, or nothing does and the
 * error is one of ours. Each download is then tried again, as a second run of the program would.
 */

describe('with any server, a file appears only with the bytes of one version', () => {
  for (const { name, ending, answer, stallMs } of [...RANGE_BEHAVIOURS, ...OTHER_BEHAVIOURS]) {
    test(name, async (t) => {
      const limits = stallMs === undefined ? {} : { stallMs };
      const endings = await Promise.all(
        CUTS.map(async (cut) => {
          const place = downloadPlace(t);
          const { url } = await serve(t, (asked) => answer(asked, cut));
          for (let run = 1; run <= 2; run += 1) {
            try {
              const { sha256, bytes } = await downloadRatings(url, place, { limits });
              const stored = readFileSync(place.path);
              assert.ok(
                VERSIONS.some((version) => version.equals(stored)),
                `cut at ${cut}`,
              );
              assert.equal(bytes, stored.length);
              assert.equal(sha256, createHash('sha256').update(stored).digest('hex'));
              return 'file';
            } catch (error) {
              if (!(error instanceof ReelatedError)) throw error;
              assert.match(error.code, /^(download-failed|gzip-invalid|source-empty)$/);
              assert.match(error.message, /^http:\/\/127\.0\.0\.1:\d+\/title\.ratings\.tsv\.gz/);
              assert.doesNotMatch(error.message, /\n|undefined/);
              assert.equal(existsSync(place.path), false);
              if (run === 2) t.diagnostic(`cut at ${cut}: ${error.message} [${error.code}]`);
            }
          }
          return 'error';
        }),
      );
      if (ending !== 'either') assert.deepEqual(new Set(endings), new Set([ending]));
      t.diagnostic(endings.join(' '));
    });
  }
});
