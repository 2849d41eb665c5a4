import { useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { addDays } from '../../core/day.ts'
import { POSTS } from '../../core/words/admin-screens.ts'
import { HOLDING_SIDE } from '../../core/words/organisation.ts'
import { say } from '../../core/words/workbench.ts'
import {
  appointHolder,
  type HoldingView,
  type PostView,
  relieveHolder,
} from '../../modules/organisation/acts.ts'
import { call } from '../../platform/call.ts'
import { DayInput } from '../widgets/DayInput.tsx'
import { Field } from '../widgets/Field.tsx'
import { today } from '../widgets/today.ts'
import { AdminForm, type Filling } from './AdminForm.tsx'
import { LastDay, lastDayIn } from './LastDay.tsx'
import { PersonPicker } from './pickers.tsx'
import { postQuery } from './reads.ts'

type Done = { post: PostView; onClose: () => void; onDone: (said: string) => void }

/** The answer is the post as it is now; it is shown without being asked for again. */
function useKeeping(): (post: PostView) => void {
  const queries = useQueryClient()
  return (post) => queries.setQueryData(postQuery(post.id).queryKey, post)
}

const APPOINT_FAULTS = {
  'organisation/day-past': 'from',
  'organisation/holding-later': 'to',
  'organisation/days-backwards': 'to',
  'organisation/person-left': 'person',
  'organisation/both-sides': 'person',
  'organisation/administrators-apart': 'person',
  'organisation/own-affair': 'person',
}

export function Appoint({ post, side, onClose, onDone }: Done & { side: 'A' | 'B' }): ReactElement {
  const keep = useKeeping()
  const now = post.holdings.find((held) => held.side === side && held.when === 'now')
  return (
    <AdminForm
      title={`${say(POSTS.appointTo, { side: HOLDING_SIDE[side].zh })}：${post.title}`}
      hint={now && say(POSTS.appointHint, { name: now.person.name })}
      name={`appoint ${post.id} ${side}`}
      blank={{ from: today() }}
      fields={['person', 'from', 'to']}
      at={APPOINT_FAULTS}
      save={POSTS.appoint.zh}
      send={async ({ person = '', personName = '', from = '', to, reason = '' }, id) => {
        keep(
          await call(appointHolder, { post: post.id, side, person, from, to: to || undefined, reason }, id),
        )
        return personName
      }}
      onSent={(name) => onDone(say(POSTS.appointed, { name }))}
      onClose={onClose}
    >
      {(filling) => (
        <>
          <PersonPicker filling={filling} />
          <Days filling={filling} words={{ from: POSTS.from.zh, to: POSTS.to.zh, hint: POSTS.toHint.zh }} />
        </>
      )}
    </AdminForm>
  )
}

/** The first day, and the last where there is one. */
export function Days({
  filling: { typed, type, errors },
  words,
}: {
  filling: Filling
  words: { from: string; to: string; hint: string }
}): ReactElement {
  return (
    <div className="field-row">
      <Field label={words.from} error={errors.from}>
        {(wired) => <DayInput {...wired} value={typed.from ?? ''} onChange={(from) => type({ from })} />}
      </Field>
      <Field label={words.to} hint={words.hint} error={errors.to} optional>
        {(wired) => <DayInput {...wired} value={typed.to ?? ''} onChange={(to) => type({ to })} />}
      </Field>
    </div>
  )
}

export function Relieve({ post, held, onClose, onDone }: Done & { held: HoldingView }): ReactElement {
  const keep = useKeeping()
  const { side, person, from, when } = held
  const coming = when === 'coming'
  const save = coming ? POSTS.cancel.zh : POSTS.relieve.zh
  return (
    <AdminForm
      title={`${save}：${person.name}`}
      hint={say(coming ? POSTS.cancelHint : POSTS.relieveHint, { name: person.name })}
      name={`relieve ${post.id} ${side} ${person.id} ${from}`}
      fields={['lastDay']}
      at={{ 'organisation/day-past': 'lastDay' }}
      save={save}
      grave
      send={async ({ reason = '', ...typed }, id) => {
        const lastDay = coming ? addDays(today(), -1) : lastDayIn(typed)
        const asked = { post: post.id, side, person: person.id, from, lastDay, reason }
        keep(await call(relieveHolder, asked, id))
      }}
      onSent={() => onDone(say(POSTS.relieved, { name: person.name }))}
      onClose={onClose}
    >
      {(filling) => (coming ? null : <LastDay filling={filling} />)}
    </AdminForm>
  )
}
