import { useMutation } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { SHAPE } from '../../../core/catalogue/lifecycle.ts'
import { RuleViolation } from '../../../core/violation.ts'
import { ITEM_DESK } from '../../../core/words/item-desk.ts'
import { say } from '../../../core/words/workbench.ts'
import { call } from '../../../platform/call.ts'
import { DayInput } from '../../../workbench/widgets/DayInput.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Field } from '../../../workbench/widgets/Field.tsx'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { type DraftGuideShape, type DraftView, submitDraft, withdrawDraft } from '../acts.ts'
import type { Goal } from './DraftFindings.tsx'
import { GuideArea } from './GuideArea.tsx'
import { NextCode } from './NextCode.tsx'
import type { Writing } from './useWriting.ts'

type Props = { draft: DraftView; writing: Writing; onDone: (view: DraftView) => void }

/** What the department writes: on which law, from when, and the guides; saved as it is typed. */
export function DraftForm({
  draft,
  writing,
  goal,
}: Omit<Props, 'onDone'> & { goal: Goal | undefined }): ReactElement {
  const { written, findings, write, saveNow } = writing
  const readOnly = !draft.may.includes('Save')
  useKeys(
    'case',
    [{ key: 'ctrl+s', says: ITEM_DESK.save.zh, run: () => void saveNow(), always: true }],
    !readOnly,
  )
  const { makesMore, makes } = SHAPE[draft.kind]
  const put = (n: number, change: Partial<DraftGuideShape>) =>
    write({ content: written.content.map((one, at) => (at === n ? { ...one, ...change } : one)) })
  return (
    <section className="draft-form" aria-label={ITEM_DESK.content.zh}>
      <Field label={ITEM_DESK.basis.zh} hint={readOnly ? undefined : ITEM_DESK.basisHint.zh}>
        {(wired) => (
          <Input.TextArea
            {...wired}
            rows={3}
            maxLength={2000}
            readOnly={readOnly}
            value={written.basis}
            onChange={(event) => write({ basis: event.target.value })}
          />
        )}
      </Field>
      {!readOnly && (
        <Field label={ITEM_DESK.startsOn.zh} hint={ITEM_DESK.startsOnHint.zh}>
          {(wired) => (
            <DayInput
              {...wired}
              value={written.startsOn ?? ''}
              onChange={(startsOn) => {
                if (startsOn !== (written.startsOn ?? '')) write({ startsOn: startsOn || null })
              }}
            />
          )}
        </Field>
      )}
      {written.content.map((one, n) => (
        <fieldset key={n} className="draft-part">
          <legend>
            {written.content.length > 1 ? say(ITEM_DESK.part, { n: n + 1 }) : ITEM_DESK.content.zh}
          </legend>
          {draft.kind !== 'change' && (
            <Field label={ITEM_DESK.key.zh} hint={ITEM_DESK.keyHint.zh}>
              {(wired) => (
                <Input
                  {...wired}
                  maxLength={80}
                  readOnly={readOnly}
                  value={one.item}
                  onChange={(event) => put(n, { item: event.target.value })}
                />
              )}
            </Field>
          )}
          {draft.kind !== 'change' && !readOnly && (
            <NextCode
              guide={one.guide}
              typed={written.content.flatMap(({ guide: { baseCode } }) =>
                typeof baseCode === 'string' && /^\d{12}$/.test(baseCode) ? baseCode : [],
              )}
              onTake={(baseCode) => put(n, { guide: { ...one.guide, baseCode } })}
            />
          )}
          <GuideArea
            value={one.guide}
            known={findings.filter(({ part }) => part === n)}
            goal={goal?.part === n ? goal : undefined}
            readOnly={readOnly}
            onChange={(guide) => put(n, { guide })}
          />
          {!readOnly && written.content.length > makes && (
            <Button
              size="small"
              onClick={() => write({ content: written.content.filter((_, at) => at !== n) })}
            >
              {ITEM_DESK.removePart.zh}
            </Button>
          )}
        </fieldset>
      ))}
      {!readOnly && makesMore && (
        <Button
          onClick={() =>
            write({ content: [...written.content, { item: '', guide: draft.base[0]?.guide ?? {} }] })
          }
        >
          {ITEM_DESK.addPart.zh}
        </Button>
      )}
    </section>
  )
}

/** What the department does with its draft: hand it in, or take it back. */
export function Acts({ draft, writing, onDone }: Props): ReactElement | null {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const [faults, setFaults] = useState(0) // known here: the server need not be asked
  const submitting = useMutation({
    mutationFn: async () => {
      const findings = await writing.saveNow()
      if (!findings) return undefined
      const n = findings.filter(({ severity }) => severity === 'error').length
      setFaults(n)
      return n > 0 ? undefined : call(submitDraft, { id: draft.id })
    },
    onSuccess: (view) => {
      if (!view) return
      void message.success(ITEM_DESK.submitted.zh)
      onDone(view)
    },
  })
  const withdrawing = useMutation({
    mutationFn: () => call(withdrawDraft, { id: draft.id, reason }),
    onSuccess: (view) => {
      void message.success(ITEM_DESK.withdrawn.zh)
      onDone(view)
    },
  })
  const failure = writing.error ?? submitting.error ?? withdrawing.error
  if (!draft.may.includes('Withdraw')) return null
  return (
    <div className="draft-foot">
      {failure && <ErrorText error={failure} />}
      {faults > 0 && (
        <p className="error-text" role="alert">
          {new RuleViolation('draft/faulty', { n: String(faults) }).message}
        </p>
      )}
      {writing.state === 'failed' && <p className="soft">{ITEM_DESK.keptHere.zh}</p>}
      <div className="draft-acts">
        {draft.may.includes('Submit') && (
          <>
            <Button type="primary" loading={submitting.isPending} onClick={() => submitting.mutate()}>
              {ITEM_DESK.submit.zh}
            </Button>
            <Button onClick={() => void writing.saveNow()}>{ITEM_DESK.save.zh}</Button>
            <span className="soft" role="status">
              {SAVING[writing.state].zh}
            </span>
          </>
        )}
      </div>
      {draft.may.includes('Withdraw') && (
        <div className="draft-acts">
          <Field label={ITEM_DESK.reason.zh}>
            {(wired) => (
              <Input
                {...wired}
                maxLength={1000}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <Button
            danger
            disabled={reason.trim() === ''}
            loading={withdrawing.isPending}
            onClick={() => withdrawing.mutate()}
          >
            {ITEM_DESK.withdraw.zh}
          </Button>
        </div>
      )}
    </div>
  )
}

const SAVING = {
  saved: ITEM_DESK.saved,
  unsaved: ITEM_DESK.unsaved,
  saving: ITEM_DESK.saving,
  failed: ITEM_DESK.unsaved,
} as const satisfies Record<Writing['state'], { zh: string }>
