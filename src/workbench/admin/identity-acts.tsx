import { Checkbox } from 'antd'
import type { ReactElement } from 'react'
import { IDENTITIES } from '../../core/words/admin-screens.ts'
import { DOCUMENT_KIND } from '../../core/words/identity.ts'
import { say } from '../../core/words/workbench.ts'
import {
  type ApplicantView,
  type HandedOut,
  handOutToApplicant,
  proveIdentity,
  seeRepresentative,
} from '../../modules/identity/acts.ts'
import { call } from '../../platform/call.ts'
import { Choice } from '../widgets/Choice.tsx'
import { Field } from '../widgets/Field.tsx'
import { Radios } from '../widgets/Radios.tsx'
import { AdminForm, type Filling, Line } from './AdminForm.tsx'

type Closing = { onClose: () => void }

/** The card is in the clerk's hands: what stands on it is typed from it, not copied from the screen. */
export function Prove({
  document,
  known,
  onClose,
  onProven,
}: Closing & {
  document: string
  /** Whoever is on record under that number. */
  known: ApplicantView | undefined
  onProven: (applicant: ApplicantView) => void
}): ReactElement {
  const doubtful = known !== undefined && known.accountLevel === 1
  return (
    <AdminForm
      title={IDENTITIES.prove.zh}
      hint={IDENTITIES.proveHint.zh}
      name={`prove ${document}`}
      blank={{ documentKind: 'citizenId', documentNumber: document }}
      fields={['documentNumber', 'name', 'phone']}
      at={{ 'identity/name-differs': 'name' }}
      save={IDENTITIES.prove.zh}
      reasoned={false}
      send={({ documentKind, documentNumber = '', name = '', phone = '', corrects, owns }, id) =>
        call(
          proveIdentity,
          {
            documentKind: documentKind === 'passport' ? 'passport' : 'citizenId',
            ...{ documentNumber, name, phone },
            corrects: corrects === 'yes',
            owns: owns === 'yes',
          },
          id,
        )
      }
      onSent={onProven}
      onClose={onClose}
    >
      {(filling) => (
        <>
          <div className="field-row">
            <Field label={IDENTITIES.kind.zh}>
              {(wired) => (
                <Choice
                  {...wired}
                  value={filling.typed.documentKind ?? 'citizenId'}
                  options={(['citizenId', 'passport'] as const).map((kind) => ({
                    value: kind,
                    label: DOCUMENT_KIND[kind].zh,
                  }))}
                  onChange={(documentKind) => filling.type({ documentKind })}
                />
              )}
            </Field>
            <Line filling={filling} name="documentNumber" label={IDENTITIES.document.zh} max={40} />
          </div>
          <div className="field-row">
            <Line filling={filling} name="name" label={IDENTITIES.name.zh} focus />
            <Line filling={filling} name="phone" label={IDENTITIES.phone.zh} optional max={11} />
          </div>
          <Tick filling={filling} name="corrects" label={IDENTITIES.corrects.zh} />
          {doubtful && (
            <>
              <Tick
                filling={filling}
                name="owns"
                label={say(IDENTITIES.owns, { phone: known.phone ?? '' })}
              />
              <p className="hint">{IDENTITIES.ownsHint.zh}</p>
            </>
          )}
        </>
      )}
    </AdminForm>
  )
}

function Tick({ filling: { typed, type }, name, label }: { filling: Filling; name: string; label: string }) {
  return (
    <p>
      <Checkbox
        checked={typed[name] === 'yes'}
        onChange={(event) => type({ [name]: event.target.checked ? 'yes' : '' })}
      >
        {label}
      </Checkbox>
    </p>
  )
}

export function HandOutHere({
  applicant,
  onClose,
  onHandedOut,
}: Closing & {
  applicant: ApplicantView
  onHandedOut: (answer: { applicant: ApplicantView; handedOut: HandedOut }) => void
}): ReactElement {
  const reasons = [IDENTITIES.opened.zh, IDENTITIES.forgotten.zh]
  const likely = (applicant.account === 'none' ? reasons[0] : reasons[1]) ?? ''
  return (
    <AdminForm
      title={`${IDENTITIES.handOut.zh}：${applicant.name}`}
      hint={IDENTITIES.handOutHint.zh}
      name={`hand out here ${applicant.id}`}
      blank={{ why: likely }}
      save={IDENTITIES.handOut.zh}
      reasoned={false}
      send={({ why = likely }, id) => call(handOutToApplicant, { id: applicant.id, reason: why }, id)}
      onSent={onHandedOut}
      onClose={onClose}
    >
      {({ typed, type }) => (
        <Radios
          label={IDENTITIES.handOutWhy.zh}
          value={typed.why ?? likely}
          onChange={(why) => type({ why })}
          options={reasons.map((why) => ({ value: why, label: why }))}
        />
      )}
    </AdminForm>
  )
}

export function See({
  enterprise,
  onClose,
  onSeen,
}: Closing & { enterprise: ApplicantView; onSeen: (enterprise: ApplicantView) => void }): ReactElement {
  return (
    <AdminForm
      title={`${IDENTITIES.see.zh}：${enterprise.name}`}
      hint={IDENTITIES.seeHint.zh}
      name={`see ${enterprise.id}`}
      fields={['name', 'documentNumber']}
      at={{ 'identity/representative-differs': 'name', 'identity/name-differs': 'name' }}
      save={IDENTITIES.see.zh}
      reasoned={false}
      send={({ name = '', documentNumber = '', corrects }, id) =>
        call(seeRepresentative, { id: enterprise.id, name, documentNumber, corrects: corrects === 'yes' }, id)
      }
      onSent={onSeen}
      onClose={onClose}
    >
      {(filling) => (
        <>
          <div className="field-row">
            <Line filling={filling} name="name" label={IDENTITIES.seeName.zh} focus />
            <Line filling={filling} name="documentNumber" label={IDENTITIES.seeDocument.zh} max={18} />
          </div>
          <Tick filling={filling} name="corrects" label={IDENTITIES.seeCorrects.zh} />
        </>
      )}
    </AdminForm>
  )
}

export const provenInWords = ({ name }: ApplicantView): string => say(IDENTITIES.proven, { name })
export const seenInWords = ({ representative }: ApplicantView): string =>
  say(IDENTITIES.seen, { name: representative?.name ?? '' })
