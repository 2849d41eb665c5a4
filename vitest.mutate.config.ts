import { defineConfig } from 'vitest/config'

/** The tests of the law alone, for mutation testing: no database, one process. */
export default defineConfig({
  test: { include: ['src/core/**/*.test.ts'], exclude: ['src/core/forensics/**'] },
})
