import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { CHANNEL, CONSULT, TICKET_EVENT, TICKET_STATE } from '../../../core/words/consultation.ts'
import { CONSULTING_DESK } from '../../../core/words/consultation-desk.ts'
import { STARS } from '../../../core/words/evaluation.ts'
import { say } from '../../../core/words/workbench.ts'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { Pane, Part, Rows } from '../../../workbench/widgets/Pane.tsx'
import type { TicketView } from '../contract.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { DismissForm, PassForm, ProposeForm } from './acts.tsx'
import { Lookup } from './Lookup.tsx'
import { ticketQuery } from './reads.ts'

type Doing = 'Pass' | 'Dismiss' | 'ProposeFaq'

/** One question: what was asked and answered, who had it how long, and, where it waits for this office, the answer. */
export function TicketPane({ id, onClose }: { id: string; onClose: () => void }): ReactElement {
  const found = useQuery(ticketQuery(id))
  const [doing, setDoing] = useState<Doing>()
  const ticket = found.data
  const may = (act: TicketView['may'][number]) => ticket?.may.includes(act) ?? false
  const start = (act: Doing) => may(act) && setDoing(act)
  useKeys('case', [
    { key: 't', says: CONSULTING_DESK.pass.zh, run: () => start('Pass') },
    { key: 'p', says: CONSULTING_DESK.proposeFaq.zh, run: () => start('ProposeFaq') },
  ])
  const close = () => setDoing(undefined)
  return (
    <>
      <Pane
        title={ticket?.title || ticket?.number}
        {...(ticket ? { tag: TICKET_STATE[ticket.state].zh } : {})}
        error={found.error}
        retry={() => void found.refetch()}
        onClose={onClose}
        facts={
          ticket
            ? [
                [
                  CONSULTING_DESK.number.zh,
                  <span key="number" className="number">
                    {ticket.number}
                  </span>,
                ],
                [CONSULTING_DESK.channel.zh, CHANNEL[ticket.channel].zh],
                [CONSULTING_DESK.due.zh, <Due key="due" ticket={ticket} />],
                [CONSULTING_DESK.holder.zh, ticket.holder],
              ]
            : []
        }
        acts={
          (may('Pass') || may('Dismiss') || may('ProposeFaq')) && (
            <>
              {may('Pass') && (
                <Button onClick={() => setDoing('Pass')}>
                  {CONSULTING_DESK.pass.zh} <kbd>T</kbd>
                </Button>
              )}
              {may('Dismiss') && (
                <Button onClick={() => setDoing('Dismiss')}>{CONSULTING_DESK.dismiss.zh}</Button>
              )}
              {may('ProposeFaq') && (
                <Button onClick={() => setDoing('ProposeFaq')}>
                  {CONSULTING_DESK.proposeFaq.zh} <kbd>P</kbd>
                </Button>
              )}
            </>
          )
        }
      >
        {ticket && <Body ticket={ticket} />}
      </Pane>
      {ticket && doing === 'Pass' && <PassForm ticket={ticket} onClose={close} />}
      {ticket && doing === 'Dismiss' && <DismissForm ticket={ticket} onClose={close} />}
      {ticket && doing === 'ProposeFaq' && <ProposeForm ticket={ticket} onClose={close} />}
    </>
  )
}

export function Due({ ticket }: { ticket: Pick<TicketView, 'dueOn' | 'late'> }): ReactElement {
  return (
    <>
      {ticket.dueOn}
      {ticket.late && <span className="tag overdue">{CONSULTING_DESK.isLate.zh}</span>}
    </>
  )
}

function Body({ ticket }: { ticket: TicketView }) {
  const [text, setText] = useState('')
  const [looked, look] = useState<string>()
  const answers = ticket.may.includes('Answer')
  const item = looked ?? ticket.item ?? undefined
  const said = (
    <>
      <Part title={CONSULTING_DESK.history.zh}>
        <ol className="said">
          {ticket.history.map((line) => (
            <li key={line.seq}>
              <p className="soft">
                {line.on} {TICKET_EVENT[line.type].zh} {line.place}
              </p>
              {line.text && <p>{line.text}</p>}
              {line.cited.map(({ text: cited, says, stands }) => (
                <p key={cited} className="soft" title={says}>
                  {CONSULT.basis.zh}：{cited}
                  {!stands && <span className="tag overdue">{CONSULTING_DESK.faqRecheck.zh}</span>}
                </p>
              ))}
            </li>
          ))}
        </ol>
      </Part>
      {answers && (
        <Part title={CONSULTING_DESK.answer.zh}>
          <AnswerForm ticket={ticket} item={item} text={text} onText={setText} />
        </Part>
      )}
      <Part title={CONSULTING_DESK.facts.zh}>
        <Rows
          rows={[
            [CONSULTING_DESK.asker.zh, ticket.asker],
            [CONSULTING_DESK.phone.zh, ticket.phone],
            [CONSULTING_DESK.place.zh, ticket.divisionName],
            [CONSULTING_DESK.askedOn.zh, ticket.askedOn],
            [CONSULTING_DESK.rating.zh, ticket.stars && STARS[ticket.stars as keyof typeof STARS].zh],
          ]}
        />
      </Part>
      <Part title={CONSULTING_DESK.held.zh}>
        <ul className="held">
          {ticket.held.map((one) => (
            <li key={`${one.place} ${one.from} ${one.until} ${one.dueOn}`}>
              {one.place}{' '}
              {one.until
                ? say(CONSULTING_DESK.heldSpan, { from: one.from, until: one.until })
                : say(CONSULTING_DESK.heldFrom, { from: one.from })}{' '}
              {one.daysLate > 0 ? (
                <span className="tag overdue">{say(CONSULTING_DESK.heldLate, { days: one.daysLate })}</span>
              ) : (
                <span className="soft">{CONSULTING_DESK.heldInTime.zh}</span>
              )}
            </li>
          ))}
        </ul>
      </Part>
    </>
  )
  if (!answers) return said
  return (
    <div className="consult-columns">
      <div>{said}</div>
      <Lookup
        start={ticket.title}
        chosen={item}
        onChoose={(one) => look(one.item)}
        onUse={(faq) => {
          look(faq.item)
          setText(faq.answer)
        }}
      />
    </div>
  )
}
