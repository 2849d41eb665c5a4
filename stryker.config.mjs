/**
 * `npm run mutate`: changes the law, one expression after the other, and asks whether a test of `core` notices. Outside the
 * gate. Other files: `npm run mutate -- --mutate src/core/number.ts`.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: [
    'src/core/clock.ts',
    'src/core/calendar.ts',
    'src/core/limit.ts',
    'src/core/case/{transitions,clocks,decide,review,special,hearing,tolerance,recount,suppose,account}.ts',
    'src/core/supervision/{rules,held,card}.ts',
  ],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutate.config.ts' },
  plugins: ['@stryker-mutator/vitest-runner'],
  tsconfigFile: 'none.json', // it wants to rewrite ours with an interface this compiler no longer has
  concurrency: 1,
  coverageAnalysis: 'perTest',
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: 'test-results/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false },
  tempDirName: '.stryker',
  ignorePatterns: ['biome.json', 'dist', 'docs', 'data/fonts', 'data/catalogue', 'data/city', 'migrations', 'test-results', '.data*'],
  thresholds: { high: 95, low: 90, break: 90 },
}
