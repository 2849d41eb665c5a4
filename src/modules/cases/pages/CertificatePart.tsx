import { Checkbox, Input } from 'antd'
import type { ReactElement } from 'react'
import { ACT_FORM } from '../../../core/words/case-desk.ts'
import { say } from '../../../core/words/workbench.ts'
import { DayInput } from '../../../workbench/widgets/DayInput.tsx'
import { Field } from '../../../workbench/widgets/Field.tsx'
import type { PartProps } from './parts.tsx'

/** The paper the decision results in: its number and from when to when it holds. */
export function CertificatePart({ c, draft, change, errors }: PartProps): ReactElement | null {
  if (c.outcome === 'denied') return null
  const { result } = c.guide
  const on = draft.ticked.includes('certificate')
  const set = (name: string) => (value: string) =>
    change({ ...draft, text: { ...draft.text, [name]: value } })
  return (
    <section className="certificate">
      <Checkbox
        checked={on}
        onChange={(event) => change({ ...draft, ticked: event.target.checked ? ['certificate'] : [] })}
      >
        {say(ACT_FORM.withCertificate, { name: result.name })}
      </Checkbox>
      {on && (
        <div className="field-row">
          <Field label={ACT_FORM.certificateNumber.zh} error={errors['certificate.number']}>
            {(wired) => (
              <Input
                {...wired}
                autoComplete="off"
                value={draft.text['certificate.number'] ?? ''}
                onChange={(event) => set('certificate.number')(event.target.value)}
              />
            )}
          </Field>
          <Field label={ACT_FORM.validFrom.zh} error={errors['certificate.validFrom']}>
            {(wired) => (
              <DayInput
                {...wired}
                value={draft.text['certificate.validFrom'] ?? ''}
                onChange={set('certificate.validFrom')}
              />
            )}
          </Field>
          <Field
            label={ACT_FORM.validUntil.zh}
            optional
            hint={
              result.validity ? say(ACT_FORM.validity, { text: result.validity }) : ACT_FORM.validUntilHint.zh
            }
            error={errors['certificate.validUntil']}
          >
            {(wired) => (
              <DayInput
                {...wired}
                value={draft.text['certificate.validUntil'] ?? ''}
                onChange={set('certificate.validUntil')}
              />
            )}
          </Field>
        </div>
      )}
    </section>
  )
}
