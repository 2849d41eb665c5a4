import type { ReactElement } from 'react'
import { toBring } from '../../core/guide/solve.ts'
import { materialInWords } from '../../core/guide/wording.ts'
import { DELIVERY } from '../../core/words/cases.ts'
import { limitInWords } from '../../core/words/catalogue.ts'
import { FINDING } from '../../core/words/finding.ts'
import { GUIDE_PAGE, guided } from '../../core/words/guide-page.ts'
import { HOLDING } from '../../core/words/holding.ts'
import { PORTAL } from '../../core/words/portal.ts'
import { Omitted } from '../../portal/omitted.tsx'
import { dayInWords, Facts, Notice } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { choosePlace } from '../organisation/facade.ts'
import { itemLink } from './addresses.ts'
import { deciderOf, promiseOf, standingOf } from './guide.tsx'
import { Needed } from './guide-bring.tsx'
import { crumbsOf } from './question.tsx'
import type { Reading } from './reading.ts'

/** Your list: what to bring, where to go, what it costs. Made to be printed, and to be ticked off with a pen. */
export function ListPage({ reading }: { reading: Reading }): ReactElement {
  const { item, guide, situation, solution, next, version, today } = reading
  const materials = toBring(solution)
  const open = solution.lines.flatMap((line) => (line.asked === 'open' ? [line.material] : []))
  const standing = standingOf(reading)
  return (
    <Shell title={`${GUIDE_PAGE.listTitle.zh} - ${guide.name}`} crumbs={crumbsOf(reading)} narrow>
      <h1>{guide.name}</h1>
      <p className="lead">{GUIDE_PAGE.listTitle.zh}</p>
      {next && (
        <Notice kind="warn">
          <p>
            {GUIDE_PAGE.listOpen.zh}
            <a className="no-print" href={itemLink(item, 'questions', standing)}>
              {GUIDE_PAGE.answerGo.zh}
            </a>
          </p>
        </Notice>
      )}
      {situation.length > 0 && (
        <section aria-labelledby="situation">
          <h2 id="situation">{GUIDE_PAGE.yourCase.zh}</h2>
          <ul className="answers">
            {situation.map(({ id, ask, answer }) => (
              <li key={id}>
                <span>{ask}</span> <b>{answer}</b>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="take">
        <h2 id="take">
          {GUIDE_PAGE.take.zh}（{guided.copies(materials.length)}）
        </h2>
        {materials.length === 0 ? (
          <p>{GUIDE_PAGE.nothing.zh}</p>
        ) : (
          <p className="soft">{GUIDE_PAGE.tick.zh}</p>
        )}
        <ol className="list ticks">
          {materials.map((material) => (
            <li key={material.id}>
              <h3>
                {material.name} <Needed material={material} conditions={false} />
              </h3>
              <p>{materialInWords(material)}</p>
              <p>{material.standard}</p>
              {material.issuer && (
                <p>
                  {GUIDE_PAGE.issuer.zh}：{material.issuer}
                </p>
              )}
            </li>
          ))}
        </ol>
        <p className="soft">{GUIDE_PAGE.noMore.zh}</p>
        {open.length > 0 && (
          <p>
            {HOLDING.openLine.zh}：{open.map(({ name }) => name).join('、')}
          </p>
        )}
        {!reading.signedIn && <SignIn reading={reading} />}
      </section>
      <Omitted guide={guide} solution={solution} />
      <GoThere reading={reading} />
      <section aria-labelledby="after">
        <h2 id="after">{GUIDE_PAGE.after.zh}</h2>
        <Facts
          rows={[
            [GUIDE_PAGE.promised.zh, promiseOf(reading)],
            [GUIDE_PAGE.legal.zh, limitInWords(guide.legalLimit)],
            [
              GUIDE_PAGE.cost.zh,
              guide.fee.charged
                ? guide.fee.rows.map((row) => `${row.name}：${row.standard}`).join('；')
                : FINDING.free.zh,
            ],
            [GUIDE_PAGE.visits.zh, guided.visits(guide.visits)],
            [GUIDE_PAGE.result.zh, guide.result.name],
            [GUIDE_PAGE.delivery.zh, guide.delivery.map((way) => DELIVERY[way].zh).join('、')],
            [GUIDE_PAGE.decider.zh, deciderOf(reading)],
          ]}
        />
      </section>
      <p className="soft">{guided.printed(dayInWords(today), version)}</p>
      <div className="buttons">
        <button type="button" className="button" data-print hidden>
          {PORTAL.print.zh}
        </button>
        <a className="button quiet" href={itemLink(item, 'notice.pdf', standing)}>
          {GUIDE_PAGE.notice.zh}
          {GUIDE_PAGE.noticeHint.zh}
        </a>
        <a className="button quiet" href={itemLink(item, '', standing)}>
          {GUIDE_PAGE.back.zh}
        </a>
      </div>
    </Shell>
  )
}

/** Only where something of the list could be held at all. */
function SignIn({ reading: { solution, item, place, answers } }: { reading: Reading }) {
  if (!toBring(solution).some(({ document }) => document !== undefined)) return null
  const back = itemLink(item, 'list', { place: place?.code, answers })
  return (
    <p className="no-print">
      <a href={`/signin?return=${encodeURIComponent(back)}`}>{HOLDING.signIn.zh}</a>
    </p>
  )
}

function GoThere({ reading }: { reading: Reading }) {
  const { item, place, where, answers } = reading
  return (
    <section aria-labelledby="go">
      <h2 id="go">{GUIDE_PAGE.go.zh}</h2>
      {where?.near.slice(0, 2).map(({ site, windows }) => (
        <div key={site.id}>
          <h3>{site.name}</h3>
          <Facts
            tight
            rows={[
              [PORTAL.windowOf.zh, windows.map(({ number, name }) => guided.window(number, name)).join('、')],
              [PORTAL.addressOf.zh, site.address],
              [PORTAL.openFrom.zh, site.hours],
              [PORTAL.phone.zh, site.phone],
            ]}
          />
        </div>
      ))}
      {(where?.near.length ?? 0) === 0 && (
        <p>
          <a href={choosePlace(itemLink(item, 'list', { answers }))}>
            {place ? GUIDE_PAGE.chooseDeeper.zh : GUIDE_PAGE.choosePlace.zh}
          </a>
        </p>
      )}
    </section>
  )
}
