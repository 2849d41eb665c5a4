import type { ReactElement } from 'react'
import { addDays } from '../../core/day.ts'
import { ADMIN, POSTS } from '../../core/words/admin-screens.ts'
import { DayInput } from '../widgets/DayInput.tsx'
import { Field } from '../widgets/Field.tsx'
import { Radios } from '../widgets/Radios.tsx'
import { today } from '../widgets/today.ts'
import type { Filling } from './AdminForm.tsx'
import type { Typed } from './draft.ts'

/** The last day on which something holds, as people say it: at once, after today, on a day. */
export function lastDayIn({ ends = 'today', lastDay = '' }: Typed): string {
  if (ends === 'now') return addDays(today(), -1)
  return ends === 'today' ? today() : lastDay
}

export function LastDay({ filling }: { filling: Filling }): ReactElement {
  const { typed, type, errors } = filling
  const { ends = 'today', lastDay = '' } = typed
  return (
    <>
      <Radios
        label={POSTS.ends.zh}
        value={ends}
        onChange={(value) => type({ ends: value })}
        options={[
          { value: 'today', label: ADMIN.afterToday.zh },
          { value: 'now', label: ADMIN.atOnce.zh },
          { value: 'day', label: ADMIN.onDay.zh },
        ]}
        {...(ends === 'day' ? {} : { error: errors.lastDay })}
      />
      {ends === 'day' && (
        <Field label={ADMIN.lastDay.zh} error={errors.lastDay}>
          {(wired) => <DayInput {...wired} value={lastDay} onChange={(value) => type({ lastDay: value })} />}
        </Field>
      )}
    </>
  )
}

/** The first day on which something holds. */
export function FirstDay({
  filling: { typed, type, errors },
  label,
}: {
  filling: Filling
  label: string
}): ReactElement {
  return (
    <Field label={label} error={errors.from}>
      {(wired) => <DayInput {...wired} value={typed.from ?? ''} onChange={(from) => type({ from })} />}
    </Field>
  )
}
