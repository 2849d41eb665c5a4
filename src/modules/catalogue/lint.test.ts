import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findingsIn } from '../../core/guide/lint.ts'
import { readCatalogue } from './files.ts'
import { GuideSchema } from './schema.ts'

const guides = readCatalogue().map(({ guide }) => guide)

test('what the linter lets pass the schema takes: one place of a shipped guide changed or taken away', () => {
  const value = fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    '  ',
    'x',
    '《》',
    7,
    -1,
    1.5,
    999,
    true,
    [],
    {},
    [''],
    [{}],
  )
  fc.assert(
    fc.property(
      fc.nat({ max: guides.length - 1 }),
      fc.nat(),
      fc.array(fc.nat(), { maxLength: 5 }),
      value,
      (which, top, way, instead) => {
        const draft = structuredClone(guides[which]) as unknown as Record<string, unknown>
        change(draft, [top, ...way], instead)
        if (findingsIn(draft as never).length === 0) {
          const { error } = GuideSchema.safeParse(draft)
          expect(error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []).toEqual([])
        }
      },
    ),
    { numRuns: 400 },
  )
})

/** Walks down as many steps as there are containers and puts something else there. */
function change(at: Record<string, unknown>, [step = 0, ...way]: number[], instead: unknown): void {
  const keys = Object.keys(at)
  const key = keys[step % Math.max(1, keys.length)]
  if (key === undefined) return
  const inner = at[key]
  if (way.length > 0 && typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0)
    change(inner as Record<string, unknown>, way, instead)
  else if (instead === undefined && !Array.isArray(at)) delete at[key]
  else at[key] = instead
}
