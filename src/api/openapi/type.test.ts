import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Type as TypeBox } from 'typebox';
import { Type } from './type.ts';

/** Schemas that use every builder, with and without options. */
function schemas(T: Pick<typeof TypeBox, keyof typeof Type>): readonly object[] {
  const text = T.String({ minLength: 1, description: 'A text.' });
  const optional = T.Optional(T.Integer({ minimum: 0 }));
  return [
    T.Object({}),
    T.Object({ optional }),
    T.Object(
      { optional, text, rest: T.Unknown() },
      { title: 'Named', additionalProperties: false },
    ),
    T.Array(text),
    T.Array(T.Object({ text }), { maxItems: 3 }),
    T.Number(),
    T.Boolean({ default: true }),
    T.Null(),
    T.Literal('film'),
    T.Literal('film', { description: 'Its kind.' }),
    T.Enum(['asc', 'desc']),
    T.Enum(['asc', 'desc'], { type: 'string' }),
    T.Union([text, T.Null()], { description: 'One of these.' }),
    T.Record(T.String(), T.Number()),
    T.Record(T.String(), T.Object({ text, optional }), { description: 'By name.' }),
    T.Unsafe<string | null>({ type: ['string', 'null'] }),
    T.Object({ kept: T.Unsafe<number>(optional), twice: T.Optional(optional) }),
  ];
}

test('builds the same schemas as TypeBox, to the letter', () => {
  for (const [i, schema] of schemas(Type).entries()) {
    assert.equal(JSON.stringify(schema), JSON.stringify(schemas(TypeBox)[i]));
  }
});
