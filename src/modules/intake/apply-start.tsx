import type { ReactElement } from 'react'
import { checklistFor } from '../../core/guide/checklist.ts'
import type { Guide } from '../../core/guide/guide.ts'
import { APPLY } from '../../core/words/apply.ts'
import { chinaMinute } from '../../platform/china-time.ts'
import type { Fields, Problems } from '../../platform/page.tsx'
import { Button, ButtonLink, ChoiceField, Form, Notice, SelectField } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { readSituation } from '../catalogue/facade.ts'
import type { Site } from '../organisation/facade.ts'
import { notServed } from './application.ts'
import { filled } from './apply-frame.tsx'
import type { Draft } from './drafts.ts'
import type { Start } from './start.ts'

/** The first page: what was begun before, in whose name, and where. */
export function StartPage({
  start,
  id,
  answers,
  problems,
  typed,
}: {
  start: Start
  id: string
  answers: string
  problems: Problems
  typed: Fields
}): ReactElement {
  const { guide, item, instead, drafts, names } = start
  return (
    <Shell
      title={`${APPLY.start.zh}：${guide.name}`}
      crumbs={[{ href: `/items/${item}`, text: guide.name }]}
      narrow
    >
      <h1>
        <span className="caption">{APPLY.start.zh}</span>
        {guide.name}
      </h1>
      {instead ? (
        <Instead start={start} sites={instead} />
      ) : (
        <>
          {drafts.length > 0 && <Unfinished drafts={drafts} />}
          {names.some(({ served }) => served) ? (
            <Begin {...{ start, id, answers, problems, typed }} />
          ) : (
            <NotServed start={start} />
          )}
        </>
      )}
    </Shell>
  )
}

function Begin({ start, id, answers, problems, typed }: Parameters<typeof StartPage>[0]) {
  const { guide, drafts, names, acting, counties, townships, deep, county, township } = start
  const open = names.filter(({ served }) => served)
  const who = open.find((name) => name.id === acting) ?? open[0]
  const given: Fields = { who: who?.id ?? '', county: county ?? '', township: township ?? '', ...typed }
  const ask = { problems, typed: given }
  return (
    <>
      <p className="soft">
        {filled(APPLY.takes.zh, {
          pages: guide.form.length + 3,
          materials: materialsInWords(guide, answers),
        })}
      </p>
      <Form problems={problems} labels={LABELS} action={`/apply/${start.item}`}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="answers" value={answers} />
        {open.length === 1 && who ? (
          <p>
            <input type="hidden" name="who" value={who.id} />
            {filled(APPLY.onBehalf.zh, { name: who.name })}
          </p>
        ) : (
          <ChoiceField
            {...ask}
            name="who"
            label={APPLY.who.zh}
            options={open.map((name) => ({
              id: name.id,
              label: name.id === 'self' ? `${APPLY.self.zh}（${name.name}）` : name.name,
              hint: name.until && `${APPLY.until.zh}${name.until}`,
            }))}
          />
        )}
        <SelectField
          {...ask}
          name="county"
          label={APPLY.county.zh}
          hint={APPLY.countyHint.zh}
          empty={APPLY.where.zh}
          options={counties.map(({ code, name }) => ({ id: code, label: name }))}
        />
        {deep && townships.length > 0 && (
          <SelectField
            {...ask}
            name="township"
            label={APPLY.township.zh}
            hint={APPLY.townshipHint.zh}
            empty={APPLY.where.zh}
            options={townships.map(({ code, name }) => ({ id: code, label: name }))}
          />
        )}
        <div className="buttons">
          <Button {...(drafts.length > 0 ? { kind: 'quiet' as const } : {})}>
            {drafts.length > 0 ? APPLY.beginAnew.zh : APPLY.begin.zh}
          </Button>
        </div>
      </Form>
    </>
  )
}

/** The number of a list that is settled; otherwise how long it can become. */
function materialsInWords(guide: Guide, answers: string): string {
  const { materials, next } = checklistFor(guide, readSituation(answers))
  return next ? `最多 ${guide.materials.length} ` : ` ${materials.length} `
}

const LABELS = { who: APPLY.who.zh, county: APPLY.county.zh, township: APPLY.township.zh }

function Unfinished({ drafts }: { drafts: readonly Draft[] }) {
  const title =
    drafts.length === 1 ? APPLY.unfinished.zh : filled(APPLY.unfinishedMany.zh, { n: drafts.length })
  return (
    <Notice kind="warn" title={title}>
      <ul className="list">
        {drafts.map(({ id, changedAt }) => (
          <li key={id} className="row">
            <span>{filled(APPLY.lastChanged.zh, { at: chinaMinute(changedAt) })}</span>
            <ButtonLink href={`/drafts/${id}`}>{APPLY.continue.zh}</ButtonLink>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** An item that is not taken on-line: why, and where to go instead. */
function Instead({ start, sites }: { start: Start; sites: readonly Site[] }) {
  const { guide, item } = start
  return (
    <>
      <Notice kind="warn" title={APPLY.notOnline.zh}>
        {guide.onlineExcluded && <p>{guide.onlineExcluded}</p>}
        {sites.length > 0 && <p>{APPLY.notOnlineHint.zh}</p>}
      </Notice>
      {sites.map(({ id, name, address, hours, phone }) => (
        <section key={id}>
          <h2>{name}</h2>
          <p>
            {address}
            <br />
            {hours} <a href={`tel:${phone}`}>{phone}</a>
          </p>
        </section>
      ))}
      <div className="buttons">
        <ButtonLink href={`/items/${item}`}>{APPLY.seeList.zh}</ButtonLink>
      </div>
    </>
  )
}

function NotServed({ start }: { start: Start }) {
  return (
    <Notice kind="warn" title={APPLY.notServed.zh}>
      <p>{notServed(start.guide, { kind: 'natural' }).message}</p>
      <p>{APPLY.noMandate.zh}</p>
    </Notice>
  )
}
