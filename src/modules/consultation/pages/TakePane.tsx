import { Button } from 'antd'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { CHANNEL } from '../../../core/words/consultation.ts'
import { CONSULTING_DESK } from '../../../core/words/consultation-desk.ts'
import { newId } from '../../../platform/id.ts'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { Pane } from '../../../workbench/widgets/Pane.tsx'
import { takeQuestion } from '../contract.ts'
import { checked, TextOf, useConsult } from './ActDialog.tsx'
import { Lookup } from './Lookup.tsx'

type Props = { onTaken: (id: string) => void; onClose: () => void }

/** Somebody stands there, or is on the line: their question in a few strokes, then straight on to the answer. */
export function TakePane({ onTaken, onClose }: Props): ReactElement {
  const [id] = useState(newId)
  const [channel, setChannel] = useState<'window' | 'phone'>('window')
  const [typed, setTyped] = useState({ question: '', asker: '', phone: '' })
  const [item, setItem] = useState<{ item: string; name: string }>()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  const type = (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part }))
  const { sending, failure, errors, submit } = useConsult(
    (requestId) =>
      checked(takeQuestion, { id, channel, ...typed, ...(item ? { item: item.item } : {}) }, requestId),
    { saved: CONSULTING_DESK.saved.zh, done: () => onTaken(id) },
  )
  useKeys('case', [{ key: 'ctrl+Enter', says: CONSULTING_DESK.save.zh, run: submit, always: true }])
  return (
    <Pane
      title={CONSULTING_DESK.take.zh}
      error={undefined}
      retry={() => {}}
      onClose={onClose}
      facts={[]}
      acts={
        <Button type="primary" loading={sending.isPending} onClick={submit}>
          {CONSULTING_DESK.save.zh} <kbd>Ctrl+Enter</kbd>
        </Button>
      }
    >
      <div className="consult-columns">
        <form
          ref={form}
          className="consult-form part"
          aria-label={CONSULTING_DESK.take.zh}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          {failure && failure.issues.length === 0 && <ErrorText error={failure} />}
          <p className="hint">{CONSULTING_DESK.takeHint.zh}</p>
          <fieldset className="pair">
            <legend>{CONSULTING_DESK.channel.zh}</legend>
            {(['window', 'phone'] as const).map((one) => (
              <label key={one} className="one-line">
                <input
                  type="radio"
                  name="channel"
                  checked={channel === one}
                  onChange={() => setChannel(one)}
                />
                <span>{CHANNEL[one].zh}</span>
              </label>
            ))}
          </fieldset>
          <TextOf
            label={CONSULTING_DESK.question.zh}
            max={1000}
            rows={3}
            value={typed.question}
            onChange={(question) => type({ question })}
            error={errors.question}
          />
          <div className="pair">
            <TextOf
              label={CONSULTING_DESK.asker.zh}
              hint={CONSULTING_DESK.askerHint.zh}
              max={40}
              optional
              value={typed.asker}
              onChange={(asker) => type({ asker })}
              error={errors.asker}
            />
            <TextOf
              label={CONSULTING_DESK.phone.zh}
              max={20}
              optional
              value={typed.phone}
              onChange={(phone) => type({ phone })}
              error={errors.phone}
            />
          </div>
          <p>
            {CONSULTING_DESK.item.zh}：<strong>{item?.name ?? CONSULTING_DESK.noItem.zh}</strong>{' '}
            {item && (
              <Button size="small" onClick={() => setItem(undefined)}>
                {CONSULTING_DESK.drop.zh}
              </Button>
            )}
          </p>
        </form>
        <Lookup chosen={item?.item} onChoose={setItem} />
      </div>
    </Pane>
  )
}
