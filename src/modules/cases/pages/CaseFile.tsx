import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { App, Spin } from 'antd'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { CASE_DESK } from '../../../core/words/case-desk.ts'
import { UNLISTED } from '../../../core/words/cases.ts'
import { LIST, say } from '../../../core/words/workbench.ts'
import { failureOf } from '../../../platform/call.ts'
import { type ActionButton, ActionButtons } from '../../../workbench/widgets/ActionButtons.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { useDesk } from '../../../workbench/widgets/session.ts'
import { today } from '../../../workbench/widgets/today.ts'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import type { ActName } from '../acts.ts'
import type { CaseDetail } from '../contract.ts'
import { ActPanel } from './ActPanel.tsx'
import { CaseAnswers } from './CaseAnswers.tsx'
import { CaseHead } from './CaseHead.tsx'
import { CaseOpinions } from './CaseOpinions.tsx'
import { CasePapers } from './CasePapers.tsx'
import { CaseProgress } from './CaseProgress.tsx'
import { CaseSupervision } from './CaseSupervision.tsx'
import { actsFor, DESK_ACTS, mainActOf, wordOf } from './desk-acts.ts'
import { MaterialDesk } from './MaterialDesk.tsx'
import { NewPapers } from './NewPapers.tsx'
import { caseQuery } from './reads.ts'
import { useAct } from './useAct.ts'

type Props = {
  id: string
  /** Whether the hand goes into the case, or stays in the list it lies beside. */
  entering?: boolean
  onClose?: (() => void) | undefined
}

/** One case by itself, as a link or a scanner opens it. */
export function CasePage(): ReactElement {
  const { caseId = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  return <CaseFile id={caseId} onClose={() => void navigate({ to: '/' })} />
}

/** Everything about one case, and everything that can be done to it here and now. */
export function CaseFile({ id, entering = true, onClose }: Props): ReactElement {
  const one = useQuery(caseQuery(id))
  const c = one.data
  useTitle(c ? `${c.applicantName} ${c.title}` : CASE_DESK.title.zh)
  useKeys('case', [{ key: 'Escape', says: LIST.back.zh, run: () => onClose?.() }])
  if (c) return <Opened key={id} c={c} entering={entering} onClose={onClose} />
  return (
    <div className="case-file">
      <h1 className="hidden">{CASE_DESK.title.zh}</h1>
      {one.error ? (
        <ErrorText error={one.error} retry={() => void one.refetch()} />
      ) : (
        <Spin className="case-wait" />
      )}
    </div>
  )
}

type OpenedProps = { c: CaseDetail; entering: boolean; onClose?: (() => void) | undefined }

function Opened({ c, entering, onClose }: OpenedProps) {
  const { person } = useDesk()
  const [open, setOpen] = useState<ActName>()
  const [before, setBefore] = useState<readonly string[]>()
  const quick = useAct()
  const { message } = App.useApp()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (entering) heading.current?.focus({ preventScroll: true })
  }, [entering])

  const heldByOther = c.holder !== null && c.holder !== person.id
  const main = mainActOf(c)
  const buttons = actsFor(c).map(
    (name): ActionButton => ({
      id: name,
      word: wordOf(name),
      key: DESK_ACTS[name].key,
      grave: DESK_ACTS[name].grave ?? false,
      run: () => (DESK_ACTS[name].quick ? void now(name) : setOpen(open === name ? undefined : name)),
    }),
  )
  /** Claiming and putting back need no form: one undoes the other. */
  async function now(name: ActName) {
    try {
      await quick.mutateAsync({ id: c.id, name, input: {} })
      void message.success(name === 'Claim' ? LIST.claimed.zh : LIST.released.zh)
    } catch (error) {
      void message.error(failureOf(error).message)
    }
  }
  function finish() {
    setBefore(c.papers.map(({ id }) => id))
    setOpen(undefined)
    heading.current?.focus({ preventScroll: true })
  }
  const materials = <MaterialDesk c={c} quiet={open !== undefined} />
  const parts = (
    <div className="case-parts">
      <div>
        {c.outcome !== null && <CasePapers c={c} />}
        <CaseProgress c={c} />
        {c.outcome === null && <CasePapers c={c} />}
        <CaseOpinions c={c} />
        <CaseSupervision id={c.id} />
      </div>
      <CaseAnswers c={c} />
    </div>
  )
  // until it is decided a case is about its materials, afterwards about its papers
  return (
    <article className="case-file" aria-label={`${c.applicantName} ${c.title}`}>
      <CaseHead c={c} heading={heading} onClose={onClose} />
      <div className="case-body">
        {heldByOther && <p className="strip">{say(CASE_DESK.heldByOther, { name: c.holderName ?? '' })}</p>}
        {before && <NewPapers c={c} before={before} />}
        {c.correction && <Correction c={c} />}
        <Tolerance c={c} />
        {c.outcome === null ? (
          <>
            {materials}
            {parts}
          </>
        ) : (
          <>
            {parts}
            {materials}
          </>
        )}
      </div>
      <div className="case-foot">
        {open && (
          <ActPanel
            key={open}
            c={c}
            name={open}
            onClose={() => setOpen(undefined)}
            onDone={finish}
            onInstead={setOpen}
          />
        )}
        <ActionButtons
          main={buttons.find(({ id }) => id === main)}
          others={buttons.filter(({ id }) => id !== main)}
          active={open}
          busy={quick.isPending ? quick.variables?.name : undefined}
        />
      </div>
    </article>
  )
}

/** What was promised, what is still to come and until when, or what has come and is to be looked at. */
function Tolerance({ c: { promise, tolerance, materials, status } }: { c: CaseDetail }) {
  const nameOf = (id: string) => materials.find((material) => material.id === id)?.name ?? UNLISTED.zh
  if (tolerance?.metOn === null) {
    const { until, suppliedOn, items } = tolerance
    const said = suppliedOn
      ? say(CASE_DESK.handedIn, { day: suppliedOn })
      : say(until < today() ? CASE_DESK.overdue : CASE_DESK.owed, { day: until })
    return <div className="strip">{said + items.map(({ title }) => title).join('、')}</div>
  }
  if (!promise || !BEFORE_ACCEPTANCE.includes(status)) return null
  return (
    <div className="strip">
      {say(CASE_DESK.promised, { days: promise.days }) + promise.materials.map(nameOf).join('、')}
    </div>
  )
}
const BEFORE_ACCEPTANCE: readonly string[] = [
  'submitted',
  'preReturned',
  'prePassed',
  'received',
  'correcting',
]

/** What the applicant was told to bring, and until when. */
function Correction({ c }: { c: CaseDetail }) {
  if (!c.correction) return null
  const nameOf = (id: string) => c.materials.find((material) => material.id === id)?.name ?? UNLISTED.zh
  return (
    <div className="strip">
      {say(CASE_DESK.correctionUntil, { day: c.correction.until })}
      {c.correction.items.map(({ material, note }) => `${nameOf(material)}（${note}）`).join('；')}
    </div>
  )
}
