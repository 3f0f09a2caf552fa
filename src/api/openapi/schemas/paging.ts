import { Type } from '../type.ts';

export const TOTAL_HEADER = {
  'X-Total-Count': { type: 'integer', description: 'The number of items on all pages.' },
};

export const PAGE_HEADERS = {
  ...TOTAL_HEADER,
  Link: {
    type: 'string',
    description: 'The URL of the next page, with `rel="next"`; absent on the last page.',
  },
};

export const paging = (defaultLimit: number) => ({
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 1000,
      description: `The number of items per page; ${defaultLimit} by default.`,
      examples: [defaultLimit],
    }),
  ),
  cursor: Type.Optional(
    Type.String({
      maxLength: 4000,
      description:
        'Where the page starts: the cursor from the previous page, in its `Link` header or in `next`.',
    }),
  ),
});

export const NoQuerySchema = Type.Object({}, { additionalProperties: false });
