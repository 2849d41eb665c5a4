import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, type ReactNode, useState } from 'react'
import { FAQ_STATE } from '../../../core/words/consultation.ts'
import { CONSULTING_DESK } from '../../../core/words/consultation-desk.ts'
import { Choice } from '../../../workbench/widgets/Choice.tsx'
import { type Column, DataTable } from '../../../workbench/widgets/DataTable.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { declineFaq, type FaqDeskLine, publishFaq, withdrawFaq } from '../contract.ts'
import { ActDialog, assertReason, checked, TextOf } from './ActDialog.tsx'
import { ClausePicker } from './ClausePicker.tsx'
import { clausesQuery, faqDeskQuery } from './reads.ts'

type Show = 'todo' | 'published' | 'ended'

/** What the department makes public in its name, and what it has to look at again because its guide has changed. */
export function FaqDesk({ head, show }: { head: ReactNode; show: Show }): ReactElement {
  const found = useQuery(faqDeskQuery(show))
  const navigate = useNavigate()
  const [selected, setSelected] = useState<string>()
  const [judged, judge] = useState<FaqDeskLine>()
  const rows = found.data?.faq ?? []
  return (
    <section className="page">
      <div className="list-head">
        {head}
        <Choice
          label={CONSULTING_DESK.faqStates.zh}
          value={show === 'todo' ? '' : show}
          empty={CONSULTING_DESK.faqTodo.zh}
          options={[
            { value: 'published', label: FAQ_STATE.published.zh },
            { value: 'ended', label: CONSULTING_DESK.faqEnded.zh },
          ]}
          onChange={(value) =>
            void navigate({
              to: '/consultations',
              search: { view: 'faq', ...(value ? { show: value as 'published' | 'ended' } : {}) },
              replace: true,
            })
          }
        />
      </div>
      {found.error && <ErrorText error={found.error} retry={() => void found.refetch()} />}
      <DataTable
        label={CONSULTING_DESK.faq.zh}
        columns={COLUMNS}
        rows={rows}
        keyOf={({ id }) => id}
        selected={rows.some(({ id }) => id === selected) ? selected : rows[0]?.id}
        onSelect={({ id }) => setSelected(id)}
        onOpen={(line) => show !== 'ended' && judge(line)}
        busy={found.isPending}
        empty={found.error ? null : <p>{CONSULTING_DESK.faqEmpty.zh}</p>}
      />
      {judged && <Judge key={judged.id} line={judged} onClose={() => judge(undefined)} />}
    </section>
  )
}

const COLUMNS: readonly Column<FaqDeskLine>[] = [
  {
    key: 'question',
    head: CONSULTING_DESK.question.zh,
    cell: ({ question, answer }) => (
      <span className="brief" title={`${question} ${answer}`}>
        <strong>{question}</strong>
        <span>{answer}</span>
      </span>
    ),
  },
  { key: 'item', head: CONSULTING_DESK.item.zh, width: 240, cell: ({ itemName }) => itemName },
  {
    key: 'state',
    head: CONSULTING_DESK.state.zh,
    width: 170,
    cell: ({ state, recheck }) =>
      recheck ? <span className="tag overdue">{CONSULTING_DESK.faqRecheck.zh}</span> : FAQ_STATE[state].zh,
  },
]

function Judge({ line, onClose }: { line: FaqDeskLine; onClose: () => void }) {
  const [refusing, refuse] = useState(false)
  if (refusing) return <Refuse line={line} onClose={onClose} />
  return <Publish line={line} onRefuse={() => refuse(true)} onClose={onClose} />
}

type Part = { line: FaqDeskLine; onClose: () => void }

function Publish({ line, onRefuse, onClose }: Part & { onRefuse: () => void }) {
  const [question, setQuestion] = useState(line.question)
  const [answer, setAnswer] = useState(line.answer)
  const inForce = useQuery(clausesQuery(line.item)).data
  // the clause that was cited, wherever it stands now; a changed one is chosen anew
  const same = inForce?.clauses.find(({ text }) => text === line.says)?.path
  const [picked, pick] = useState<string>()
  const clause = picked ?? same
  return (
    <ActDialog
      title={`${CONSULTING_DESK.judge.zh}：${line.itemName}`}
      save={CONSULTING_DESK.publish.zh}
      saved={CONSULTING_DESK.published.zh}
      onClose={onClose}
      send={(requestId) => {
        const { id, nth } = line
        const version = inForce?.version ?? line.version
        return checked(
          publishFaq,
          { id, nth, question, answer, version, clause: clause ?? line.clause },
          requestId,
        )
      }}
    >
      {(errors) => (
        <>
          <p className="hint">
            {line.recheck ? CONSULTING_DESK.faqRecheckHint.zh : CONSULTING_DESK.faqHint.zh}
          </p>
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
          <p className="hint">
            {CONSULTING_DESK.faqFrom.zh} {line.ticket}，{line.basis}：{line.says}
          </p>
          <ClausePicker
            item={line.item}
            single
            chosen={clause ? [clause] : []}
            onChange={([path]) => pick(path)}
          />
          <Button danger onClick={onRefuse}>
            {line.state === 'published' ? CONSULTING_DESK.withdraw.zh : CONSULTING_DESK.decline.zh}
          </Button>
        </>
      )}
    </ActDialog>
  )
}

function Refuse({ line, onClose }: Part) {
  const [reason, setReason] = useState('')
  const [endpoint, word] =
    line.state === 'published'
      ? [withdrawFaq, CONSULTING_DESK.withdraw.zh]
      : [declineFaq, CONSULTING_DESK.decline.zh]
  return (
    <ActDialog
      title={`${word}：${line.itemName}`}
      save={word}
      saved={CONSULTING_DESK.done.zh}
      onClose={onClose}
      send={(requestId) =>
        checked(endpoint, { id: line.id, nth: line.nth, reason }, requestId, () => assertReason(reason))
      }
    >
      {(errors) => (
        <TextOf
          label={CONSULTING_DESK.reason.zh}
          max={300}
          rows={3}
          value={reason}
          onChange={setReason}
          error={errors.reason}
        />
      )}
    </ActDialog>
  )
}
