import { Button } from 'antd'
import { type ReactElement, useRef, useState } from 'react'
import { assertCited } from '../../../core/consultation/citation.ts'
import { CONSULTING_DESK } from '../../../core/words/consultation-desk.ts'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { useDesk } from '../../../workbench/widgets/session.ts'
import { answerTicket, type TicketView } from '../contract.ts'
import { checked, TextOf, useConsult } from './ActDialog.tsx'
import { ClausePicker } from './ClausePicker.tsx'

type Props = {
  ticket: TicketView
  /** The item whose clauses are offered: the ticket's, or what was looked up. */
  item: string | undefined
  text: string
  onText: (text: string) => void
}

/** The answer, and on what it rests: without a clause, an article or what the place publishes there is none. */
export function AnswerForm({ ticket, item, text, onText }: Props): ReactElement {
  const [clauses, setClauses] = useState<{ item?: string | undefined; paths: string[]; version: number }>({
    paths: [],
    version: 0,
  })
  const [law, setLaw] = useState('')
  const [article, setArticle] = useState('')
  const [place, setPlace] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { post } = useDesk()
  const chosen = clauses.item === item ? clauses : { paths: [], version: 0 }
  const citations = [
    ...chosen.paths.map((clause) => ({
      kind: 'guide' as const,
      item: item ?? '',
      version: chosen.version,
      clause,
    })),
    ...(law || article ? [{ kind: 'law' as const, law, article }] : []),
    ...(place ? [{ kind: 'place' as const, site: post.site ?? ticket.desk }] : []),
  ]
  const { sending, failure, errors, submit } = useConsult(
    (requestId) =>
      checked(answerTicket, { id: ticket.id, text, citations }, requestId, () => assertCited(citations)),
    { saved: CONSULTING_DESK.sent.zh, done: () => onText('') },
  )
  useKeys('case', [
    {
      key: 'a',
      says: CONSULTING_DESK.answer.zh,
      run: (event) => {
        event.preventDefault()
        form.current?.querySelector('textarea')?.focus()
      },
    },
    { key: 'ctrl+Enter', says: CONSULTING_DESK.send.zh, run: submit, always: true },
  ])
  const stray = Object.entries(errors).find(([field]) => field.startsWith('citations'))?.[1]
  return (
    <form
      ref={form}
      className="consult-form"
      aria-label={CONSULTING_DESK.answer.zh}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {failure && failure.issues.length === 0 && <ErrorText error={failure} />}
      <TextOf
        label={CONSULTING_DESK.answerText.zh}
        hint={CONSULTING_DESK.answerHint.zh}
        max={2000}
        rows={4}
        value={text}
        onChange={onText}
        error={errors.text}
      />
      <fieldset>
        <legend>{CONSULTING_DESK.citations.zh}</legend>
        <p className={stray ? 'field-error' : 'hint'}>{stray ?? CONSULTING_DESK.citationsHint.zh}</p>
        <ClausePicker
          item={item}
          chosen={chosen.paths}
          onChange={(paths, version) => setClauses({ item, paths, version })}
        />
        <div className="pair">
          <TextOf
            label={CONSULTING_DESK.law.zh}
            hint={CONSULTING_DESK.lawHint.zh}
            max={100}
            optional
            value={law}
            onChange={setLaw}
          />
          <TextOf
            label={CONSULTING_DESK.article.zh}
            hint={CONSULTING_DESK.articleHint.zh}
            max={60}
            optional
            value={article}
            onChange={setArticle}
          />
        </div>
        <label className="one-line">
          <input type="checkbox" checked={place} onChange={(event) => setPlace(event.target.checked)} />
          <span>{CONSULTING_DESK.ofPlace.zh}</span>
        </label>
      </fieldset>
      <div>
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          {CONSULTING_DESK.send.zh} <kbd>Ctrl+Enter</kbd>
        </Button>
      </div>
    </form>
  )
}
