import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { LEVEL, POINT, type PointNumber, TURN } from '../../../core/words/supervision.ts'
import { CARD, ERRANDS } from '../../../core/words/supervision-screens.ts'
import { FORM } from '../../../core/words/workbench.ts'
import { call, failureOf } from '../../../platform/call.ts'
import { Choice, type Option } from '../../../workbench/widgets/Choice.tsx'
import { Dialog } from '../../../workbench/widgets/Dialog.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Field } from '../../../workbench/widgets/Field.tsx'
import { errorsOf, NO_ERRORS } from '../../../workbench/widgets/issues.ts'
import { showSupervision, transfer, urge } from '../../supervision/contract.ts'

const supervisionQuery = (id: string) =>
  queryOptions({
    queryKey: ['supervision', 'case', id],
    queryFn: () => call(showSupervision, { id }),
    refetchInterval: 60_000,
  })

/** What supervision says of a case: its cards, who had it when, and who urged whom. */
export function CaseSupervision({ id }: { id: string }): ReactElement | null {
  const found = useQuery(supervisionQuery(id))
  const [asking, setAsking] = useState<'urge' | 'transfer'>()
  if (!found.data) return null
  const { cards, held, errands, urgeable, colleagues } = found.data
  const whomFor = (kind: 'urge' | 'transfer'): Option[] =>
    kind === 'urge'
      ? urgeable.map(({ place, name }) => ({ value: place, label: name }))
      : colleagues.map(({ id: person, name }) => ({ value: person, label: name }))
  return (
    <section className="part" aria-labelledby="part-supervision">
      <h2 id="part-supervision">{ERRANDS.ofCase.zh}</h2>
      {cards.length > 0 && (
        <ul>
          {cards.map(({ caseId, card, level, point, foundOn }) => (
            <li key={card}>
              <Link to="/cards/$caseId/$card" params={{ caseId, card }}>
                {LEVEL[level].zh} {POINT[point as PointNumber].name.zh}
              </Link>{' '}
              <span className="soft">{foundOn}</span>
            </li>
          ))}
        </ul>
      )}
      <h3>{CARD.held.zh}</h3>
      <ol className="clocks">
        {held.map(({ from, until, place, turn, person }) => (
          <li key={`${from}/${place}/${turn}/${person}`}>
            <span>
              {turn === 'applicant' ? TURN.applicant.zh : place}
              {person && `（${person}）`}
            </span>
            <span className="soft">{turn === 'applicant' ? '' : TURN[turn].zh}</span>
            <span className="soft">
              {dayIn(from)} — {until ? dayIn(until) : CARD.still.zh}
            </span>
          </li>
        ))}
      </ol>
      {errands.length > 0 && <h3>{`${ERRANDS.urge.zh}、${ERRANDS.transfer.zh}`}</h3>}
      {errands.map(({ errand, kind, fromPlace, fromName, text, dueOn, answer, answeredName }) => (
        <p key={errand}>
          {ERRANDS[kind].zh} · {fromPlace} {fromName}：{text}
          <span className="soft">
            {' '}
            {answer === null
              ? `${ERRANDS.due.zh} ${dueOn}`
              : `${ERRANDS.answer.zh} ${answeredName ?? ''}：${answer}`}
          </span>
        </p>
      ))}
      {(urgeable.length > 0 || colleagues.length > 0) && (
        <p className="links">
          {urgeable.length > 0 && (
            <Button size="small" onClick={() => setAsking('urge')}>
              {ERRANDS.urge.zh}
            </Button>
          )}
          {colleagues.length > 0 && (
            <Button size="small" onClick={() => setAsking('transfer')}>
              {ERRANDS.transfer.zh}
            </Button>
          )}
        </p>
      )}
      {asking && (
        <AskDialog id={id} kind={asking} whom={whomFor(asking)} onClose={() => setAsking(undefined)} />
      )}
    </section>
  )
}

/** 2026-05-14 in China, of an instant. */
const dayIn = (at: string) => new Date(at).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

type AskProps = {
  id: string
  kind: 'urge' | 'transfer'
  /** Those it can go to; the first unless another is chosen. */
  whom: readonly Option[]
  onClose: () => void
}

function AskDialog({ id, kind, whom, onClose }: AskProps) {
  const [text, setText] = useState('')
  const [to, setTo] = useState(whom[0]?.value ?? '')
  const queries = useQueryClient()
  const { message } = App.useApp()
  const send = useMutation({
    mutationFn: () =>
      kind === 'urge' ? call(urge, { caseId: id, to, text }) : call(transfer, { caseId: id, to, text }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['supervision'] })
      await queries.invalidateQueries({ queryKey: ['cases'] })
      void message.success(ERRANDS.sent.zh)
      onClose()
    },
  })
  const failure = send.error ? failureOf(send.error) : undefined
  const errors = failure ? errorsOf(failure.issues) : NO_ERRORS
  return (
    <Dialog title={ERRANDS[kind].zh} onClose={onClose}>
      {failure && failure.issues.length === 0 && <ErrorText error={send.error} />}
      {(kind === 'transfer' || whom.length > 1) && (
        <Field label={ERRANDS.whom.zh} error={errors.to}>
          {(wired) => <Choice {...wired} value={to} onChange={setTo} options={whom} />}
        </Field>
      )}
      <Field label={kind === 'urge' ? ERRANDS.urgeText.zh : ERRANDS.transferText.zh} error={errors.text}>
        {(wired) => (
          <Input {...wired} maxLength={300} value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <div className="dialog-foot">
        <Button onClick={onClose}>{FORM.cancel.zh}</Button>
        <Button type="primary" loading={send.isPending} onClick={() => send.mutate()}>
          {ERRANDS.send.zh}
        </Button>
      </div>
    </Dialog>
  )
}
