import type { ReactElement } from 'react'
import { personalIn } from '../../core/consultation/personal.ts'
import { groupQueryCode } from '../../core/number.ts'
import { CONSULT, consulted, TICKET_STATE } from '../../core/words/consultation.ts'
import { STARS } from '../../core/words/evaluation.ts'
import type { Fields, Problems } from '../../platform/page.tsx'
import {
  Button,
  ChoiceField,
  DayText,
  dayInWords,
  Facts,
  Form,
  LongTextField,
  Notice,
  Tag,
  TextField,
} from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { queryCode } from '../cases/facade.ts'
import { Anyway } from './ask-page.tsx'
import type { AskedView } from './asked.ts'
import type { HistoryLine } from './contract.ts'

type Props = {
  view: AskedView
  /** The installation's key, where number and code are to be shown. */
  secret: string | undefined
  problems: Problems
  typed: Fields
}

/** One's own question: how it stands, what was answered and on what that rests, and what one can still do. */
export function AskedPage({ view, secret, problems, typed }: Props): ReactElement {
  const waits = view.state === 'asked' || view.state === 'assigned'
  return (
    <Shell
      title={CONSULT.mine.zh}
      crumbs={
        secret
          ? [{ href: '/consult', text: CONSULT.title.zh }]
          : [{ href: '/my/consultations', text: CONSULT.mine.zh }]
      }
      narrow
    >
      <h1>{view.title || consulted.general}</h1>
      <p className="tags">
        <Tag kind={waits ? 'plain' : 'done'}>{TICKET_STATE[view.state].zh}</Tag>
      </p>
      {secret && <Keep view={view} secret={secret} />}
      <Facts
        rows={[
          [CONSULT.number.zh, secret ? undefined : <Code key="number" text={view.number} />],
          [CONSULT.withWhom.zh, waits ? view.holder : undefined],
          [CONSULT.due.zh, waits ? <DayText key="due" on={view.dueOn} /> : undefined],
          [
            CONSULT.ofItem.zh,
            view.item ? (
              <a key="item" href={`/items/${view.item}`}>
                {view.title}
              </a>
            ) : undefined,
          ],
        ]}
      />
      {view.said.map((line) => (
        <Said key={line.seq} line={line} />
      ))}
      {view.mayAsk && <Again {...{ view, problems, typed }} />}
      {view.mayRate && <Rate {...{ problems, typed }} />}
      {view.stars !== undefined && (
        <p>
          {CONSULT.rated.zh}：{STARS[view.stars as keyof typeof STARS].zh}
        </p>
      )}
    </Shell>
  )
}

const Code = ({ text }: { text: string }) => <span className="number">{text}</span>

function Keep({ view, secret }: { view: AskedView; secret: string }) {
  return (
    <Notice kind="done" title={CONSULT.received.zh}>
      <Facts
        rows={[
          [CONSULT.number.zh, <Code key="number" text={view.number} />],
          [CONSULT.code.zh, <Code key="code" text={groupQueryCode(queryCode(secret, view.id))} />],
        ]}
      />
      <p>{CONSULT.keep.zh}</p>
    </Notice>
  )
}

function Said({ line }: { line: HistoryLine }) {
  if (line.type === 'Closed' && !line.text) return null
  return (
    <section aria-label={TITLE[line.type].zh}>
      <h2>{TITLE[line.type].zh}</h2>
      <p className="said">{line.text}</p>
      {line.cited.length > 0 && (
        <>
          <h3>{CONSULT.basis.zh}</h3>
          <ul>
            {line.cited.map(({ text, says, stands }) => (
              <li key={text}>
                {text}
                {says && <p className="soft">{says}</p>}
                {!stands && <p className="soft">{CONSULT.changed.zh}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="soft">
        {line.type === 'Answered' ? (
          consulted.answeredBy(line.place, dayInWords(line.on))
        ) : (
          <DayText on={line.on} />
        )}
      </p>
    </section>
  )
}

const TITLE = {
  Asked: CONSULT.yourQuestion,
  AskedAgain: CONSULT.again,
  Answered: CONSULT.answer,
  Closed: CONSULT.elsewhere,
  Passed: CONSULT.state,
  Rated: CONSULT.rated,
} as const

function Again({ view, problems, typed }: Pick<Props, 'view' | 'problems' | 'typed'>) {
  const mine = typed.doing === 'again' ? problems : {}
  const words = typed.doing === 'again' ? typed : {}
  return (
    <section aria-labelledby="again">
      <h2 id="again">{CONSULT.askAgain.zh}</h2>
      {view.openUntil && <p className="soft">{consulted.openUntil(dayInWords(view.openUntil))}</p>}
      <Form problems={mine} labels={{ question: CONSULT.question.zh }}>
        <input type="hidden" name="doing" value="again" />
        <LongTextField
          name="question"
          label={CONSULT.question.zh}
          hint={CONSULT.questionHint.zh}
          problems={mine}
          typed={words}
        />
        {personalIn(words.question ?? '').length > 0 && <Anyway problems={mine} typed={words} />}
        <div className="buttons">
          <Button kind="quiet">{CONSULT.askAgainGo.zh}</Button>
        </div>
      </Form>
    </section>
  )
}

function Rate({ problems, typed }: Pick<Props, 'problems' | 'typed'>) {
  const mine = typed.doing === 'rate' ? problems : {}
  const words = typed.doing === 'rate' ? typed : {}
  const levels = ([5, 4, 3, 2, 1] as const).map((level) => ({ id: String(level), label: STARS[level].zh }))
  return (
    <section aria-labelledby="rate">
      <h2 id="rate">{CONSULT.rate.zh}</h2>
      <Form problems={mine} labels={{ stars: CONSULT.rate.zh, text: CONSULT.rateText.zh }}>
        <input type="hidden" name="doing" value="rate" />
        <ChoiceField name="stars" label={CONSULT.rate.zh} options={levels} problems={mine} typed={words} />
        <TextField name="text" label={CONSULT.rateText.zh} optional problems={mine} typed={words} />
        <div className="buttons">
          <Button kind="quiet">{CONSULT.rateGo.zh}</Button>
        </div>
      </Form>
    </section>
  )
}
