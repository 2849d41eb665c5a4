import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useEffect } from 'react'
import { PEOPLE } from '../../core/words/admin-screens.ts'
import { Choice } from '../widgets/Choice.tsx'
import { Field } from '../widgets/Field.tsx'
import { useDesk } from '../widgets/session.ts'
import type { Filling } from './AdminForm.tsx'
import type { Typed } from './draft.ts'
import { organsQuery, partsQuery } from './reads.ts'

/** Down to a village: the names under which each step is kept. */
const STEPS = ['place1', 'place2', 'place3'] as const

/** An organ, by the division it lies in: one's own, or one below it, step by step. The only one there is taken at once. */
export function OrganChoice({
  filling,
  label = PEOPLE.organ.zh,
  empty,
}: {
  filling: Filling
  label?: string
  empty: string
}): ReactElement {
  const { typed, type, errors } = filling
  const { post } = useDesk()
  const division = divisionIn(typed, post.division)
  const organs = useQuery(organsQuery(division))
  const found = organs.data?.organs ?? []
  const only = found.length === 1 && division !== post.division ? found[0]?.id : undefined
  useEffect(() => {
    if (only && !typed.organ) type({ organ: only })
  }, [only])
  return (
    <div className="field-row">
      <DivisionSteps filling={filling} />
      <Field label={label} error={errors.organ}>
        {(wired) => (
          <Choice
            {...wired}
            value={typed.organ ?? ''}
            empty={empty}
            options={found.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(organ) => type({ organ })}
          />
        )}
      </Field>
    </div>
  )
}

/** Where the steps of a form have led: the last one taken, or one's own division. */
export function divisionIn(typed: Typed, own: string): string {
  return STEPS.map((step) => typed[step] ?? '').findLast((code) => code !== '') ?? own
}

/** A division, step by step: one's own, or one below it. */
export function DivisionSteps({ filling: { typed, type } }: { filling: Filling }): ReactElement {
  const { post } = useDesk()
  const chosen = STEPS.map((step) => typed[step] ?? '')
  return (
    <>
      {STEPS.map((step, n) => (
        <Place
          key={step}
          depth={n}
          within={n === 0 ? post.division : (chosen[n - 1] ?? '')}
          value={chosen[n] ?? ''}
          onChange={(code) =>
            type({
              ...Object.fromEntries(STEPS.slice(n).map((below) => [below, ''])),
              [step]: code,
              organ: '',
            })
          }
        />
      ))}
    </>
  )
}

/** The steps down to a division, to begin a form with: the code of a county ends in six noughts, of a township in three. */
export function stepsTo(division: string, own: string): Typed {
  if (!/^\d{12}$/.test(division)) return division === own ? {} : { place1: division }
  const all = [6, 9, 12].map((n) => division.slice(0, n).padEnd(12, '0'))
  const below = [...new Set(all)].filter((code) => code !== own && code.startsWith(own.replace(/0+$/, '')))
  return Object.fromEntries(below.map((code, n) => [STEPS[n], code]))
}

type Step = { depth: number; within: string; value: string; onChange: (code: string) => void }

/** One step down; nothing where there is nothing below. */
function Place({ depth, within, value, onChange }: Step) {
  const parts = useQuery({ ...partsQuery(within), enabled: within !== '' })
  const divisions = parts.data?.divisions ?? []
  const [first] = divisions
  const word = PEOPLE.place[first ? DEPTH[first.level] : depth] ?? PEOPLE.place[0]
  if (within === '' || divisions.length === 0) return null
  return (
    <Field label={word.zh}>
      {(wired) => (
        <Choice
          {...wired}
          value={value}
          empty={PEOPLE.here.zh}
          options={divisions.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={onChange}
        />
      )}
    </Field>
  )
}

const DEPTH = { city: 0, county: 0, township: 1, village: 2 } as const
