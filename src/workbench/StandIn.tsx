import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { ReactElement } from 'react'
import { FORM, SHELL, STAND_IN, say } from '../core/words/workbench.ts'
import { standInToday } from '../modules/organisation/acts.ts'
import { call } from '../platform/call.ts'
import { Dialog } from './widgets/Dialog.tsx'
import { ErrorText } from './widgets/ErrorText.tsx'
import { useDesk } from './widgets/session.ts'

/** B says that A is not there and takes the post for today (AB岗). Both names go on record, so it is asked once more. */
export function StandIn({ onClose }: { onClose: () => void }): ReactElement {
  const { post } = useDesk()
  const client = useQueryClient()
  const { message } = App.useApp()
  const step = useMutation({
    mutationFn: () => call(standInToday, {}),
    async onSuccess() {
      await client.invalidateQueries() // whoever acts here may do more from now on
      void message.success(STAND_IN.done.zh)
      onClose()
    },
  })
  return (
    <Dialog title={STAND_IN.title.zh} onClose={onClose}>
      <p>{say(STAND_IN.confirm, { name: post.principal ?? SHELL.principal.zh, post: post.title })}</p>
      {step.error && <ErrorText error={step.error} />}
      <div className="dialog-foot">
        <Button onClick={onClose}>{FORM.cancel.zh}</Button>
        <Button type="primary" autoFocus loading={step.isPending} onClick={() => step.mutate()}>
          {STAND_IN.act.zh}
        </Button>
      </div>
    </Dialog>
  )
}
