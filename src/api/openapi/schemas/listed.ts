import { Type } from '../type.ts';
import { LIST_ITEM_PATTERN } from '../../../lists/list-name.ts';
import { MAX_LISTED, type Listed } from '../../../lists/listed-films.ts';
import { INT32_MAX } from './values.ts';

/** The largest body of the routes that can be given lists of films. */
export const LISTED_BODY_BYTES = 1024 * 1024;

const ITEM = 'Each item is a film’s id or the name of a list (`GET /lists`).';
const INCLUDE = `Only films that are listed here or in a list named here. ${ITEM}`;
const EXCLUDE = `No film that is listed here or in a list named here. ${ITEM}`;

/** In one schema rather than a union, so that an invalid item is one error. */
const ItemSchema = Type.Unsafe<number | string>({
  type: ['integer', 'string'],
  minimum: 0,
  maximum: INT32_MAX,
  pattern: LIST_ITEM_PATTERN,
});

const items = (description: string, examples: unknown[]) =>
  Type.Optional(Type.Array(ItemSchema, { maxItems: MAX_LISTED, description, examples }));

/** Which films may be listed, as fields of a body. */
export const listedFields = {
  include: items(INCLUDE, [['owned']]),
  exclude: items(EXCLUDE, [['seen', 78748]]),
};

const texts = (description: string, examples: unknown[]) =>
  Type.Optional(
    Type.Array(Type.String({ pattern: LIST_ITEM_PATTERN }), {
      maxItems: MAX_LISTED,
      description,
      examples,
    }),
  );

/** The same in a URL, with one parameter for each item. */
export const listedParameters = {
  include: texts(INCLUDE, [['owned']]),
  exclude: texts(EXCLUDE, [['seen', 'tt0078748']]),
};

/** The part of a query that says which films may be listed. */
export function listedOf({ include, exclude }: Listed): Listed {
  return { include, exclude };
}
