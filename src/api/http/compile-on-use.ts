import ajvCompiler from '@fastify/ajv-compiler';
import jsonCompiler from '@fastify/fast-json-stringify-compiler';

type ValidatorPool = Parameters<ReturnType<typeof ajvCompiler>>;
type SerializerPool = Parameters<ReturnType<typeof jsonCompiler>>;

/** What Fastify calls, and where it then looks for what was wrong. */
interface Validate {
  (data: unknown): unknown;
  errors?: ReturnType<ReturnType<ReturnType<typeof ajvCompiler>>>['errors'];
}

const [validators, serializers] = [ajvCompiler(), jsonCompiler()];

/** Fastify's own compilers, but a schema is compiled when it is first used: no start waits for all. */
export const compileOnUse = {
  buildValidator(...pool: ValidatorPool) {
    const compile = validators(...pool);
    return (...route: Parameters<typeof compile>): ReturnType<typeof compile> => {
      let compiled: ReturnType<typeof compile> | undefined;
      const validate: Validate = (data) => {
        compiled ??= compile(...route);
        const valid = compiled(data);
        validate.errors = compiled.errors;
        return valid;
      };
      return validate as ReturnType<typeof compile>;
    };
  },

  buildSerializer(...pool: SerializerPool) {
    const compile = serializers(...pool);
    return (...route: Parameters<typeof compile>): ReturnType<typeof compile> => {
      let compiled: ReturnType<typeof compile> | undefined;
      return (document: unknown) => (compiled ??= compile(...route))(document);
    };
  },
};
