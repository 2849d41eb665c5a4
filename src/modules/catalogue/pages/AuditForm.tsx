import { useMutation } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { auditOf } from '../../../core/catalogue/lifecycle.ts'
import { ITEM_DESK } from '../../../core/words/item-desk.ts'
import { AUDIT } from '../../../core/words/item-drafts.ts'
import { call } from '../../../platform/call.ts'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Field } from '../../../workbench/widgets/Field.tsx'
import { useDesk } from '../../../workbench/widgets/session.ts'
import { auditDraft, type DraftView } from '../acts.ts'

type Props = { draft: DraftView; onDone: (view: DraftView) => void }

/** One of the two audits. Agreeing cannot be undone and says so before; sending back says what is wrong. */
export function AuditForm({ draft, onDone }: Props): ReactElement {
  const { post } = useDesk()
  const { message, modal } = App.useApp()
  const [opinion, setOpinion] = useState('')
  const auditing = useMutation({
    mutationFn: (verdict: 'approve' | 'sendBack') =>
      call(auditDraft, { id: draft.id, verdict, opinion, fingerprint: draft.fingerprint }),
    onSuccess: (view, verdict) => {
      void message.success(verdict === 'approve' ? ITEM_DESK.approved.zh : ITEM_DESK.sentBack.zh)
      onDone(view)
    },
  })
  const audit = auditOf(post.role)
  return (
    <section className="draft-audit" aria-labelledby="draft-audit">
      <h2 id="draft-audit">{audit ? AUDIT[audit].zh : ITEM_DESK.audit.zh}</h2>
      <Field label={ITEM_DESK.opinion.zh} hint={ITEM_DESK.opinionHint.zh}>
        {(wired) => (
          <Input.TextArea
            {...wired}
            rows={4}
            maxLength={1000}
            value={opinion}
            onChange={(event) => setOpinion(event.target.value)}
          />
        )}
      </Field>
      {auditing.error && <ErrorText error={auditing.error} />}
      <div className="draft-acts">
        <Button
          type="primary"
          loading={auditing.isPending}
          onClick={() =>
            modal.confirm({
              title: ITEM_DESK.approve.zh,
              content: ITEM_DESK.approveSure.zh,
              okText: ITEM_DESK.approve.zh,
              onOk: () => auditing.mutate('approve'),
            })
          }
        >
          {ITEM_DESK.approve.zh}
        </Button>
        <Button danger loading={auditing.isPending} onClick={() => auditing.mutate('sendBack')}>
          {ITEM_DESK.sendBack.zh}
        </Button>
      </div>
    </section>
  )
}
