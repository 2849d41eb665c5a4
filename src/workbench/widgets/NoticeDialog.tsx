import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { NOTICE_DESK } from '../../core/words/notice-desk.ts'
import { FORM, say } from '../../core/words/workbench.ts'
import { walkSituation } from '../../modules/catalogue/contract.ts'
import type { PersonalNotice } from '../../modules/intake/contract.ts'
import { call, download, failureOf } from '../../platform/call.ts'
import { Dialog } from './Dialog.tsx'
import { ErrorText } from './ErrorText.tsx'
import { Field } from './Field.tsx'
import { errorsOf } from './issues.ts'
import { useKeys } from './keys.ts'
import { printPdf } from './print.ts'
import { Radios } from './Radios.tsx'

/** The one-time notice for one person, straight to the printer. Who they are travels in the body of the request. */
export async function printPersonalNotice(item: string, asked: PersonalNotice): Promise<void> {
  printPdf(await download(`/counter/items/${item}/notice`, asked), NOTICE_DESK.frame.zh)
}

type Props = { item: { item: string; name: string }; place: string; onClose: () => void }

/** Who it is for and which case it is; what is printed is their list and nobody else's. Ctrl+Enter prints. */
export function NoticeDialog({ item: { item, name: title }, place, onClose }: Props): ReactElement {
  const [name, setName] = useState('')
  const [document, setDocument] = useState('')
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({})
  const answers = Object.entries(given)
    .map((pair) => pair.join(':'))
    .join(',')
  const walk = useQuery({
    queryKey: ['notice', 'walk', item, answers],
    queryFn: () => call(walkSituation, { item, answers }),
    placeholderData: (before) => before,
  })
  const printing = useMutation({
    mutationFn: () => {
      const number = document.trim()
      return printPersonalNotice(item, {
        ...{ name, place, answers: walk.data?.answers ?? answers },
        ...(number ? { document: number } : {}),
      })
    },
  })
  const failure = printing.error ? failureOf(printing.error) : undefined
  const errors = errorsOf(failure?.issues ?? [])
  const open = walk.data?.next !== undefined && walk.data.next !== null
  const submit = () => {
    if (!printing.isPending && !open && walk.data) printing.mutate()
  }
  useKeys('dialog', [{ key: 'ctrl+Enter', says: NOTICE_DESK.print.zh, run: submit, always: true }])
  return (
    <Dialog title={say(NOTICE_DESK.title, { item: title })} width={640} onClose={onClose}>
      <form
        aria-label={NOTICE_DESK.print.zh}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <p className="hint">{NOTICE_DESK.lead.zh}</p>
        {failure && failure.issues.length === 0 && <ErrorText error={failure} />}
        <Field label={NOTICE_DESK.name.zh} error={errors.name}>
          {(wired) => (
            <Input
              {...wired}
              autoFocus
              autoComplete="off"
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={NOTICE_DESK.document.zh} error={errors.document} optional>
          {(wired) => (
            <Input
              {...wired}
              autoComplete="off"
              maxLength={40}
              value={document}
              onChange={(event) => setDocument(event.target.value)}
            />
          )}
        </Field>
        {walk.error && <ErrorText error={walk.error} />}
        {walk.data?.asked.map(({ id, ask, options, answer }) => (
          <Radios
            key={id}
            label={ask}
            value={given[id] ?? answer ?? ''}
            options={options.map((option) => ({ value: option.id, label: option.label }))}
            onChange={(option) => setGiven({ ...given, [id]: option })}
          />
        ))}
        <p role="status">{open ? NOTICE_DESK.open.zh : printing.isSuccess ? NOTICE_DESK.printed.zh : ''}</p>
        <div className="dialog-foot">
          <Button onClick={onClose}>{FORM.close.zh}</Button>
          <Button type="primary" htmlType="submit" disabled={open} loading={printing.isPending}>
            {NOTICE_DESK.print.zh}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
