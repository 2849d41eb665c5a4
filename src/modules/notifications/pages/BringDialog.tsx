import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { BROUGHT, type Brought, MESSAGE_TASKS } from '../../../core/words/notifications.ts'
import { call } from '../../../platform/call.ts'
import { Dialog } from '../../../workbench/widgets/Dialog.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Field } from '../../../workbench/widgets/Field.tsx'
import { Radios } from '../../../workbench/widgets/Radios.tsx'
import { completeMessageTask, type TaskLine } from '../contract.ts'

const WAYS = Object.entries(BROUGHT).map(([value, { zh }]) => ({ value, label: zh }))

/** How somebody was told whom no message reached. */
export function BringDialog({ task, onClose }: { task: TaskLine; onClose: () => void }): ReactElement {
  const { caseId, seq, channel, applicant, phone, text } = task
  const [how, setHow] = useState<Brought>('called')
  const [note, setNote] = useState('')
  const queries = useQueryClient()
  const record = useMutation({
    mutationFn: () => call(completeMessageTask, { caseId, seq, channel, how, note }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['messages'] })
      onClose()
    },
  })
  return (
    <Dialog title={`${applicant} ${phone}`} onClose={onClose}>
      <p>{text}</p>
      {record.error && <ErrorText error={record.error} />}
      <Radios
        label={MESSAGE_TASKS.how.zh}
        value={how}
        onChange={(value) => setHow(value as Brought)}
        options={WAYS}
      />
      <Field label={MESSAGE_TASKS.note.zh} optional>
        {(wired) => (
          <Input {...wired} value={note} maxLength={300} onChange={(event) => setNote(event.target.value)} />
        )}
      </Field>
      <Button type="primary" loading={record.isPending} onClick={() => record.mutate()}>
        {MESSAGE_TASKS.done.zh}
      </Button>
    </Dialog>
  )
}
