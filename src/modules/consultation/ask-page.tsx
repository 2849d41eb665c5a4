import type { ReactElement } from 'react'
import { personalIn } from '../../core/consultation/personal.ts'
import { CONSULT } from '../../core/words/consultation.ts'
import { PORTAL } from '../../core/words/portal.ts'
import { type Fields, type Problems, useFrame } from '../../platform/page.tsx'
import {
  Button,
  ButtonLink,
  ChoiceField,
  Empty,
  Facts,
  Form,
  LongTextField,
  TextField,
} from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { type Chosen, choosePlace } from '../organisation/facade.ts'
import type { FaqLine } from './contract.ts'
import { FaqList } from './faq-list.tsx'

type Props = {
  item: string | undefined
  /** Of the item. */
  name: string | undefined
  /** The guide's own questions. */
  own: readonly { question: string; answer: string }[]
  faq: readonly FaqLine[]
  text: string
  place: Chosen | undefined
  problems: Problems
  typed: Fields
}

/** What others asked first, then a question of one's own. */
export function AskPage({ item, name, own, faq, text, place, problems, typed }: Props): ReactElement {
  return (
    <Shell title={CONSULT.title.zh} crumbs={[{ href: '/', text: PORTAL.start.zh }]} narrow>
      <h1>{CONSULT.title.zh}</h1>
      <p className="lead">{CONSULT.lead.zh}</p>
      <p>
        <a href="/consult/follow">{CONSULT.follow.zh}</a>
      </p>
      {name && item ? (
        <Facts
          rows={[
            [
              CONSULT.ofItem.zh,
              <>
                {name} <a href={`/items/${item}`}>{CONSULT.guide.zh}</a>
              </>,
            ],
          ]}
        />
      ) : (
        <p>
          {CONSULT.anyItem.zh} <a href="/items">{CONSULT.chooseItem.zh}</a>
        </p>
      )}
      <section aria-labelledby="others">
        <h2 id="others">{CONSULT.find.zh}</h2>
        <FindForm item={item} text={text} place={place} />
        {text && <h3>{CONSULT.found.zh}</h3>}
        {faq.length > 0 || own.length > 0 ? (
          <FaqList faq={faq} own={text ? [] : own} named={!item} />
        ) : (
          <Empty>{text || !item ? CONSULT.none.zh : CONSULT.noFaq.zh}</Empty>
        )}
      </section>
      <section aria-labelledby="ask">
        <h2 id="ask">{CONSULT.ask.zh}</h2>
        <Asking {...{ item, place, problems, typed }} />
      </section>
    </Shell>
  )
}

function FindForm({ item, text, place }: Pick<Props, 'item' | 'text' | 'place'>) {
  return (
    <search>
      <form className="search" action="/consult">
        {item && <input type="hidden" name="item" value={item} />}
        {place && <input type="hidden" name="place" value={place.code} />}
        <label htmlFor="q" className="hidden">
          {CONSULT.findLabel.zh}
        </label>
        <input id="q" name="q" type="search" maxLength={60} defaultValue={text} autoComplete="off" />
        <button type="submit" className="button quiet">
          {CONSULT.findGo.zh}
        </button>
      </form>
    </search>
  )
}

function Asking({ item, place, problems, typed }: Pick<Props, 'item' | 'place' | 'problems' | 'typed'>) {
  const { actor } = useFrame()
  const back = item ? `/consult?item=${item}` : '/consult'
  const to = `/consult?${new URLSearchParams({ ...(item ? { item } : {}), ...(place ? { place: place.code } : {}) })}`
  const labels = { question: CONSULT.question.zh, asker: CONSULT.name.zh, phone: CONSULT.phone.zh }
  const personal = personalIn(typed.question ?? '').length > 0
  return (
    <Form problems={problems} labels={labels} action={to}>
      <input type="hidden" name="id" value={typed.id} />
      <input type="hidden" name="item" value={item ?? ''} />
      <input type="hidden" name="place" value={place?.code ?? ''} />
      <Facts
        rows={[
          [
            CONSULT.place.zh,
            <>
              {place?.name ?? CONSULT.placeNone.zh} <a href={choosePlace(back)}>{CONSULT.placeChange.zh}</a>
            </>,
          ],
        ]}
      />
      <LongTextField
        name="question"
        label={CONSULT.question.zh}
        hint={CONSULT.questionHint.zh}
        {...{ problems, typed }}
      />
      {personal && <Anyway problems={problems} typed={typed} />}
      {actor.kind !== 'citizen' && (
        <>
          <TextField name="asker" label={CONSULT.name.zh} optional complete="name" {...{ problems, typed }} />
          <TextField
            name="phone"
            label={CONSULT.phone.zh}
            hint={CONSULT.phoneHint.zh}
            type="tel"
            mode="tel"
            complete="tel"
            optional
            {...{ problems, typed }}
          />
        </>
      )}
      <div className="buttons">
        <Button>{CONSULT.send.zh}</Button>
        {item && (
          <ButtonLink kind="quiet" href={`/items/${item}`}>
            {CONSULT.guide.zh}
          </ButtonLink>
        )}
      </div>
    </Form>
  )
}

/** What looks like somebody's number is asked back once, and then believed. */
export function Anyway({ problems, typed }: { problems: Problems; typed: Fields }): ReactElement {
  return (
    <ChoiceField
      name="anyway"
      label={CONSULT.anywayAsk.zh}
      options={[{ id: 'yes', label: CONSULT.anyway.zh }]}
      several
      {...{ problems, typed }}
    />
  )
}
