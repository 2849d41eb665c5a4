import type { ReactElement } from 'react'
import { APPLY } from '../../core/words/apply.ts'
import type { Problems } from '../../platform/page.tsx'
import { Button, ButtonLink, Form } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import type { Desk } from './desk.ts'

/** Asked once more, because it cannot be undone. */
export function DiscardPage({ desk, problems }: { desk: Desk; problems: Problems }): ReactElement {
  const { draft, guide } = desk
  return (
    <Shell title={APPLY.discard.zh} crumbs={[{ href: `/drafts/${draft.id}`, text: guide.name }]} narrow>
      <h1>{APPLY.discardAsk.zh}</h1>
      <p>{APPLY.discardHint.zh}</p>
      <Form problems={problems}>
        <div className="buttons">
          <Button kind="danger">{APPLY.discardDo.zh}</Button>
          <ButtonLink href={`/drafts/${draft.id}`} kind="quiet">
            {APPLY.keep.zh}
          </ButtonLink>
        </div>
      </Form>
    </Shell>
  )
}
