import { defineConfig } from 'oxlint';

/** The stages in the order of the data; each imports earlier ones only. */
export const STAGES = [
  'sources',
  'films',
  'similarity',
  'taste',
  'snapshot',
  'search',
  'library',
  'lists',
  'notebooks',
  'api',
  'web',
  'config',
  'cli',
];
/** What stages stand on; each imports earlier ones only, and no stage. */
export const FOUNDATION = ['titles', 'duckdb', 'workflow', 'spark'];
/** The layers of similarity in the order of the data; each imports earlier ones only. */
export const SIMILARITY_LAYERS = [
  'wording',
  'terms',
  'term-sources',
  'model',
  'nearest',
  'plot',
  'own-terms',
  'liked-together',
  'ring',
  'query',
  'all-pairs',
  'checks',
  'local',
  'spark',
];
/** The layers of the API; each imports earlier ones only. */
export const API_LAYERS = [
  'snapshot',
  'proxy',
  'compression',
  'traffic',
  'http',
  'export',
  'openapi',
  'similar',
  'for-you',
  'docs',
  'mcp',
  'pages',
  'routes',
  'first-build',
  'server',
];

const after = (names: readonly string[], name: string): readonly string[] =>
  names.slice(names.indexOf(name) + 1);

/** The folders of the web app that its pages share. */
const SHARED_BY_PAGES = [
  'api',
  'cards',
  'controls',
  'export',
  'filter',
  'format',
  'layout',
  'my-films',
  'search',
  'similar',
  'url',
];

interface Ban {
  /** Folders, or modules by their whole name, that must not be imported. */
  readonly of: readonly string[];
  /** How many folders up they may lie; 1 to 3 by default. */
  readonly up?: readonly number[];
  /** What of them may be imported nevertheless. */
  readonly except?: string;
  readonly because: string;
}

/** The imports that the files of some folders must not have. */
function layer(files: readonly string[], ...bans: readonly Ban[]) {
  const patterns = bans.map(({ of, up = [1, 2, 3], except, because }) => {
    const folders = up.map((count) => (count === 0 ? './' : '../'.repeat(count)));
    const banned = of.map((name) => (name.endsWith('.ts') ? name : `${name}/**`));
    return {
      group: folders.flatMap((folder) => [
        ...banned.map((name) => folder + name),
        ...(except === undefined ? [] : [`!${folder}${except}`]),
      ]),
      message: because,
    };
  });
  const rule: ['error', { patterns: typeof patterns }] = ['error', { patterns }];
  return { files: [...files], rules: { 'no-restricted-imports': rule } };
}

const NO_FILMS: Ban = {
  of: ['spark', ...STAGES, 'pipeline.ts'],
  because: 'The workflow knows nothing of films.',
};
const laterStages = (stage: string): Ban => ({
  of: [...after(STAGES, stage), 'pipeline.ts'],
  because: 'A stage imports earlier stages only.',
});
const laterInSimilarity = (name: string): Ban => ({
  of: after(SIMILARITY_LAYERS, name),
  up: [1, 2],
  because: 'Each layer of similarity imports earlier ones only.',
});
const NO_ROOT: Ban = {
  of: ['config', 'cli', 'pipeline.ts'],
  because: 'Only the command line and the composition root see everything.',
};

const ONLY_PAGES: Ban = {
  of: ['web'],
  except: 'web/pages.ts',
  because: "The API sends the app's pages, and knows no more of the app than their list.",
};
/** For files so many folders below src/; the web app has folders with names of stages itself. */
const onlyClient = (depth: number): Ban => ({
  of: [...FOUNDATION, ...STAGES, 'pipeline.ts'].filter(
    (name) => !['titles', 'library', 'web'].includes(name),
  ),
  up: [depth],
  except: 'similarity/wording/**',
  because: "The web app knows the API by the client's types, and shares only what imports nothing.",
});

const LAYERS = [
  layer(['src/errors.ts', 'src/recent-map.ts'], {
    of: ['**'],
    up: [0],
    because: 'The foundation imports no stage.',
  }),
  layer(['src/titles/**'], {
    of: [...FOUNDATION, ...STAGES, 'pipeline.ts'],
    because: 'How titles are compared depends on nothing else; the web app uses it, too.',
  }),
  layer(['src/duckdb/**'], {
    of: ['workflow', 'spark', ...STAGES, 'pipeline.ts'],
    because: 'The foundation imports no stage.',
  }),
  layer(['src/workflow/**'], NO_FILMS, {
    of: ['views'],
    up: [0],
    because: 'Views watch the workflow; it does not know them.',
  }),
  layer(['src/workflow/state/**'], NO_FILMS, {
    of: ['views', 'runner.ts', 'settle.ts', 'execute.ts', 'plan.ts'],
    up: [1],
    because: 'The state of a data directory knows neither runs nor views.',
  }),
  layer(['src/workflow/views/**'], NO_FILMS, {
    of: ['runner.ts', 'settle.ts', 'execute.ts'],
    up: [1],
    because: 'Views watch a run by its events.',
  }),
  layer(['src/spark/**'], {
    of: [...STAGES, 'pipeline.ts'],
    because: 'What runs Spark knows nothing of films.',
  }),
  ...STAGES.filter((stage) => !['library', 'api', 'web', 'cli'].includes(stage)).map((stage) =>
    layer([`src/${stage}/**`], laterStages(stage)),
  ),
  ...SIMILARITY_LAYERS.map((name) =>
    layer([`src/similarity/${name}/**`], laterStages('similarity'), laterInSimilarity(name)),
  ),
  layer(['src/similarity/wording/**'], {
    of: [...FOUNDATION, ...STAGES, ...SIMILARITY_LAYERS.filter((name) => name !== 'wording')],
    because: 'How reasons read depends on nothing else; the web app uses it, too.',
  }),
  layer(
    ['src/similarity/all-pairs/*.ts'],
    laterStages('similarity'),
    laterInSimilarity('all-pairs'),
    {
      of: ['pair-file/pages.ts', 'pair-file/metadata.ts', 'pair-file/compact-thrift.ts'],
      up: [0],
      because: 'Only pair-file.ts imports our writer of parquet files.',
    },
  ),
  layer(['src/sources/{download,filter,reader}/**'], laterStages('sources'), {
    of: ['inflate/open-inflate.ts'],
    up: [1],
    because: 'Only gunzip.ts imports our inflate.',
  }),
  layer(['src/library/**'], {
    of: ['workflow', 'spark', 'duckdb', ...STAGES.filter((stage) => stage !== 'library')],
    because: 'What reads people’s files runs in browsers too and knows no collection.',
  }),
  layer(['src/client/**'], {
    of: ['**'],
    up: [1],
    because: "The client knows only the API's document.",
  }),
  layer(['src/api/**'], NO_ROOT, ONLY_PAGES),
  ...API_LAYERS.map((name) =>
    layer([`src/api/${name}/**`], NO_ROOT, ONLY_PAGES, {
      of: [
        ...after(API_LAYERS, name),
        ...(['http', 'proxy', 'compression'].includes(name) ? ['snapshot'] : []),
        ...(name === 'server' ? [] : ['app.ts']),
      ],
      up: [1, 2],
      because: 'Each layer of the API imports earlier ones only, and what speaks HTTP no snapshot.',
    }),
  ),
  ...[1, 2, 3, 4].map((depth) => layer([`src/web/${'*/'.repeat(depth - 1)}*`], onlyClient(depth))),
  ...[2, 3].map((depth) =>
    layer(
      [`src/web/{${SHARED_BY_PAGES.join(',')}}/${'*/'.repeat(depth - 2)}*`],
      onlyClient(depth),
      { of: ['pages'], up: [depth - 1], because: 'What pages share knows no page.' },
    ),
  ),
  { files: ['**/*.test.ts', '**/testing/**'], rules: { 'no-restricted-imports': 'off' as const } },
];

// oxlint-disable-next-line import/no-default-export -- oxlint reads a default export
export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'oxc', 'promise', 'node'],
  categories: {
    correctness: 'error',
    suspicious: 'error',
    perf: 'error',
  },
  env: {
    node: true,
    es2024: true,
  },
  ignorePatterns: [
    'dist',
    'screenshots',
    'data',
    'node_modules',
    'src/client/openapi.ts',
    'src/**/assembly',
    'bench/.venv',
    'bench/.data',
  ],
  rules: {
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'import/no-unassigned-import': 'off',
    'max-lines': [
      'error',
      {
        max: 300,
      },
    ],
    'no-await-in-loop': 'off',
    'oxc/no-map-spread': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
    'no-underscore-dangle': 'off',
    'unicorn/no-array-sort': 'off',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/await-thenable': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/consistent-type-imports': 'error',
  },
  overrides: [
    {
      files: ['notebooks/**'],
      // the text of a notebook is comments
      rules: { 'max-lines': ['error', { max: 300, skipComments: true }] },
    },
    {
      // their tools read default exports
      files: ['src/web/vite.config.ts', 'site/.vitepress/**', 'site/pages/*.data.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
    {
      files: ['**/*.test.ts', 'test/image/image.ts'],
      rules: {
        'typescript/no-floating-promises': [
          'error',
          {
            allowForKnownSafeCalls: [
              { from: 'package', name: ['test', 'describe', 'it', 'suite'], package: 'node:test' },
            ],
          },
        ],
        'typescript/no-non-null-assertion': 'off',
        'unicorn/consistent-function-scoping': 'off',
      },
    },
    ...LAYERS,
  ],
});
