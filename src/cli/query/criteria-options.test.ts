import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import { CRITERIA } from '../../search/search-criteria.ts';
import { criteriaFrom, criteriaOptions, optionOf } from './criteria-options.ts';

/** Parses a command line as `reelated search` does. */
function parse(...args: readonly string[]) {
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  for (const option of criteriaOptions('Criteria:')) command.addOption(option);
  command.parse(args, { from: 'user' });
  return criteriaFrom(command.opts());
}

function problem(...args: readonly string[]): string {
  try {
    parse(...args);
  } catch (error) {
    assert.ok(error instanceof UsageError, String(error));
    assert.equal(error.code, 'config-invalid');
    return error.message;
  }
  return assert.fail('no error');
}

for (const [criterion, { example, meaning }] of Object.entries(CRITERIA)) {
  test(`${criterion} has an option, which reads its example`, () => {
    const args = [optionOf(criterion), ...[example].flat().map(String)];
    assert.deepEqual(parse(...args), { [criterion]: example });
    const option = criteriaOptions('Criteria:').find(({ long }) => long === optionOf(criterion));
    assert.ok(option?.description.startsWith(meaning));
  });
}

test('genres may be separated by commas, by spaces or by repeating the option', () => {
  const genres = ['Drama', 'Crime'];
  assert.deepEqual(parse('--genres', 'Drama, Crime'), { genres });
  assert.deepEqual(parse('--genres', 'Drama', 'Crime'), { genres });
  assert.deepEqual(parse('--genres', 'Drama', '--genres', 'Crime'), { genres });
});

test('names of people may contain commas', () => {
  assert.deepEqual(parse('--persons', 'Davis, Jr.', 'Ian McKellen'), {
    persons: ['Davis, Jr.', 'Ian McKellen'],
  });
});

test('people are given by id with or without nm', () => {
  assert.deepEqual(parse('--person-ids', 'nm0000244,NM5', '7'), { person_ids: [244, 5, 7] });
});

test('a pattern may be empty, and start with a dash', () => {
  assert.deepEqual(parse('--title', ''), { title: '' });
  assert.deepEqual(parse('--title=-30-'), { title: '-30-' });
});

test('no option, no criterion', () => {
  assert.deepEqual(parse(), {});
});

for (const [args, message] of [
  [['--earliest-date', '1999'], /^--earliest-date must be a date in the form YYYY-MM-DD/],
  [['--latest-date', '2001-02-30'], /^--latest-date must be a date/],
  [['--min-duration', '90.5'], /^--min-duration must be a whole number from 0/],
  [['--min-rating', '10.1'], /^--min-rating must be a number from 0 to 10, but it is "10\.1"$/],
  [['--vote-count', '2147483648'], /^--vote-count must be a whole number from 0 to 2147483647/],
  [['--person-ids', 'Ian McKellen'], /^--person-ids must be a list of ids of people/],
  [['--genres', 'Drama,'], /^--genres must be text that is not empty/],
] as const) {
  test(`${args.join(' ')} is refused`, () => {
    assert.match(problem(...args), message);
  });
}
