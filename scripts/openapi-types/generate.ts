import openapiTs, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

const HEAD =
  '/** The API, as types. Generated from its OpenAPI document: `node scripts/write-openapi.ts`. */\n\n';

/** The TypeScript types of an OpenAPI document, as the text of a module at `path`. */
export async function typesOf(document: object, path: string): Promise<string> {
  const types = astToString(
    await openapiTs(document as OpenAPI3, {
      rootTypes: true,
      rootTypesNoSchemaPrefix: true,
    }),
  );
  return format(HEAD + types, { ...(await resolveConfig(path)), parser: 'typescript' });
}
