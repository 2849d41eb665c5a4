import type { ReactElement } from 'react'
import { CONSULT, consulted, TICKET_STATE } from '../../core/words/consultation.ts'
import { PORTAL } from '../../core/words/portal.ts'
import type { Fields, Problems } from '../../platform/page.tsx'
import { Button, ButtonLink, DayText, Empty, Form, Tag, TextField } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'

type Line = { id: string; title: string; state: string; asked_on: string; text: string }

/** Everything somebody asked with their account. */
export function MinePage({ asked }: { asked: readonly Line[] }): ReactElement {
  return (
    <Shell title={CONSULT.mine.zh} crumbs={[{ href: '/my', text: PORTAL.mine.zh }]} narrow>
      <h1>{CONSULT.mine.zh}</h1>
      {asked.length === 0 ? (
        <Empty>{CONSULT.mineNone.zh}</Empty>
      ) : (
        <ul className="list">
          {asked.map(({ id, title, state, asked_on, text }) => (
            <li key={id}>
              <p>
                <Tag kind={state === 'answered' ? 'done' : 'plain'}>
                  {TICKET_STATE[state as keyof typeof TICKET_STATE].zh}
                </Tag>{' '}
                <a href={`/my/consultations/${id}`}>{shortened(text)}</a>
              </p>
              <p className="soft">
                {title || consulted.general} · <DayText on={asked_on} />
              </p>
            </li>
          ))}
        </ul>
      )}
      <div className="buttons">
        <ButtonLink href="/consult">{CONSULT.ask.zh}</ButtonLink>
      </div>
    </Shell>
  )
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** For whoever asked without an account. */
export function FollowQuestionPage({ problems, typed }: { problems: Problems; typed: Fields }): ReactElement {
  return (
    <Shell title={CONSULT.follow.zh} crumbs={[{ href: '/consult', text: CONSULT.title.zh }]} narrow>
      <h1>{CONSULT.follow.zh}</h1>
      <p className="lead">{CONSULT.followLead.zh}</p>
      <Form problems={problems} labels={{ number: CONSULT.number.zh, code: CONSULT.code.zh }}>
        <TextField
          name="number"
          label={CONSULT.number.zh}
          hint={CONSULT.numberHint.zh}
          {...{ problems, typed }}
        />
        <TextField
          name="code"
          label={CONSULT.code.zh}
          hint={CONSULT.codeHint.zh}
          short
          {...{ problems, typed }}
        />
        <div className="buttons">
          <Button>{CONSULT.findGo.zh}</Button>
        </div>
      </Form>
      <p className="soft">
        <a href="/my/consultations">{CONSULT.mine.zh}</a>
      </p>
    </Shell>
  )
}
