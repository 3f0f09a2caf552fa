import { Type } from 'typebox';

export const TOTAL_HEADER = {
  'X-Total-Count': { type: 'integer', description: 'How many films there are on all pages.' },
};

export const PAGE_HEADERS = {
  ...TOTAL_HEADER,
  Link: { type: 'string', description: 'The next page, `rel="next"`; absent on the last one.' },
};

export const paging = (defaultLimit: number) => ({
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 1000,
      description: `How many films; ${defaultLimit} when absent.`,
      examples: [defaultLimit],
    }),
  ),
  cursor: Type.Optional(
    Type.String({
      maxLength: 4000,
      description: 'Where to go on: taken from the `Link` header of the page before.',
    }),
  ),
});

export const NoQuerySchema = Type.Object({}, { additionalProperties: false });
