import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { App, Input, type InputRef } from 'antd'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { LIST, OUTPUT, RAIL, SHELL, say } from '../../../core/words/workbench.ts'
import { call, failureOf } from '../../../platform/call.ts'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Icon } from '../../../workbench/widgets/icons.tsx'
import { mayTakeFocus, useKeys } from '../../../workbench/widgets/keys.ts'
import { QueryTabs } from '../../../workbench/widgets/QueryTabs.tsx'
import { findScanned } from '../../../workbench/widgets/scanned.ts'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import { listCases } from '../contract.ts'
import { CaseList } from './CaseList.tsx'
import type { Handing } from './filters.ts'
import { countsQuery } from './reads.ts'

const STAGES = ['completed', 'closed', 'dispatched'] as const
type Stage = (typeof STAGES)[number]

/** 办结核验 and hand-out: what is finished and lies at this window, until somebody has it in hand. */
export function OutputPage(): ReactElement {
  const search = useSearch({ from: '/output' })
  const { caseId } = useParams({ strict: false })
  const navigate = useNavigate()
  const router = useRouter()
  const counts = useQuery(countsQuery({})).data?.byStatus
  useTitle(RAIL.output.zh)
  const stage = search.stage ?? firstStage(counts)
  const open = (id: string | undefined, at: Handing = { ...search, stage }) =>
    void (id
      ? navigate({ to: '/output/$caseId', params: { caseId: id }, search: at, replace: caseId !== undefined })
      : navigate({ to: '/output', search: at }))
  const tabs = STAGES.map((id) => ({
    id,
    word: OUTPUT[id].zh,
    count: counts ? (counts[id] ?? 0) : undefined,
    href: router.buildLocation({ to: '/output', search: { stage: id } }).href,
  }))
  return (
    <CaseList
      label={RAIL.output.zh}
      filter={{ view: 'desk', status: search.q ? undefined : stage, q: search.q }}
      opened={caseId}
      onOpen={open}
      withOrgans
      empty={search.q ? LIST.emptyFiltered.zh : OUTPUT.empty.zh}
      onClear={search.q ? () => void navigate({ to: '/output', search: { stage } }) : undefined}
      head={
        <div className="list-head">
          <h1 className="hidden">{RAIL.output.zh}</h1>
          <QueryTabs
            label={OUTPUT.tabs.zh}
            tabs={tabs}
            current={search.q ? '' : stage}
            onGo={(id) => void navigate({ to: '/output', search: { stage: id as Stage } })}
          />
          <QuickFind open={open} />
        </div>
      }
    />
  )
}

/** The day begins with what lies there: first what waits to be handed out, then what waits to be checked. */
function firstStage(counts: Record<string, number> | undefined): Stage {
  if (!counts || counts.closed) return 'closed'
  return counts.completed ? 'completed' : 'closed'
}

/** A scanner types what it reads and presses Enter; one hit opens by itself. */
function QuickFind({ open }: { open: (id: string | undefined, at?: Handing) => void }) {
  const input = useRef<InputRef>(null)
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const { message } = App.useApp()
  const found = useQuery({
    queryKey: ['cases', 'found', asked],
    queryFn: () => call(listCases, { view: 'desk', q: asked, size: 20 }),
    enabled: asked !== '',
  })
  /** The QR of a receipt or of a paper opens its case; anything else is looked for among what lies here. */
  async function find() {
    try {
      const scanned = await findScanned(text)
      if ('words' in scanned) return setAsked(scanned.words)
      if ('elsewhere' in scanned) return void message.warning(SHELL.notHere.zh, 6)
      setText('')
      open(scanned.caseId)
    } catch (error) {
      void message.error(failureOf(error).message, 6)
    }
  }
  useKeys('list', [{ key: '/', says: OUTPUT.find.zh, run: () => input.current?.focus({ cursor: 'all' }) }])
  useEffect(() => {
    if (mayTakeFocus()) input.current?.focus()
  }, [])
  const hits = found.data?.cases
  useEffect(() => {
    if (!hits) return
    const [only] = hits
    if (hits.length === 1 && only) open(only.id, { stage: only.status as Stage })
    if (hits.length > 1) open(undefined, { q: asked })
    if (hits.length > 0) {
      setAsked('')
      setText('')
    }
  }, [hits, asked, open])
  return (
    <div className="quick-find">
      <Input
        ref={input}
        type="search"
        aria-label={OUTPUT.find.zh}
        placeholder={OUTPUT.find.zh}
        prefix={<Icon name="search" />}
        suffix={<kbd>/</kbd>}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAsked('')
        }}
        onPressEnter={() => void find()}
        onKeyDown={({ key }) => ['Escape', 'ArrowDown'].includes(key) && input.current?.blur()}
      />
      {found.error && <ErrorText error={found.error} />}
      {hits?.length === 0 && (
        <p className="strip" role="alert">
          {say(OUTPUT.nothing, { text: asked })}{' '}
          <Link to="/search" search={{ q: asked }}>
            {OUTPUT.lookElsewhere.zh}
          </Link>
        </p>
      )}
    </div>
  )
}
