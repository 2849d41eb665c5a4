import type { ReactElement } from 'react'
import { INITIAL_DAYS } from '../../core/administration.ts'
import { PEOPLE } from '../../core/words/admin-screens.ts'
import { say } from '../../core/words/workbench.ts'
import {
  addPerson,
  disablePersonAccount,
  enablePersonAccount,
  endPersonService,
  type HandedOut,
  handOutPassword,
  openPersonAccount,
  type PersonView,
} from '../../modules/identity/acts.ts'
import { call } from '../../platform/call.ts'
import { DayInput } from '../widgets/DayInput.tsx'
import { Field } from '../widgets/Field.tsx'
import { today } from '../widgets/today.ts'
import { AdminForm, Line } from './AdminForm.tsx'
import { LastDay, lastDayIn } from './LastDay.tsx'
import { OrganChoice } from './OrganChoice.tsx'

type Closing = { onClose: () => void }
type OfPerson = Closing & { person: PersonView }

export function AddPerson({
  onClose,
  onSent,
}: Closing & { onSent: (person: PersonView) => void }): ReactElement {
  return (
    <AdminForm
      title={PEOPLE.add.zh}
      hint={PEOPLE.addHint.zh}
      name="add"
      blank={{ from: today() }}
      fields={['name', 'staffNo', 'organ', 'title', 'from']}
      at={{ 'organisation/staff-no-taken': 'staffNo', 'organisation/organ-unknown': 'organ' }}
      save={PEOPLE.add.zh}
      send={({ name = '', staffNo = '', organ, title = '', from = '', reason = '' }, id) =>
        call(addPerson, { name, staffNo, organ: organ || undefined, title, from, reason }, id)
      }
      onSent={onSent}
      onClose={onClose}
    >
      {(filling) => (
        <>
          <div className="field-row">
            <Line filling={filling} name="name" label={PEOPLE.name.zh} hint={PEOPLE.nameHint.zh} focus />
            <Line filling={filling} name="staffNo" label={PEOPLE.staffNo.zh} max={20} />
          </div>
          <OrganChoice filling={filling} empty={PEOPLE.noOrgan.zh} />
          <div className="field-row">
            <Line filling={filling} name="title" label={PEOPLE.jobTitle.zh} />
            <Field label={PEOPLE.joined.zh} error={filling.errors.from}>
              {(wired) => (
                <DayInput
                  {...wired}
                  value={filling.typed.from ?? ''}
                  onChange={(from) => filling.type({ from })}
                />
              )}
            </Field>
          </div>
        </>
      )}
    </AdminForm>
  )
}

type Handing = OfPerson & { onHandedOut: (handedOut: HandedOut) => void }

export function OpenAccount({ person, onClose, onHandedOut }: Handing): ReactElement {
  return (
    <AdminForm
      title={`${PEOPLE.open.zh}：${person.name}`}
      hint={say(PEOPLE.openHint, { days: INITIAL_DAYS })}
      name={`open ${person.id}`}
      fields={['login']}
      at={{ 'identity/login-shape': 'login', 'identity/login-taken': 'login' }}
      save={PEOPLE.open.zh}
      send={({ login = '', reason = '' }, id) =>
        call(openPersonAccount, { id: person.id, login, reason }, id)
      }
      onSent={({ handedOut }) => onHandedOut(handedOut)}
      onClose={onClose}
    >
      {(filling) => (
        <Line
          filling={filling}
          name="login"
          label={PEOPLE.login.zh}
          hint={PEOPLE.loginHint.zh}
          max={32}
          focus
        />
      )}
    </AdminForm>
  )
}

export function HandOut({ person, onClose, onHandedOut }: Handing): ReactElement {
  return (
    <AdminForm
      title={`${PEOPLE.handOut.zh}：${person.name}`}
      hint={PEOPLE.handOutHint.zh}
      name={`hand out ${person.id}`}
      save={PEOPLE.handOut.zh}
      send={({ reason = '' }, id) => call(handOutPassword, { id: person.id, reason }, id)}
      onSent={({ handedOut }) => onHandedOut(handedOut)}
      onClose={onClose}
    />
  )
}

type Done = OfPerson & { onDone: (said: string) => void }

export function Disable({ person, onClose, onDone }: Done): ReactElement {
  return (
    <AdminForm
      title={`${PEOPLE.disable.zh}：${person.name}`}
      hint={PEOPLE.disableHint.zh}
      name={`disable ${person.id}`}
      save={PEOPLE.disable.zh}
      grave
      send={({ reason = '' }, id) => call(disablePersonAccount, { id: person.id, reason }, id)}
      onSent={({ name }) => onDone(say(PEOPLE.disabledDone, { name }))}
      onClose={onClose}
    />
  )
}

export function Enable({ person, onClose, onDone }: Done): ReactElement {
  return (
    <AdminForm
      title={`${PEOPLE.enable.zh}：${person.name}`}
      hint={PEOPLE.enableHint.zh}
      name={`enable ${person.id}`}
      save={PEOPLE.enable.zh}
      send={({ reason = '' }, id) => call(enablePersonAccount, { id: person.id, reason }, id)}
      onSent={({ name }) => onDone(say(PEOPLE.enabledDone, { name }))}
      onClose={onClose}
    />
  )
}

export function Leave({ person, onClose, onDone }: Done): ReactElement {
  return (
    <AdminForm
      title={`${PEOPLE.leave.zh}：${person.name}`}
      hint={PEOPLE.leaveHint.zh}
      name={`leave ${person.id}`}
      fields={['lastDay']}
      at={{ 'organisation/day-past': 'lastDay', 'organisation/service-over': 'lastDay' }}
      save={PEOPLE.leave.zh}
      grave
      send={({ reason = '', ...typed }, id) =>
        call(endPersonService, { id: person.id, lastDay: lastDayIn(typed), reason }, id)
      }
      onSent={({ name }) => onDone(say(PEOPLE.leftDone, { name }))}
      onClose={onClose}
    >
      {(filling) => <LastDay filling={filling} />}
    </AdminForm>
  )
}
