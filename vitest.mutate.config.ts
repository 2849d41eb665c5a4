import { defineConfig } from 'vitest/config'

/**
 * The tests of the law alone, for mutation testing: no database, one process. Random stories are left out, and walks over
 * every day of nine years or every minute of a month: they would be told anew for every mutant, and whatever only they
 * notice deserves an example. So are the tests of the catalogue, which lean on nothing that is mutated. The score is a
 * lower bound so.
 */
export default defineConfig({
  test: {
    include: ['src/core/**/*.test.ts'],
    exclude: [
      'src/core/{catalogue,forensics,guide}/**',
      'src/core/case/case.property.test.ts',
      'src/core/working-days.oracle.test.ts',
      'src/core/office-hours.test.ts',
    ],
  },
})
