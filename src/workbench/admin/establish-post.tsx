import type { ReactElement } from 'react'
import { type OpenedRole, POST_SEAT } from '../../core/administration.ts'
import { PLACES, SITES } from '../../core/words/establishment-screens.ts'
import { ROLE } from '../../core/words/organisation.ts'
import { say } from '../../core/words/workbench.ts'
import {
  closePost,
  openPost,
  type PostView,
  renamePost,
  type WindowRecord,
} from '../../modules/organisation/acts.ts'
import { call } from '../../platform/call.ts'
import { Choice } from '../widgets/Choice.tsx'
import { Field } from '../widgets/Field.tsx'
import { useDesk } from '../widgets/session.ts'
import { today } from '../widgets/today.ts'
import { AdminForm, Line } from './AdminForm.tsx'
import type { Typed } from './draft.ts'
import { FirstDay, LastDay, lastDayIn } from './LastDay.tsx'
import { DivisionSteps, divisionIn } from './OrganChoice.tsx'

/** Where a post is opened from: an organ, a site with its windows, or anywhere for those that look after a division. */
type At =
  | { kind: 'organ'; id: string; name: string }
  | { kind: 'site'; id: string; name: string; windows: readonly WindowRecord[] }
  | { kind: 'division' }
type Closing = { onClose: () => void; onDone: (said: string) => void }

export function OpenPost({ at, onClose, onDone }: Closing & { at: At }): ReactElement {
  const { post } = useDesk()
  const roles = (Object.keys(POST_SEAT) as OpenedRole[]).filter((role) => fits(at, role))
  const windows = at.kind === 'site' ? at.windows.filter(({ to }) => to === null) : []
  const isAtWindow = ({ role = '' }: Typed) => POST_SEAT[role as OpenedRole] === 'window'
  /** The name such a post usually has, until somebody types another. */
  const proposed = (typed: Typed): Typed => {
    const window = windows.find(({ id }) => id === typed.window)
    const place = 'name' in at ? at.name : ''
    const seat = window && isAtWindow(typed) ? say(PLACES.windowOf, { place, n: window.number }) : place
    const role = ROLE[typed.role as OpenedRole]?.zh ?? ''
    return typed.own ? typed : { ...typed, title: place && role ? seat + role : '' }
  }
  return (
    <AdminForm
      title={'name' in at ? `${PLACES.openPost.zh}：${at.name}` : PLACES.openPost.zh}
      hint={PLACES.postHint.zh}
      name={`open post ${'id' in at ? at.id : ''}`}
      width={640}
      blank={{ from: today() }}
      fields={['role', 'seat', 'title', 'from']}
      at={{ 'organisation/seat': 'seat', 'organisation/day-past': 'from' }}
      save={PLACES.openPost.zh}
      send={async (typed, id) => {
        const { role = '', title = '', from = '', reason = '' } = typed
        const whole = 'id' in at ? at.id : divisionIn(typed, post.division)
        const seat = isAtWindow(typed) ? (typed.window ?? '') : whole
        return (await call(openPost, { role: role as OpenedRole, seat, title, from, reason }, id)).title
      }}
      onSent={(name) => onDone(say(PLACES.postOpened, { name }))}
      onClose={onClose}
    >
      {(filling) => (
        <>
          <div className="field-row">
            <Field label={PLACES.postKind.zh} error={filling.errors.role}>
              {(wired) => (
                <Choice
                  {...wired}
                  value={filling.typed.role ?? ''}
                  empty={PLACES.choose.zh}
                  options={roles.map((role) => ({ value: role, label: ROLE[role].zh }))}
                  onChange={(role) => filling.type(proposed({ ...filling.typed, role }))}
                />
              )}
            </Field>
            {isAtWindow(filling.typed) && (
              <Field label={PLACES.postSeat.zh} error={filling.errors.seat}>
                {(wired) => (
                  <Choice
                    {...wired}
                    value={filling.typed.window ?? ''}
                    empty={PLACES.choose.zh}
                    options={windows.map(({ id, number, name }) => ({
                      value: id,
                      label: `${say(SITES.windowNo, { n: number })} ${name}`,
                    }))}
                    onChange={(window) => filling.type(proposed({ ...filling.typed, window }))}
                  />
                )}
              </Field>
            )}
            {at.kind === 'division' && <DivisionSteps filling={filling} />}
          </div>
          <Line
            filling={{ ...filling, type: (part) => filling.type({ ...part, own: 'yes' }) }}
            name="title"
            label={PLACES.postTitle.zh}
            hint={PLACES.postTitleHint.zh}
            max={60}
          />
          <FirstDay filling={filling} label={PLACES.from.zh} />
        </>
      )}
    </AdminForm>
  )
}

function fits({ kind }: At, role: OpenedRole): boolean {
  const seat = POST_SEAT[role]
  return kind === 'site' ? seat === 'site' || seat === 'window' : seat === kind
}

type OfPost = Closing & { post: PostView; onKeep: (post: PostView) => void }

export function RenamePost({ post, onKeep, onClose, onDone }: OfPost): ReactElement {
  return (
    <AdminForm
      title={`${PLACES.renamePost.zh}：${post.title}`}
      name={`rename ${post.id}`}
      blank={{ title: post.title }}
      fields={['title']}
      save={PLACES.renamePost.zh}
      send={async ({ title = '', reason = '' }, id) => {
        onKeep(await call(renamePost, { post: post.id, title, reason }, id))
        return title
      }}
      onSent={(name) => onDone(say(PLACES.renamed, { name }))}
      onClose={onClose}
    >
      {(filling) => (
        <Line
          filling={filling}
          name="title"
          label={PLACES.postTitle.zh}
          hint={PLACES.postTitleHint.zh}
          max={60}
          focus
        />
      )}
    </AdminForm>
  )
}

export function ClosePost({ post, onKeep, onClose, onDone }: OfPost): ReactElement {
  return (
    <AdminForm
      title={`${PLACES.closePost.zh}：${post.title}`}
      hint={PLACES.closePostHint.zh}
      name={`close ${post.id}`}
      fields={['lastDay']}
      at={{ 'organisation/day-past': 'lastDay', 'organisation/days-backwards': 'lastDay' }}
      save={PLACES.closePost.zh}
      grave
      send={async ({ reason = '', ...typed }, id) =>
        onKeep(await call(closePost, { post: post.id, lastDay: lastDayIn(typed), reason }, id))
      }
      onSent={() => onDone(say(PLACES.closed, { name: post.title }))}
      onClose={onClose}
    >
      {(filling) => <LastDay filling={filling} />}
    </AdminForm>
  )
}
