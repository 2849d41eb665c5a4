import type { FastifyInstance } from 'fastify'
import type { ReactElement } from 'react'
import { groupCaseNumber } from '../../core/number.ts'
import { MINE } from '../../core/words/follow.ts'
import { DOCUMENT, HOLDING, TRUST } from '../../core/words/holding.ts'
import { assertCitizen } from '../../platform/actor.ts'
import { action, page } from '../../platform/page.tsx'
import type { Setting } from '../../platform/setting.ts'
import { Button, DayText, Empty, Facts, Form, Tag } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { numbersOf } from '../cases/facade.ts'
import { objectTo } from './commands.ts'
import { type Holding, holdingsOf } from './held.ts'
import { usesOf } from './queries.ts'

/** 我的材料: what the city holds of whoever is signed in, from which case, until when, and the word that it is not to be used. */
export function holdingPages(site: FastifyInstance, { today }: Setting): void {
  page(site, '/my/materials', async ({ db, actor }) => {
    assertCitizen(actor)
    const held = await holdingsOf(db, actor.party, today())
    const uses = await usesOf(
      db,
      held.map(({ caseId }) => caseId),
    )
    const numbers = await numbersOf(db, [...uses.values()].flat())
    const usedFor = ({ caseId, document }: Holding) =>
      (uses.get(`${caseId} ${document}`) ?? []).map((id) => ({ id, number: numbers.get(id) ?? '' }))
    return <Materials held={held} usedFor={usedFor} />
  })

  action(site, '/my/materials/:document/reuse', async ({ db, actor }, { document }, { reuse }) => {
    assertCitizen(actor)
    await objectTo(db, actor, { document, reuse: reuse === 'yes', on: today() })
    return `/my/materials#${document}`
  })
}

type UsedFor = (held: Holding) => readonly { id: string; number: string }[]

function Materials({ held, usedFor }: { held: readonly Holding[]; usedFor: UsedFor }): ReactElement {
  const kinds = [...Map.groupBy(held, ({ document }) => document)]
  return (
    <Shell title={HOLDING.title.zh} crumbs={[{ href: '/my', text: MINE.title.zh }]} narrow>
      <h1>{HOLDING.title.zh}</h1>
      {kinds.length === 0 ? <Empty>{HOLDING.none.zh}</Empty> : <p>{HOLDING.lead.zh}</p>}
      {kinds.map(([document, those]) => (
        <section key={document} id={document} aria-labelledby={`${document}-name`}>
          <h2 id={`${document}-name`}>{DOCUMENT[document].zh}</h2>
          {those[0]?.objected && <p>{HOLDING.objected.zh}</p>}
          <ul className="list">
            {those.map((one) => (
              <li key={`${one.caseId} ${one.material}`}>
                <One held={one} uses={usedFor(one)} />
              </li>
            ))}
          </ul>
          <Choice document={document} objected={those[0]?.objected ?? false} />
        </section>
      ))}
    </Shell>
  )
}

function One({ held, uses }: { held: Holding; uses: ReturnType<UsedFor> }) {
  const { caseId, caseNumber, title, trust, verifiedOn, validUntil, usable } = held
  return (
    <>
      <Facts
        tight
        rows={[
          [
            HOLDING.from.zh,
            <a key="case" href={`/my/cases/${caseId}`}>
              {title}（{groupCaseNumber(caseNumber)}）
            </a>,
          ],
          [trust === 'A' ? HOLDING.issued.zh : HOLDING.verified.zh, <DayText key="day" on={verifiedOn} />],
          [HOLDING.until.zh, validUntil ? <DayText key="until" on={validUntil} /> : HOLDING.endless.zh],
          [HOLDING.trust.zh, TRUST[trust].zh],
        ]}
      />
      {!usable && (
        <p>
          <Tag kind="warn">{HOLDING.over.zh}</Tag>
        </p>
      )}
      {uses.length > 0 && (
        <p>
          {HOLDING.used.zh}：
          {uses.map(({ id, number }) => (
            <a key={id} href={`/my/cases/${id}`}>
              {groupCaseNumber(number)}
            </a>
          ))}
        </p>
      )}
    </>
  )
}

function Choice({ document, objected }: { document: Holding['document']; objected: boolean }) {
  return (
    <Form action={`/my/materials/${document}/reuse`}>
      <input type="hidden" name="reuse" value={objected ? 'yes' : 'no'} />
      <Button kind="quiet">
        {objected ? HOLDING.allow.zh : HOLDING.object.zh}
        <span className="hidden">：{DOCUMENT[document].zh}</span>
      </Button>
    </Form>
  )
}
