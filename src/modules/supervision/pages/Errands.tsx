import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { CARDS, ERRANDS } from '../../../core/words/supervision-screens.ts'
import { call, failureOf } from '../../../platform/call.ts'
import { type Column, DataTable } from '../../../workbench/widgets/DataTable.tsx'
import { Dialog } from '../../../workbench/widgets/Dialog.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Field } from '../../../workbench/widgets/Field.tsx'
import { errorsOf, NO_ERRORS } from '../../../workbench/widgets/issues.ts'
import { QueryTabs } from '../../../workbench/widgets/QueryTabs.tsx'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import { answerErrand, type ErrandLine } from '../contract.ts'
import { instantInWords } from './marks.tsx'
import { errandsQuery } from './reads.ts'

/** What others ask of this desk, and what this desk asked of others. */
export function ErrandsPage(): ReactElement {
  const { box = 'in' } = useSearch({ from: '/errands' })
  const navigate = useNavigate()
  const [selected, setSelected] = useState<string>()
  const [answered, setAnswered] = useState<ErrandLine>()
  const found = useQuery(errandsQuery(box))
  const waiting = useQuery(errandsQuery('in'))
  useTitle(CARDS.errands.zh)
  const rows = found.data?.errands ?? []
  return (
    <section className="page">
      <div className="list-head">
        <h1>{CARDS.errands.zh}</h1>
        <QueryTabs
          label={CARDS.errands.zh}
          tabs={[
            { id: 'in', word: ERRANDS.in.zh, count: waiting.data?.errands.length, href: '/desk/errands' },
            { id: 'out', word: ERRANDS.out.zh, href: '/desk/errands?box=out' },
          ]}
          current={box}
          onGo={(id) =>
            void navigate({ to: '/errands', search: id === 'out' ? { box: 'out' } : {}, replace: true })
          }
        />
      </div>
      {found.error && <ErrorText error={found.error} retry={() => void found.refetch()} />}
      <DataTable
        label={CARDS.errands.zh}
        columns={columnsOf(box, setAnswered)}
        rows={rows}
        keyOf={({ errand }) => errand}
        selected={rows.some(({ errand }) => errand === selected) ? selected : rows[0]?.errand}
        onSelect={({ errand }) => setSelected(errand)}
        onOpen={({ caseId }) => void navigate({ to: '/cases/$caseId', params: { caseId } })}
        busy={found.isPending}
        empty={found.error ? null : <p>{ERRANDS.none.zh}</p>}
      />
      {answered && <AnswerDialog errand={answered} onClose={() => setAnswered(undefined)} />}
    </section>
  )
}

function columnsOf(box: 'in' | 'out', onAnswer: (errand: ErrandLine) => void): readonly Column<ErrandLine>[] {
  const who: Column<ErrandLine> =
    box === 'in'
      ? { key: 'from', head: ERRANDS.from.zh, width: 220, cell: (e) => two(e.fromPlace, e.fromName) }
      : { key: 'to', head: ERRANDS.to.zh, width: 220, cell: (e) => two(e.toPlace, e.toName ?? '') }
  return [
    { key: 'kind', head: ERRANDS.kind.zh, width: 64, cell: ({ kind }) => ERRANDS[kind].zh },
    who,
    { key: 'text', head: ERRANDS.text.zh, cell: ({ title, text }) => two(text, title) },
    {
      key: 'due',
      head: ERRANDS.due.zh,
      width: 130,
      cell: ({ dueOn, late, askedAt }) =>
        two(late ? `${dueOn} ${ERRANDS.late.zh}` : dueOn, instantInWords(askedAt)),
    },
    {
      key: 'answer',
      head: ERRANDS.answer.zh,
      width: box === 'in' ? 100 : 240,
      cell: (errand) =>
        errand.mine ? (
          <Button
            size="small"
            onClick={(event) => {
              event.stopPropagation() // the button is its own: pressing it does not open the case
              onAnswer(errand)
            }}
          >
            {ERRANDS.answer.zh}
          </Button>
        ) : errand.answer === null ? (
          <span className="soft">{ERRANDS.waiting.zh}</span>
        ) : (
          two(errand.answer, `${errand.answeredName ?? ''} ${takenInWords(errand)}`)
        ),
    },
  ]
}

const takenInWords = ({ taken }: ErrandLine) =>
  taken === null ? '' : taken ? ERRANDS.taken.zh : ERRANDS.declined.zh

const two = (first: string, second: string) => (
  <span className="brief" title={`${first} ${second}`}>
    <strong>{first}</strong>
    <span>{second}</span>
  </span>
)

/** A sentence in answer; of a transfer also whether one takes it. */
function AnswerDialog({ errand, onClose }: { errand: ErrandLine; onClose: () => void }) {
  const [answer, setAnswer] = useState('')
  const queries = useQueryClient()
  const send = useMutation({
    mutationFn: (taken: boolean) =>
      call(answerErrand, { caseId: errand.caseId, errand: errand.errand, answer, taken }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['supervision'] })
      await queries.invalidateQueries({ queryKey: ['cases'] })
      onClose()
    },
  })
  const failure = send.error ? failureOf(send.error) : undefined
  const errors = failure ? errorsOf(failure.issues) : NO_ERRORS
  const isTransfer = errand.kind === 'transfer'
  return (
    <Dialog title={`${ERRANDS[errand.kind].zh}：${errand.title}`} onClose={onClose}>
      <blockquote>{errand.text}</blockquote>
      {failure && failure.issues.length === 0 && <ErrorText error={send.error} />}
      <Field label={ERRANDS.answer.zh} error={errors.answer}>
        {(wired) => (
          <Input
            {...wired}
            maxLength={300}
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
          />
        )}
      </Field>
      <div className="dialog-foot">
        {isTransfer && (
          <Button disabled={send.isPending} onClick={() => send.mutate(false)}>
            {ERRANDS.decline.zh}
          </Button>
        )}
        <Button type="primary" loading={send.isPending} onClick={() => send.mutate(true)}>
          {isTransfer ? ERRANDS.take.zh : ERRANDS.send.zh}
        </Button>
      </div>
    </Dialog>
  )
}
