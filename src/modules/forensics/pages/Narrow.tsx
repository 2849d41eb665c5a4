import { Button } from 'antd'
import type { ReactElement } from 'react'
import { LISTED_FROM } from '../../../core/forensics/finding.ts'
import { FINDING_KIND, FORENSICS } from '../../../core/words/forensics.ts'
import { say } from '../../../core/words/workbench.ts'
import { Choice, optionsOf } from '../../../workbench/widgets/Choice.tsx'
import type { FindingLine } from '../contract.ts'
import type { Findings } from './filters.ts'

export type Narrowing = { search: Findings; set: (part: Partial<Findings>) => void }

export function KindAndTime({ search, set }: Narrowing): ReactElement {
  return (
    <>
      <Choice
        label={FORENSICS.kind.zh}
        value={search.kind ?? ''}
        empty={FORENSICS.anyKind.zh}
        options={optionsOf(FINDING_KIND)}
        onChange={(kind) => set({ kind: (kind || undefined) as Findings['kind'] })}
      />
      <Choice
        label={FORENSICS.since.zh}
        value={search.since ?? '365'}
        options={[
          { value: '90', label: FORENSICS.days90.zh },
          { value: '365', label: FORENSICS.days365.zh },
          { value: 'ever', label: FORENSICS.ever.zh },
        ]}
        onChange={(since) => set({ since: since as Findings['since'] })}
      />
    </>
  )
}

export function Weight({ search, set }: Narrowing): ReactElement {
  return (
    <Choice
      label={FORENSICS.weak.zh}
      value={search.weak ?? ''}
      empty={say(FORENSICS.onlyStrong, { n: LISTED_FROM })}
      options={[{ value: 'yes', label: FORENSICS.allWeights.zh }]}
      onChange={(weak) => set({ weak: (weak || undefined) as Findings['weak'] })}
    />
  )
}

/** Of whom or what alone the list is, and the way back to everything. */
export function Only({ search, set, first }: Narrowing & { first: FindingLine | undefined }): ReactElement {
  const { person, site, organ, item } = search
  if (!person && !site && !organ && !item) return <p className="hint">{FORENSICS.lead.zh}</p>
  const parts = [
    person && say(FORENSICS.onlyPerson, { name: first?.personName ?? FORENSICS.chosen.zh }),
    site && say(FORENSICS.onlySite, { name: first?.site ?? FORENSICS.chosen.zh }),
    organ && say(FORENSICS.onlySite, { name: first?.organ ?? FORENSICS.chosen.zh }),
    item && say(FORENSICS.onlyItem, { name: first?.item ?? FORENSICS.chosen.zh }),
  ]
  return (
    <p className="hint">
      {parts.filter(Boolean).join('，')}{' '}
      <Button
        size="small"
        onClick={() => set({ person: undefined, site: undefined, organ: undefined, item: undefined })}
      >
        {FORENSICS.everything.zh}
      </Button>
    </p>
  )
}
