import type { ReactElement } from 'react'
import { ADMIN_SAYS } from '../../core/words/administration.ts'
import { PLACES, SITES } from '../../core/words/establishment-screens.ts'
import { WINDOW_GROUP, WINDOW_KIND } from '../../core/words/organisation.ts'
import { say } from '../../core/words/workbench.ts'
import {
  amendWindow,
  closeWindow,
  openWindow,
  type SiteRecord,
  type WindowRecord,
} from '../../modules/organisation/acts.ts'
import { call } from '../../platform/call.ts'
import { Choice, optionsOf } from '../widgets/Choice.tsx'
import { Field } from '../widgets/Field.tsx'
import { today } from '../widgets/today.ts'
import { AdminForm, type Filling, Line } from './AdminForm.tsx'
import { FirstDay, LastDay, lastDayIn } from './LastDay.tsx'
import { useKeepingSite } from './site-acts.tsx'

type Group = WindowRecord['groups'][number]
/** The boxes that are ticked, as a form keeps them: one text. */
const groupsIn = (typed: string | undefined) => (typed ?? '').split(' ').filter(Boolean) as Group[]
const GROUPS = Object.entries({ '*': ADMIN_SAYS.everyGroup, ...WINDOW_GROUP }) as [Group, { zh: string }][]

type Closing = { onClose: () => void; onDone: (said: string) => void }

export function OpenWindow({ site, onClose, onDone }: Closing & { site: SiteRecord }): ReactElement {
  const keep = useKeepingSite()
  const next = Math.max(0, ...site.windows.map(({ number }) => number)) + 1
  return (
    <AdminForm
      title={`${SITES.openWindow.zh}：${site.name}`}
      name={`open window ${site.id}`}
      width={640}
      blank={{ number: String(next), kind: 'comprehensive', from: today() }}
      fields={['number', 'name', 'kind', 'groups', 'from']}
      at={{ 'organisation/window-there': 'number', 'organisation/day-past': 'from' }}
      save={SITES.openWindow.zh}
      send={async ({ number = '', name = '', kind = '', groups, from = '', reason = '' }, id) => {
        const asked = { site: site.id, number: Number(number), name, kind: kind as WindowRecord['kind'] }
        keep(await call(openWindow, { ...asked, groups: groupsIn(groups), from, reason }, id))
        return name
      }}
      onSent={(name) => onDone(say(SITES.windowOpened, { name }))}
      onClose={onClose}
    >
      {(filling) => (
        <>
          <div className="field-row">
            <Line filling={filling} name="number" label={SITES.number.zh} max={3} />
            <Line filling={filling} name="name" label={SITES.windowName.zh} max={30} focus />
          </div>
          <div className="field-row">
            <Field label={SITES.windowKind.zh} error={filling.errors.kind}>
              {(wired) => (
                <Choice
                  {...wired}
                  value={filling.typed.kind ?? ''}
                  options={optionsOf(WINDOW_KIND)}
                  onChange={(kind) => filling.type({ kind })}
                />
              )}
            </Field>
            <FirstDay filling={filling} label={PLACES.from.zh} />
          </div>
          <Groups filling={filling} />
        </>
      )}
    </AdminForm>
  )
}

/** The groups of items a window takes in. */
function Groups({ filling: { typed, type, errors } }: { filling: Filling }) {
  const chosen = groupsIn(typed.groups)
  return (
    <fieldset className={errors.groups ? 'field ticks wrong' : 'field ticks'}>
      <legend>{SITES.groups.zh}</legend>
      {GROUPS.map(([group, { zh }]) => (
        <label key={group}>
          <input
            type="checkbox"
            checked={chosen.includes(group)}
            onChange={(event) =>
              type({
                groups: event.target.checked
                  ? [...chosen, group].join(' ')
                  : chosen.filter((one) => one !== group).join(' '),
              })
            }
          />
          {zh}
        </label>
      ))}
      <p className="hint">{SITES.groupsHint.zh}</p>
      {errors.groups && <p className="field-error">{errors.groups}</p>}
    </fieldset>
  )
}

export function AmendWindow({ window, onClose, onDone }: Closing & { window: WindowRecord }): ReactElement {
  const keep = useKeepingSite()
  return (
    <AdminForm
      title={`${SITES.amendWindow.zh}：${window.name}`}
      hint={SITES.amendWindowHint.zh}
      name={`amend ${window.id}`}
      width={640}
      blank={{ name: window.name, groups: window.groups.join(' '), from: today() }}
      fields={['name', 'groups', 'from']}
      at={{ 'organisation/day-past': 'from', 'organisation/days-backwards': 'from' }}
      save={SITES.amendWindow.zh}
      send={async ({ name = '', groups, from = '', reason = '' }, id) => {
        const asked = { window: window.id, name, groups: groupsIn(groups), from, reason }
        keep(await call(amendWindow, asked, id))
        return name
      }}
      onSent={(name) => onDone(say(SITES.windowAmended, { name }))}
      onClose={onClose}
    >
      {(filling) => (
        <>
          <Line filling={filling} name="name" label={SITES.windowName.zh} max={30} focus />
          <Groups filling={filling} />
          <FirstDay filling={filling} label={SITES.groupsFrom.zh} />
        </>
      )}
    </AdminForm>
  )
}

export function CloseWindow({ window, onClose, onDone }: Closing & { window: WindowRecord }): ReactElement {
  const keep = useKeepingSite()
  return (
    <AdminForm
      title={`${SITES.closeWindow.zh}：${window.name}`}
      hint={SITES.closeWindowHint.zh}
      name={`close ${window.id}`}
      fields={['lastDay']}
      at={{ 'organisation/day-past': 'lastDay', 'organisation/days-backwards': 'lastDay' }}
      save={SITES.closeWindow.zh}
      grave
      send={async ({ reason = '', ...typed }, id) =>
        keep(await call(closeWindow, { window: window.id, lastDay: lastDayIn(typed), reason }, id))
      }
      onSent={() => onDone(say(PLACES.closed, { name: window.name }))}
      onClose={onClose}
    >
      {(filling) => <LastDay filling={filling} />}
    </AdminForm>
  )
}
