import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Spin } from 'antd'
import { type ReactElement, useState } from 'react'
import type { GuideDraft } from '../../../core/guide/draft.ts'
import { GUIDE_TRIAL } from '../../../core/words/guide-editor.ts'
import { LIST } from '../../../core/words/workbench.ts'
import { call } from '../../../platform/call.ts'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import { showGuide } from '../contract.ts'
import { useFindings } from './editor/findings.ts'
import { GuideEditor } from './editor/GuideEditor.tsx'

/** The guide in force with all it says, tried out beside it; and, for whoever wonders what a change would do, changed on trial. */
export function GuidePage(): ReactElement {
  const { item } = useParams({ from: '/guides/$item' })
  const shown = useQuery({
    queryKey: ['items', 'guide', item],
    queryFn: () => call(showGuide, { item }),
    staleTime: 60_000,
  })
  useTitle(shown.data?.guide.name ?? GUIDE_TRIAL.title.zh)
  if (!shown.data)
    return shown.error ? (
      <ErrorText error={shown.error} retry={() => void shown.refetch()} />
    ) : (
      <Spin className="case-wait" />
    )
  return <Trial key={item} item={item} name={shown.data.guide.name} guide={shown.data.guide} />
}

function Trial({ item, name, guide }: { item: string; name: string; guide: GuideDraft }) {
  const [changed, setChanged] = useState<GuideDraft>()
  const draft = changed ?? guide
  const findings = useFindings(draft)
  return (
    <div className="guide-page">
      <header className="guide-page-head">
        <h1>{name}</h1>
        <Link to="/items/$item" params={{ item }} className="plain-link">
          {LIST.back.zh}
        </Link>
        <Button size="small" onClick={() => setChanged(changed ? undefined : guide)}>
          {changed ? GUIDE_TRIAL.stop.zh : GUIDE_TRIAL.start.zh}
        </Button>
        <span className="hint" role="status">
          {changed ? GUIDE_TRIAL.on.zh : GUIDE_TRIAL.off.zh}
        </span>
      </header>
      <GuideEditor value={draft} findings={findings} readOnly={changed === undefined} onChange={setChanged} />
    </div>
  )
}
