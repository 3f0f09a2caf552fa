interface Parameter {
  readonly name?: string;
  readonly required?: boolean;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** The optional parameters that begin with their example, as it finds something on its own. */
const KEPT = new Set(['title']);

/**
 * The OpenAPI document for a page that fills in all examples at once: of optional parameters, only a
 * title has one there. All of them together would find nothing.
 */
export function tryOutDocument(document: object): object {
  const { paths = {} } = document as { readonly paths?: Paths };
  return {
    ...document,
    paths: mapValues(paths, (methods) =>
      mapValues(methods, (operation) =>
        operation.parameters === undefined
          ? operation
          : { ...operation, parameters: operation.parameters.map(withoutExample) },
      ),
    ),
  };
}

function withoutExample(parameter: Parameter): Parameter {
  if (parameter.required === true || KEPT.has(parameter.name ?? '')) return parameter;
  const {
    example: _example,
    examples: _examples,
    ...rest
  } = parameter as Parameter & { readonly example?: unknown; readonly examples?: unknown };
  return rest;
}

function mapValues<A, B>(object: Readonly<Record<string, A>>, map: (value: A) => B) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value)]));
}
