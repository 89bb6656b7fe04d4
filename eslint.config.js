import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

const node = { group: ['node:*'], message: 'This room runs in a browser too: it knows no Node.' };
const zod = {
  group: ['zod', 'zod/*'],
  message: 'Schemas stay in the compiler: zod is larger than the player.',
};
const compiler = {
  group: ['**/compile/**', '**/cli/**', '**/release/**', '**/diagnostics/catalogue/**'],
  message: 'The compiler does not go into a package.',
};
const dom = ['window', 'document', 'navigator', 'location', 'localStorage', 'fetch'].map((name) => ({
  name,
  message: 'This room is pure: neither browser nor Node.',
}));
const nodeGlobals = ['process', 'Buffer', '__dirname', 'require'].map((name) => ({
  name,
  message: 'This room runs in a browser too: it knows no Node.',
}));

/** Who may not import whom: the reasons stand in CONTRIBUTING. */
const wall = (files, groups, more = {}) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: groups }], ...more },
});
const players = {
  group: ['**/player/**'],
  message: 'The player is no library: trackers and question types stand alone.',
};
/** What a target's page adds may use the page's own helpers. */
const playersButDom = {
  group: ['**/player/**', '!**/player/dom.ts'],
  message:
    'What a target adds to the page stands beside the player: it takes its helpers for the page, no more.',
  allowTypeImports: true,
};
const targetsAndTypes = {
  group: ['**/targets/**', '**/questions/*/**'],
  message: 'The player loads trackers and question types by name; it imports none.',
};
const commandLine = {
  group: ['**/cli/**', '**/cli.ts'],
  message: 'The compiler knows nothing of who calls it.',
};

export default defineConfig(
  globalIgnores(['.build/', 'coverage/', 'dist/', 'node_modules/', 'tests/check/fixtures/']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          'tsconfig.json',
          'scripts/tsconfig.browser.json',
          'scripts/tsconfig.pure.json',
          'tests/support/page/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Functions of an interface are taken out of it everywhere here; none uses `this`.
      '@typescript-eslint/unbound-method': 'off',
      // What an LMS or a file gives is unknown, and is turned into a text on purpose.
      '@typescript-eslint/no-base-to-string': 'off',
      // An interface may promise a promise that one of several implementations needs.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: { process: 'readonly', URL: 'readonly', console: 'readonly', Buffer: 'readonly' },
    },
  },
  {
    files: ['**/*.cjs', 'scripts/make/loader.js'],
    languageOptions: { sourceType: 'commonjs', globals: { __dirname: 'readonly' } },
  },
  wall(
    [
      'scripts/state/**',
      'scripts/log/**',
      'scripts/diff/**',
      'scripts/course/{ids,player-course,obscure,quiz-words}.ts',
    ],
    [node, zod, compiler, players, targetsAndTypes],
    { 'no-restricted-globals': ['error', ...dom, ...nodeGlobals] },
  ),
  // The story of statements; its neighbours in the same room know the browser.
  wall(
    [
      'scripts/xapi/{activities,context,identifiers,interaction,mastery,sha1,story,times,told,uuid,vocabulary}.ts',
    ],
    [node, zod, compiler, players, targetsAndTypes],
    { 'no-restricted-globals': ['error', ...dom, ...nodeGlobals] },
  ),
  // The way to an LRS knows neither the player nor any LMS; the browser only where it says so.
  wall(
    ['scripts/xapi/{client,lrs}.ts', 'scripts/xapi/queue/**'],
    [node, zod, compiler, players, targetsAndTypes],
    {
      'no-restricted-globals': ['error', ...nodeGlobals],
    },
  ),
  // What stands in for an LRS judges what packages send: it shares no code with them.
  wall(
    ['scripts/preview/lrs/**'],
    [
      commandLine,
      players,
      {
        group: ['**/xapi/**', '@xapi/*'],
        message: 'The double of an LRS shares no code with what it judges.',
      },
    ],
  ),
  wall(
    [
      'scripts/xapi/{client,in-browser,leaving,lrs-module,reporter,state-document,tracker}.ts',
      'scripts/xapi/{launch,queue}/**',
    ],
    [node, zod, compiler, { ...players, allowTypeImports: true }],
    { 'no-restricted-globals': ['error', ...nodeGlobals] },
  ),
  // What a tracker for an LRS is made of also runs where a class is simulated: its page is handed to it.
  {
    files: [
      'scripts/xapi/{reporter,state-document,surroundings,tracker}.ts',
      'scripts/xapi/launch/**',
      'scripts/xapi/queue/{batch,equal,queue,record,sender,types}.ts',
    ],
    ignores: ['scripts/xapi/launch/{course-lrs,service}.ts'],
    rules: { 'no-restricted-globals': ['error', ...dom, ...nodeGlobals] },
  },
  wall(
    ['scripts/questions/*/rules.ts', 'scripts/questions/{rules,readable}.ts'],
    [node, zod, compiler, players],
    {
      'no-restricted-globals': ['error', ...dom, ...nodeGlobals],
    },
  ),
  wall(['scripts/player/**'], [node, zod, compiler, targetsAndTypes], {
    'no-restricted-globals': ['error', ...nodeGlobals],
  }),
  wall(
    ['scripts/questions/*/learner.ts', 'scripts/targets/*/tracker.ts', 'scripts/tracking/**'],
    [
      node,
      zod,
      compiler,
      // Types vanish when a module is built.
      { ...players, allowTypeImports: true },
    ],
  ),
  wall(
    ['scripts/targets/web/{page,offline,result-page,result,result-files}.ts'],
    [node, zod, compiler, playersButDom],
  ),
  // Stand-ins for LMSs are simulated in Node, run in the preview's page, and serve the tests: they know none of them.
  wall(['scripts/preview/{*,scorm12/*,scorm2004/*}.ts'], [node, zod, compiler, players, commandLine], {
    'no-restricted-globals': ['error', ...dom, ...nodeGlobals],
  }),
  // The panel is the preview's own page, never in a package: it plays with the package's code, and knows no Node.
  wall(
    ['scripts/preview/panel/**'],
    [
      node,
      zod,
      commandLine,
      { group: ['**/compile/**', '**/server/**'], message: 'The server builds; the panel asks it.' },
    ],
    { 'no-restricted-globals': ['error', ...nodeGlobals] },
  ),
  wall(['scripts/preview/server/**'], [commandLine, players]),
  wall(['scripts/profiles/**'], [node, commandLine, players]),
  // Pages for authors know nothing but HTML.
  wall(['scripts/html/**'], [node, commandLine, players, compiler], {
    'no-restricted-globals': ['error', ...dom, ...nodeGlobals],
  }),
  // A simulated class is the same each time: no clock, no chance; only what starts a browser knows Node.
  wall(['scripts/report/**'], [commandLine, players]),
  {
    files: ['scripts/report/**'],
    ignores: ['scripts/report/browser/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [commandLine, players, node] }],
      'no-restricted-globals': ['error', ...nodeGlobals],
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='Date'][property.name='now']",
          message: 'The same course gives the same report.',
        },
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: 'The same course gives the same report.',
        },
      ],
    },
  },
  // A rule of the linter sees a course that was loaded, and knows neither disk nor clock.
  wall(['scripts/lint/**'], [commandLine, players, node], {
    'no-restricted-globals': ['error', ...nodeGlobals, { name: 'Date', message: 'A rule reads no clock.' }],
  }),
  // A check sees a package through the reader that it is given, and knows neither disk nor clock.
  wall(
    ['scripts/check/**'],
    [commandLine, players, { group: ['**/compile/**'], message: 'A check knows any package.' }],
  ),
  {
    files: ['scripts/check/**'],
    ignores: ['scripts/check/disk.ts', 'scripts/check/zip/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...nodeGlobals,
        { name: 'Date', message: 'A check is given its clock.' },
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            commandLine,
            players,
            { group: ['**/compile/**'], message: 'A check knows any package.' },
            { group: ['node:*'], message: 'Only disk.ts and zip/ know Node.' },
          ],
        },
      ],
    },
  },
  // The compiler reads through the file system that it is given; the disk itself is the business of two files.
  wall(['scripts/compile/**'], [commandLine, players], {
    'no-restricted-globals': [
      'error',
      { name: 'process', message: 'The compiler prints nothing and ends nothing.' },
    ],
    'no-restricted-syntax': [
      'error',
      {
        selector: 'CallExpression[callee.property.name=/^(localeCompare|toLocale.*)$/]',
        message: "The machine's locale must not decide.",
      },
      {
        selector: "NewExpression[callee.name='Date'][arguments.length=0]",
        message: 'The compiler reads no clock.',
      },
      {
        selector: "MemberExpression[object.name='Date'][property.name='now']",
        message: 'The compiler reads no clock.',
      },
      {
        selector: "MemberExpression[object.name='Math'][property.name='random']",
        message: 'The same input gives the same bytes.',
      },
    ],
  }),
  {
    files: ['scripts/compile/**'],
    ignores: ['scripts/compile/disk.ts', 'scripts/compile/zip.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            commandLine,
            players,
            { group: ['node:*'], message: 'Only disk.ts and zip.ts touch the disk.' },
          ],
        },
      ],
    },
  },
  {
    files: ['tests/**', 'scripts/make.mjs', 'scripts/make/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      // A test looks into JSON that a program wrote; what it is stands in the assertion.
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
);
