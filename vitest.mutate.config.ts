import { defineConfig } from 'vitest/config'

/**
 * The tests of the law alone, for mutation testing: no database, one process. Random stories are left out: they would be
 * told anew for every mutant, and whatever only they notice deserves an example. The score is a lower bound so.
 */
export default defineConfig({
  test: {
    include: ['src/core/**/*.test.ts'],
    exclude: ['src/core/forensics/**', 'src/core/case/case.property.test.ts'],
  },
})
