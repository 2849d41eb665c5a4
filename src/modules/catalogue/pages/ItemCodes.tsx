import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { type LegacyKind, legacyKindOf } from '../../../core/catalogue/codes.ts'
import { CODE_ORIGIN, ITEM_CODES, LEGACY_KIND, OWN_CODE } from '../../../core/words/item-codes.ts'
import { say } from '../../../core/words/workbench.ts'
import { call, failureOf } from '../../../platform/call.ts'
import { Choice, optionsOf } from '../../../workbench/widgets/Choice.tsx'
import { Dialog } from '../../../workbench/widgets/Dialog.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Field } from '../../../workbench/widgets/Field.tsx'
import { type CodesAnswer, keepCode, retireCode, showCodes } from '../acts.ts'
import './codes.css'

/** Every code of an item with kind and origin; the editors of its department keep and retire those that stand beside it. */
export function ItemCodes({ item }: { item: string }): ReactElement {
  const key = ['items', 'codes', item]
  const shown = useQuery({ queryKey: key, queryFn: () => call(showCodes, { item }) })
  const queries = useQueryClient()
  const put = (answer: CodesAnswer) => {
    queries.setQueryData(key, answer)
    void queries.invalidateQueries({ queryKey: ['items'], refetchType: 'none' })
  }
  return (
    <section className="part" aria-labelledby="part-codes">
      <h2 id="part-codes">{ITEM_CODES.title.zh}</h2>
      {shown.error && <ErrorText error={shown.error} retry={() => void shown.refetch()} />}
      {shown.data && (
        <>
          <Own codes={shown.data} />
          <Beside codes={shown.data} onChange={put} />
          {shown.data.mine && <Keep item={item} onChange={put} />}
        </>
      )}
    </section>
  )
}

function Own({ codes: { own, more } }: { codes: CodesAnswer }) {
  return (
    <>
      <table className="plain-table" aria-label={ITEM_CODES.own.zh}>
        <Heads />
        <tbody>
          {own.map(({ code, kind, origin, organ }) => (
            <tr key={code}>
              <td className="code">{code}</td>
              <td data-head={ITEM_CODES.kind.zh}>{OWN_CODE[kind].zh}</td>
              <td data-head={ITEM_CODES.origin.zh}>{organ ?? CODE_ORIGIN[origin].zh}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="soft">{say(ITEM_CODES.organs, { n: more })}</p>}
    </>
  )
}

function Heads() {
  return (
    <thead>
      <tr>
        <th scope="col">{ITEM_CODES.code.zh}</th>
        <th scope="col">{ITEM_CODES.kind.zh}</th>
        <th scope="col">{ITEM_CODES.origin.zh}</th>
      </tr>
    </thead>
  )
}

type Changing = { codes: CodesAnswer; onChange: (answer: CodesAnswer) => void }
type Line = CodesAnswer['beside'][number]

function Beside({ codes, onChange }: Changing) {
  const [retiring, setRetiring] = useState<Line>()
  const { beside, mine, item } = codes
  return (
    <>
      <h3>{ITEM_CODES.beside.zh}</h3>
      {beside.length === 0 ? (
        <p className="soft">{ITEM_CODES.none.zh}</p>
      ) : (
        <table className="plain-table" aria-label={ITEM_CODES.beside.zh}>
          <Heads />
          <tbody>
            {beside.map((line) => (
              <tr key={`${line.kind} ${line.code}`}>
                <td className="code">{line.retiredOn ? <del>{line.code}</del> : line.code}</td>
                <td data-head={ITEM_CODES.kind.zh}>{LEGACY_KIND[line.kind].zh}</td>
                <td data-head={ITEM_CODES.origin.zh}>
                  <Origin line={line} />
                  {mine && !line.retiredOn && (
                    <Button
                      size="small"
                      aria-label={`${ITEM_CODES.retire.zh} ${line.code}`}
                      onClick={() => setRetiring(line)}
                    >
                      {ITEM_CODES.retire.zh}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {retiring && (
        <Retire item={item} line={retiring} onChange={onChange} onClose={() => setRetiring(undefined)} />
      )}
    </>
  )
}

function Origin({ line }: { line: Line }) {
  const { note, keptName, keptOn, retiredOn, retiredName, retiredReason } = line
  return (
    <>
      {note}
      {keptOn && <span className="soft"> {say(ITEM_CODES.keptBy, { name: keptName, on: keptOn })} </span>}
      {retiredOn && (
        <span className="soft">
          {say(ITEM_CODES.retiredBy, { on: retiredOn, name: retiredName, reason: retiredReason })}
        </span>
      )}
    </>
  )
}

type RetireProps = { item: string; line: Line; onChange: Changing['onChange']; onClose: () => void }

function Retire({ item, line: { code, kind }, onChange, onClose }: RetireProps) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const retiring = useMutation({
    mutationFn: () => call(retireCode, { item, code, kind, reason }),
    onSuccess: (answer) => {
      onChange(answer)
      void message.success(ITEM_CODES.retired.zh)
      onClose()
    },
  })
  return (
    <Dialog title={say(ITEM_CODES.retireTitle, { code })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          retiring.mutate()
        }}
      >
        <p>{ITEM_CODES.retireHint.zh}</p>
        {retiring.error && <ErrorText error={retiring.error} />}
        <Field label={ITEM_CODES.reason.zh}>
          {(wired) => (
            <Input
              {...wired}
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <Button
          danger
          htmlType="submit"
          disabled={reason.trim() === ''}
          loading={retiring.isPending}
          className="after-field"
        >
          {ITEM_CODES.retire.zh}
        </Button>
      </form>
    </Dialog>
  )
}

/** What was typed stays when it is refused; the kind is guessed from how the code looks until somebody chooses. */
function Keep({ item, onChange }: { item: string; onChange: Changing['onChange'] }) {
  const { message } = App.useApp()
  const [code, setCode] = useState('')
  const [note, setNote] = useState('')
  const [chosen, setChosen] = useState<LegacyKind>()
  const kind = chosen ?? legacyKindOf(code)
  const keeping = useMutation({
    mutationFn: () => call(keepCode, { item, code, kind, note }),
    onSuccess: (answer) => {
      onChange(answer)
      void message.success(ITEM_CODES.kept.zh)
      setCode('')
      setNote('')
      setChosen(undefined)
    },
  })
  const failure = keeping.error ? failureOf(keeping.error) : undefined
  return (
    <form
      className="code-form"
      aria-label={ITEM_CODES.add.zh}
      onSubmit={(event) => {
        event.preventDefault()
        keeping.mutate()
      }}
    >
      <h3>{ITEM_CODES.add.zh}</h3>
      {failure && <ErrorText error={keeping.error} />}
      <Field label={ITEM_CODES.code.zh}>
        {(wired) => (
          <Input {...wired} maxLength={80} value={code} onChange={(event) => setCode(event.target.value)} />
        )}
      </Field>
      <Choice
        label={ITEM_CODES.kind.zh}
        value={kind}
        options={optionsOf(LEGACY_KIND)}
        onChange={(value) => setChosen(value as LegacyKind)}
      />
      <Field label={ITEM_CODES.note.zh} hint={ITEM_CODES.noteHint.zh}>
        {(wired) => (
          <Input {...wired} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
        )}
      </Field>
      <Button htmlType="submit" disabled={code.trim() === ''} loading={keeping.isPending}>
        {ITEM_CODES.keep.zh}
      </Button>
    </form>
  )
}
