import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { CONSULTING_DESK } from '../../../core/words/consultation-desk.ts'
import { Choice } from '../../../workbench/widgets/Choice.tsx'
import { Field } from '../../../workbench/widgets/Field.tsx'
import { dismissTicket, passTicket, proposeFaq, type TicketView } from '../contract.ts'
import { ActDialog, assertReason, checked, TextOf } from './ActDialog.tsx'
import { organsQuery } from './reads.ts'

type Props = { ticket: TicketView; onClose: () => void }

/** To a department of the place, or back to the desk; whoever gets it has their own time. */
export function PassForm({ ticket, onClose }: Props): ReactElement {
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const organs = useQuery(organsQuery(ticket.division)).data ?? []
  const back = ticket.holderKind === 'organ' ? [{ value: BACK, label: CONSULTING_DESK.passDesk.zh }] : []
  return (
    <ActDialog
      title={CONSULTING_DESK.pass.zh}
      save={CONSULTING_DESK.pass.zh}
      saved={CONSULTING_DESK.passed.zh}
      onClose={onClose}
      send={(requestId) =>
        checked(passTicket, { id: ticket.id, ...(to === BACK ? {} : { organ: to }), reason }, requestId, () =>
          assertReason(reason),
        )
      }
    >
      {(errors) => (
        <>
          <Field label={CONSULTING_DESK.passTo.zh} error={errors.organ}>
            {(wired) => (
              <Choice
                {...wired}
                value={to}
                empty={CONSULTING_DESK.choose.zh}
                options={[...back, ...organs.filter(({ value }) => value !== ticket.holderId)]}
                onChange={setTo}
              />
            )}
          </Field>
          <TextOf
            label={CONSULTING_DESK.reason.zh}
            max={300}
            rows={2}
            value={reason}
            onChange={setReason}
            error={errors.reason}
          />
        </>
      )}
    </ActDialog>
  )
}
const BACK = 'desk'

/** What belongs elsewhere is told where to turn. */
export function DismissForm({ ticket, onClose }: Props): ReactElement {
  const [reason, setReason] = useState('')
  return (
    <ActDialog
      title={CONSULTING_DESK.dismiss.zh}
      save={CONSULTING_DESK.dismiss.zh}
      saved={CONSULTING_DESK.dismissed.zh}
      onClose={onClose}
      send={(requestId) =>
        checked(dismissTicket, { id: ticket.id, reason }, requestId, () => assertReason(reason))
      }
    >
      {(errors) => (
        <TextOf
          label={CONSULTING_DESK.reason.zh}
          hint={CONSULTING_DESK.dismissHint.zh}
          max={500}
          rows={3}
          value={reason}
          onChange={setReason}
          error={errors.reason}
        />
      )}
    </ActDialog>
  )
}

/** A good answer, worded for everybody, goes before the department. */
export function ProposeForm({ ticket, onClose }: Props): ReactElement {
  const answered = ticket.history.findLast(({ type }) => type === 'Answered')
  const [question, setQuestion] = useState(ticket.question.slice(0, 300))
  const [answer, setAnswer] = useState(answered?.text ?? '')
  return (
    <ActDialog
      title={CONSULTING_DESK.proposeFaq.zh}
      save={CONSULTING_DESK.proposeFaq.zh}
      saved={CONSULTING_DESK.proposed.zh}
      onClose={onClose}
      send={(requestId) => checked(proposeFaq, { id: ticket.id, question, answer }, requestId)}
    >
      {(errors) => (
        <>
          <p className="hint">{CONSULTING_DESK.faqHint.zh}</p>
          <TextOf
            label={CONSULTING_DESK.faqQuestion.zh}
            max={300}
            rows={2}
            value={question}
            onChange={setQuestion}
            error={errors.question}
          />
          <TextOf
            label={CONSULTING_DESK.faqAnswer.zh}
            max={2000}
            rows={4}
            value={answer}
            onChange={setAnswer}
            error={errors.answer}
          />
        </>
      )}
    </ActDialog>
  )
}
