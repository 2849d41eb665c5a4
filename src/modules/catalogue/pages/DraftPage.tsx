import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Spin } from 'antd'
import { type ReactElement, useState } from 'react'
import { differencesBetween } from '../../../core/catalogue/compare.ts'
import { AUDITS } from '../../../core/catalogue/lifecycle.ts'
import { ITEM_DESK } from '../../../core/words/item-desk.ts'
import { AUDIT, DRAFT_DONE, DRAFT_KIND } from '../../../core/words/item-drafts.ts'
import { LIST, say } from '../../../core/words/workbench.ts'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Icon } from '../../../workbench/widgets/icons.tsx'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import type { DraftView } from '../acts.ts'
import { AuditForm } from './AuditForm.tsx'
import { Differences } from './Differences.tsx'
import { DraftFindings, type Goal } from './DraftFindings.tsx'
import { Acts, DraftForm } from './DraftForm.tsx'
import { stateOf, waitsFor } from './Drafts.tsx'
import { draftQuery } from './draft-reads.ts'
import { useWriting, type Written } from './useWriting.ts'

/** One draft: what it says beside what was, what is wrong with it, who said what, and what can be done now. */
export function DraftPage({ id }: { id: string }): ReactElement {
  const shown = useQuery(draftQuery(id))
  const navigate = useNavigate()
  const search = useSearch({ from: '/drafts' })
  const back = () => void navigate({ to: '/drafts', search })
  useTitle(shown.data?.title ?? ITEM_DESK.draft.zh)
  useKeys('case', [{ key: 'Escape', says: LIST.back.zh, run: back }])
  return (
    <section className="page drafts-page">
      {shown.error && <ErrorText error={shown.error} retry={() => void shown.refetch()} />}
      {shown.isPending && <Spin className="case-wait" />}
      {shown.data && <Draft key={shown.data.state} draft={shown.data} onBack={back} />}
    </section>
  )
}

function Draft({ draft, onBack }: { draft: DraftView; onBack: () => void }) {
  const queries = useQueryClient()
  const writing = useWriting(draft)
  const { written, findings } = writing
  const [goal, setGoal] = useState<Goal>()
  const isOpen = draft.state === 'drafting' || draft.state === 'submitted'
  const moved = draft.base.filter(({ version, newest }) => newest > version)
  const replaced = (view: DraftView) => {
    queries.setQueryData(draftQuery(draft.id).queryKey, view)
    void queries.invalidateQueries({ queryKey: ['drafts', 'list'] })
  }
  return (
    <>
      <header className="list-head">
        <Button
          type="text"
          size="small"
          icon={<Icon name="back" />}
          onClick={onBack}
          aria-label={ITEM_DESK.back.zh}
        />
        <h1>
          {DRAFT_KIND[draft.kind].zh}：{draft.title || ITEM_DESK.draft.zh}
        </h1>
        <span className="tag">{stateOf(draft)}</span>
      </header>
      <div className="draft-body">
        <div className="draft-main">
          <Facts draft={draft} />
          {moved.map(({ item, name, version, newest }) => (
            <p key={item} className="strip" role="alert">
              {say(ITEM_DESK.baseMoved, { item: name, version: newest, base: version })}
            </p>
          ))}
          <Compared draft={draft} written={written} />
          <DraftForm draft={draft} writing={writing} goal={goal} />
        </div>
        <aside className="draft-side" aria-label={ITEM_DESK.findings.zh}>
          <Acts draft={draft} writing={writing} onDone={replaced} />
          {draft.may.includes('Approve') && <AuditForm draft={draft} onDone={replaced} />}
          {isOpen && (
            <DraftFindings
              findings={findings}
              content={written.content}
              readOnly={!draft.may.includes('Save')}
              onGo={setGoal}
            />
          )}
          <Record draft={draft} />
        </aside>
      </div>
    </>
  )
}

function Facts({ draft }: { draft: DraftView }) {
  const rows = [
    [ITEM_DESK.department.zh, draft.departmentName],
    [ITEM_DESK.startsOn.zh, draft.startsOn ?? ''],
    [ITEM_DESK.waitsFor.zh, waitsFor(draft)],
    ...AUDITS.flatMap((audit) => {
      const agreed = draft.agreed.find((one) => one.audit === audit)
      return agreed ? [[AUDIT[audit].zh, `${ITEM_DESK.agreed.zh}（${agreed.name}）`]] : []
    }),
  ].filter(([, said]) => said !== '')
  return (
    <dl className="case-facts">
      {rows.map(([word, said]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A change beside the version it starts from; what is split or merged beside the first it comes from. */
function Compared({ draft, written }: { draft: DraftView; written: Written }) {
  const [before] = draft.base
  if (!before || written.content.length === 0) return null
  return (
    <section aria-label={ITEM_DESK.compare.zh}>
      <h2>{ITEM_DESK.compare.zh}</h2>
      {written.content.map(({ item, guide }, n) => (
        <div key={item || n}>
          {written.content.length > 1 && <h3>{String(guide.name ?? item)}</h3>}
          <Differences label={ITEM_DESK.compare.zh} differences={differencesBetween(before.guide, guide)} />
        </div>
      ))}
    </section>
  )
}

function Record({ draft }: { draft: DraftView }) {
  return (
    <section aria-labelledby="draft-record">
      <h2 id="draft-record">{ITEM_DESK.record.zh}</h2>
      <ol className="draft-record">
        {draft.acts.map(({ seq, type, audit, name, post, opinion, on }) => (
          <li key={seq}>
            <strong>
              {audit ? `${AUDIT[audit].zh}：` : ''}
              {DRAFT_DONE[type].zh}
            </strong>
            <span className="soft">
              {on} {name}（{post}）
            </span>
            {opinion && <span>{opinion}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
