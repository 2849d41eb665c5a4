import type { ReactElement } from 'react'
import { situationOf } from '../../core/guide/questions.ts'
import { APPLY, PART } from '../../core/words/apply.ts'
import { DELIVERY, FAULT } from '../../core/words/cases.ts'
import { HOLDING } from '../../core/words/holding.ts'
import { fieldSchema, showField } from '../../fields/kinds.ts'
import type { Problems } from '../../platform/page.tsx'
import { asTyped } from '../../portal/fields.tsx'
import { Button, ButtonLink, Facts, Form, Notice } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { filled, PartPage, StateTag } from './apply-frame.tsx'
import type { Desk } from './desk.ts'
import { partsOf, stateOf } from './progress.ts'

/** Why pre-review gave an application back, as the applicant reads it. */
export type Reasons = {
  note: string
  faults: readonly { name: string; fault: keyof typeof FAULT; note: string }[]
}

/** The parts of an application and how each stands; in any order. */
export function TaskList({ desk, reasons }: { desk: Desk; reasons?: Reasons | undefined }): ReactElement {
  const { draft, guide, party } = desk
  const parts = partsOf(desk)
  const open = parts.filter(({ state }) => state !== 'done')
  return (
    <Shell
      title={`${APPLY.tasks.zh} - ${guide.name}`}
      crumbs={[{ href: `/items/${draft.item}`, text: guide.name }]}
      narrow
    >
      <h1>
        <span className="caption">{APPLY.tasks.zh}</span>
        {guide.name}
      </h1>
      {reasons && <Returned reasons={reasons} />}
      <p className="soft">
        {filled(APPLY.onBehalf.zh, { name: party.name })}　{APPLY.matterAt.zh}：{placeInWords(desk)}
      </p>
      <p>{open.length === 0 ? APPLY.allDone.zh : APPLY.tasksLead.zh}</p>
      <ol className="list tasks">
        {parts.map(({ key, title, href, state }) => (
          <li key={key} className="row">
            <a href={href}>{title}</a>
            <StateTag state={state} />
          </li>
        ))}
      </ol>
      <div className="buttons">
        {open[0] ? (
          <ButtonLink href={open[0].href}>{APPLY.continue.zh}</ButtonLink>
        ) : (
          <ButtonLink href={`/drafts/${draft.id}/summary`}>{APPLY.check.zh}</ButtonLink>
        )}
        {!draft.returned && (
          <ButtonLink href={`/drafts/${draft.id}/removal`} kind="quiet">
            {APPLY.discard.zh}
          </ButtonLink>
        )}
      </div>
    </Shell>
  )
}

function Returned({ reasons: { note, faults } }: { reasons: Reasons }) {
  return (
    <Notice kind="warn" title={APPLY.returned.zh}>
      {note && <p>{note}</p>}
      {faults.length > 0 && (
        <ul>
          {faults.map(({ name, fault, note: why }) => (
            <li key={name}>
              <b>{name}</b>：{FAULT[fault].zh}
              {why && `，${why}`}
            </li>
          ))}
        </ul>
      )}
      <p>{APPLY.returnedHint.zh}</p>
    </Notice>
  )
}

export const placeInWords = ({ place }: Desk): string => place.map(({ name }) => name).join('')

/** Everything once more, each part with a way to change it, and the button that sends it. */
export function SummaryPage({
  desk,
  problems,
  facts,
}: {
  desk: Desk
  problems: Problems
  /** Who decides, where it is received, how it is delivered: in words. */
  facts: { organ: string; site: string; delivery: string }
}): ReactElement {
  const { draft, party, actor } = desk
  const parts = partsOf(desk)
  const open = parts.filter(({ state }) => state !== 'done')
  return (
    <PartPage desk={desk} part="summary" title={PART.summary.zh}>
      <Form problems={problems}>
        {open.length > 0 && (
          <Notice kind="warn" title={filled(APPLY.stillOpen.zh, { n: open.length })}>
            <ul>
              {open.map(({ key, title, href, state }) => (
                <li key={key}>
                  <a href={`${href}?back=summary`}>{title}</a> <StateTag state={state} />
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <Facts
          rows={[
            [APPLY.applicant.zh, party.name],
            [APPLY.agent.zh, actor.id === party.id ? undefined : draft.contact],
            [APPLY.matterAt.zh, placeInWords(desk)],
            [APPLY.decidedBy.zh, facts.organ],
            [APPLY.receivedAt.zh, facts.site],
          ]}
        />
        {parts.map(({ key, title, href }) => (
          <section key={key}>
            <h2 className="row">
              <span>{title}</span>
              <a href={`${href}?back=summary`}>
                {APPLY.change.zh}
                <span className="hidden">：{title}</span>
              </a>
            </h2>
            <Facts rows={rowsFor(desk, key, facts.delivery)} />
          </section>
        ))}
        <p className="soft">{APPLY.promise.zh}</p>
        <div className="buttons">
          <Button>{draft.returned ? APPLY.resubmit.zh : APPLY.submit.zh}</Button>
          <ButtonLink href={`/drafts/${draft.id}`} kind="quiet">
            {APPLY.tasks.zh}
          </ButtonLink>
        </div>
      </Form>
    </PartPage>
  )
}

type Row = readonly [string, string]

function rowsFor(desk: Desk, key: string, delivery: string): Row[] {
  const { guide, draft, situation, pages, materials, on } = desk
  if (key === 'situation') return situationOf(guide, situation).map(({ ask, answer }) => [ask, answer])
  if (key === 'contact')
    return [
      [APPLY.contactName.zh, draft.contact ?? APPLY.empty.zh],
      [APPLY.contactPhone.zh, draft.phone ?? APPLY.empty.zh],
    ]
  if (key === 'delivery')
    return [[APPLY.way.zh, draft.delivery ? `${DELIVERY[draft.delivery].zh}${delivery}` : APPLY.empty.zh]]
  if (key === 'materials') return materials.map((material) => [material.name, handedIn(desk, material)])
  const page = pages.find(({ id }) => `form/${id}` === key)
  return (page?.fields ?? []).map((field) => {
    const value = draft.form[field.id]
    const kept = fieldSchema(field, on).safeParse(value)
    const shown = kept.success ? showField(field, kept.data) : asTyped(value)
    return [field.label, shown || APPLY.empty.zh]
  })
}

function handedIn(desk: Desk, material: Desk['materials'][number]): string {
  switch (stateOf(desk, material)) {
    case 'uploaded':
      return desk.uploads
        .filter((file) => file.material === material.id)
        .map(({ name }) => name)
        .join('、')
    case 'brought':
      return APPLY.brought.zh
    case 'held':
      return HOLDING.reused.zh
    case 'fromForm':
      return APPLY.fromFormTag.zh
    default:
      return material.need === 'required'
        ? APPLY.empty.zh
        : material.need === 'tolerable'
          ? APPLY.tolerable.zh
          : APPLY.optional.zh
  }
}
