import type { ReactElement, ReactNode } from 'react'
import { APPLY, PART_STATE, UPLOAD } from '../../core/words/apply.ts'
import { PORTAL } from '../../core/words/portal.ts'
import { Button, Tag } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { itemLink } from '../catalogue/facade.ts'
import type { Desk } from './desk.ts'
import { type PartState, partsOf } from './progress.ts'

/** One part of an application on a page of its own: where one is, the question, and on. */
export function PartPage({
  desk,
  part,
  title,
  children,
}: {
  desk: Desk
  part: string
  title: string
  children: ReactNode
}): ReactElement {
  const { draft, guide } = desk
  const parts = partsOf(desk)
  const at = parts.findIndex(({ key }) => key === part)
  return (
    <Shell
      title={`${title} - ${guide.name}`}
      crumbs={[{ href: `/drafts/${draft.id}`, text: guide.name }]}
      narrow
    >
      <h1>
        {at >= 0 && <span className="caption">{filled(APPLY.step.zh, { n: at + 1, of: parts.length })}</span>}
        {title}
      </h1>
      {children}
    </Shell>
  )
}

/** What stands under every part: on, or save and go back to the list. `before` is the part one came from. */
export function Onward({ desk, part }: { desk: Desk; part: string }): ReactElement {
  const parts = partsOf(desk)
  const at = parts.findIndex(({ key }) => key === part)
  const before = parts[at - 1]
  return (
    <>
      <div className="buttons">
        <Button>{PORTAL.next.zh}</Button>
        <Button kind="quiet" name="go" value="list">
          {APPLY.later.zh}
        </Button>
      </div>
      {before && (
        <p>
          <a href={before.href}>
            {PORTAL.back.zh}：{before.title}
          </a>
        </p>
      )}
    </>
  )
}

/** The form filled in with examples, in a window of its own: what was typed here stays. */
export function SampleLink({ desk, page }: { desk: Desk; page?: string }): ReactElement {
  const { draft, situation } = desk
  const href = itemLink(draft.item, 'sample', { answers: situation })
  return (
    <p>
      <a href={page ? `${href}#${page}` : href} target="_blank" rel="noreferrer">
        {APPLY.sampleForm.zh}
        <span className="hidden">{UPLOAD.newTab.zh}</span>
      </a>
    </p>
  )
}

const STATE_KIND = { todo: 'plain', done: 'done', fix: 'warn' } as const satisfies Record<PartState, string>

export function StateTag({ state }: { state: PartState }): ReactElement {
  return <Tag kind={STATE_KIND[state]}>{PART_STATE[state].zh}</Tag>
}

/** A sentence with its gaps filled: `{n}`. */
export function filled(sentence: string, facts: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''))
}
