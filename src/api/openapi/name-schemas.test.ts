import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameSchemas } from './name-schemas.ts';

const film = (more: object = {}) => ({
  title: 'Film',
  type: 'object',
  properties: { title: { type: 'string' } },
  ...more,
});
const answers = (...schemas: readonly object[]) => ({ paths: { '/': schemas } });

test('a schema with a title is listed once in the components, without it', () => {
  const document = answers(film(), { type: 'array', items: film() });
  assert.deepEqual(nameSchemas(document), {
    components: {
      schemas: { Film: { type: 'object', properties: { title: { type: 'string' } } } },
    },
    paths: {
      '/': [
        { $ref: '#/components/schemas/Film' },
        { type: 'array', items: { $ref: '#/components/schemas/Film' } },
      ],
    },
  });
});

test('schemas within named schemas are named too', () => {
  const named = nameSchemas(answers({ title: 'Page', properties: { films: { items: film() } } }));
  assert.deepEqual(Object.keys((named as never)['components']['schemas']), ['Film', 'Page']);
});

test('a title in an example is not a name, and schemas may differ in their examples', () => {
  const examples = [{ title: 'Alien' }];
  const named = nameSchemas(answers(film(), film({ examples })));
  const { Film } = (named as never)['components']['schemas'] as { Film: { examples: unknown } };
  assert.deepEqual(Film.examples, examples);
});

test('two schemas cannot have the same name', () => {
  assert.throws(() => nameSchemas(answers(film(), film({ type: 'string' }))), /called Film/);
});
