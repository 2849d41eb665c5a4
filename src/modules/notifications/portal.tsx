import type { FastifyInstance } from 'fastify'
import type { ReactElement } from 'react'
import { groupCaseNumber } from '../../core/number.ts'
import { RuleViolation } from '../../core/violation.ts'
import { CONSULT } from '../../core/words/consultation.ts'
import { MESSAGES, NOTIFICATIONS } from '../../core/words/notifications.ts'
import { assertCitizen, assertStaff } from '../../platform/actor.ts'
import { chinaDay, chinaMinute } from '../../platform/china-time.ts'
import { transact } from '../../platform/db.ts'
import { action, page } from '../../platform/page.tsx'
import type { Setting } from '../../platform/setting.ts'
import { Button, DayText, Empty, Facts, Form, Tag } from '../../portal/parts.tsx'
import { QrCode } from '../../portal/qr.tsx'
import { Shell } from '../../portal/shell.tsx'
import { linkToken } from '../cases/facade.ts'
import { markRead, recordPrinted } from './commands.ts'
import type { SlipLine } from './contract.ts'
import { inboxOf, type Message, slipsFor } from './queries.ts'

/** The applicant's inbox, and the slips a window prints for those who have no telephone. */
export function notificationPages(site: FastifyInstance, setting: Setting): void {
  page(site, '/my/messages', async ({ db, actor }, _params, { after }) => {
    assertCitizen(actor)
    const { messages, next } = await inboxOf(db, actor, after)
    await markRead(db, actor, messages)
    return <Inbox messages={messages} next={next} />
  })

  page(site, '/slips/:case', async ({ db, actor }, params) => {
    assertStaff(actor)
    assertId(params.case)
    const address = `${setting.publicUrl}/f/${linkToken(setting.secret, params.case)}`
    return <Slips caseId={params.case} slips={await slipsFor(db, actor, params.case)} address={address} />
  })

  action(site, '/slips/:case', async ({ db, actor }, params) => {
    assertStaff(actor)
    assertId(params.case)
    await transact(db, (tx) => recordPrinted(tx, actor, params.case))
    return `/slips/${params.case}`
  })
}

function assertId(text: string): void {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) throw new RuleViolation('case/unknown')
}

function Inbox({ messages, next }: { messages: readonly Message[]; next: string | undefined }): ReactElement {
  return (
    <Shell title={MESSAGES.title.zh} crumbs={[{ href: '/my', text: MESSAGES.mine.zh }]} narrow>
      <h1>{MESSAGES.title.zh}</h1>
      {messages.length === 0 ? (
        <Empty>{MESSAGES.none.zh}</Empty>
      ) : (
        <ul className="list">
          {messages.map((message) => (
            <li key={`${message.case_id}/${message.seq}`}>
              <MessageLine message={message} />
            </li>
          ))}
        </ul>
      )}
      {next && <a href={`/my/messages?after=${encodeURIComponent(next)}`}>{MESSAGES.older.zh}</a>}
    </Shell>
  )
}

function MessageLine({ message }: { message: Message }) {
  const { case_id, title, sentence, detail, created_at, read_at, about } = message
  const [href, word] =
    about === 'case'
      ? [`/my/cases/${case_id}`, MESSAGES.toCase.zh]
      : [`/my/consultations/${case_id}`, CONSULT.answer.zh]
  return (
    <>
      <p>
        {read_at === null && <Tag kind="warn">{MESSAGES.unread.zh}</Tag>} <b>{title}</b>
      </p>
      <p>{sentence}</p>
      {detail && <p className="soft">{detail}</p>}
      <p className="soft">
        <time dateTime={created_at}>{chinaMinute(created_at)}</time>
        {' · '}
        <a href={href}>
          {word}
          <span className="hidden">：{title}</span>
        </a>
      </p>
    </>
  )
}

function Slips({
  caseId,
  slips,
  address,
}: {
  caseId: string
  slips: readonly SlipLine[]
  address: string
}): ReactElement {
  const [first] = slips
  return (
    <Shell title={NOTIFICATIONS.slip.zh} narrow>
      <h1>{NOTIFICATIONS.slip.zh}</h1>
      {!first ? (
        <Empty>{NOTIFICATIONS.slipNone.zh}</Empty>
      ) : (
        <>
          <Facts
            rows={[
              [NOTIFICATIONS.slipTo.zh, first.applicant],
              [NOTIFICATIONS.slipItem.zh, first.title],
              [
                NOTIFICATIONS.slipNumber.zh,
                <span key="number" className="number">
                  {groupCaseNumber(first.number)}
                </span>,
              ],
            ]}
          />
          <ul className="list">
            {slips.map(({ seq, text, createdAt }) => (
              <li key={seq}>
                <p>{text}</p>
                <p className="soft">
                  <DayText on={chinaDay(createdAt)} />
                </p>
              </li>
            ))}
          </ul>
          <figure className="scan">
            <QrCode address={address} label={NOTIFICATIONS.slipMore.zh} />
            <figcaption>{NOTIFICATIONS.slipMore.zh} 0933-12345</figcaption>
          </figure>
          <Form action={`/slips/${caseId}`}>
            <div className="buttons">
              <button type="button" className="button quiet" data-print hidden>
                {NOTIFICATIONS.print.zh}
              </button>
              <Button>{NOTIFICATIONS.slipDone.zh}</Button>
            </div>
          </Form>
        </>
      )}
    </Shell>
  )
}
