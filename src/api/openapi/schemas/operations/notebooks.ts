import { Type } from '../../type.ts';
import { NOTEBOOK_NAME_PATTERN } from '../../../../notebooks/rendered-notebooks.ts';

export const NotebooksSchema = Type.Array(
  Type.Object(
    {
      name: Type.String({
        description: 'Its name, twice in its URL: `/notebooks/map-of-cinema/map-of-cinema.html`.',
        examples: ['map-of-cinema'],
      }),
      title: Type.String({ examples: ['A map of cinema'] }),
    },
    { title: 'Notebook', description: 'An executed notebook.' },
  ),
  { description: 'By name.' },
);

export const NotebookParamsSchema = Type.Object({
  name: Type.String({ pattern: `^${NOTEBOOK_NAME_PATTERN}$`, examples: ['map-of-cinema'] }),
  file: Type.String({
    description: 'The name again, and `.html`.',
    pattern: `^${NOTEBOOK_NAME_PATTERN}\\.html$`,
    examples: ['map-of-cinema.html'],
  }),
});
