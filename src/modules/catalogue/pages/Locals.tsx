import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { App, Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { limitInWords } from '../../../core/words/catalogue.ts'
import { ITEM_DESK } from '../../../core/words/item-desk.ts'
import { FORM, say } from '../../../core/words/workbench.ts'
import { call, type Failure } from '../../../platform/call.ts'
import { newId } from '../../../platform/id.ts'
import { DayInput } from '../../../workbench/widgets/DayInput.tsx'
import { Dialog } from '../../../workbench/widgets/Dialog.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Field } from '../../../workbench/widgets/Field.tsx'
import { TextFilter } from '../../../workbench/widgets/TextFilter.tsx'
import { today } from '../../../workbench/widgets/today.ts'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import { keepLocal, type LocalLine, type LocalShape } from '../acts.ts'
import './drafts.css'
import { localsQuery } from './draft-reads.ts'

/** In what the organs of the counties differ from the guide of the city, and which of it the city has overtaken. */
export function LocalsPage(): ReactElement {
  const { item } = useSearch({ from: '/locals' })
  const navigate = useNavigate()
  const found = useQuery(localsQuery(item))
  const [text, setText] = useState('')
  const [editing, setEditing] = useState<LocalLine>()
  useTitle(ITEM_DESK.locals.zh)
  const lines = (found.data?.lines ?? []).filter(
    ({ name, organName }) => name.includes(text) || organName.includes(text),
  )
  const overtaken = lines.filter(({ promise }) => promise === 'overtaken').length
  return (
    <section className="page drafts-page">
      <div className="list-head">
        <h1>{ITEM_DESK.locals.zh}</h1>
        {/* biome-ignore lint/a11y/useSemanticElements: a <search> element is unknown to the browsers of the floor */}
        <div className="filters" role="search" aria-label={ITEM_DESK.locals.zh}>
          <TextFilter label={ITEM_DESK.find.zh} value={text} onChange={setText} />
        </div>
        {item && <Button onClick={() => void navigate({ to: '/locals' })}>{ITEM_DESK.showAll.zh}</Button>}
      </div>
      <p className="list-lead">{ITEM_DESK.localsLead.zh}</p>
      {overtaken > 0 && (
        <p className="strip" role="status">
          {say(ITEM_DESK.overtakenCount, { n: overtaken })}
        </p>
      )}
      {found.error && <ErrorText error={found.error} retry={() => void found.refetch()} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="locals-body" tabIndex={0} aria-label={ITEM_DESK.locals.zh}>
        <Lines lines={lines} onEdit={setEditing} />
        {found.data && lines.length === 0 && <p>{ITEM_DESK.localEmpty.zh}</p>}
      </section>
      {editing && <LocalForm line={editing} onClose={() => setEditing(undefined)} />}
    </section>
  )
}

function Lines({ lines, onEdit }: { lines: readonly LocalLine[]; onEdit: (line: LocalLine) => void }) {
  return (
    <table className="plain-table" aria-label={ITEM_DESK.locals.zh}>
      <thead>
        <tr>
          <th scope="col">{ITEM_DESK.items.zh}</th>
          <th scope="col">{ITEM_DESK.organ.zh}</th>
          <th scope="col">{ITEM_DESK.cityPromise.zh}</th>
          <th scope="col">{ITEM_DESK.ownPromise.zh}</th>
          <th scope="col">{ITEM_DESK.ownPlace.zh}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.code}>
            <th scope="row">
              {line.name}
              <span className="soft code">{line.code}</span>
            </th>
            <td>{line.organName}</td>
            <td>{line.cityPromise}</td>
            <td>
              {line.local?.promised ? limitInWords(line.local.promised) : ITEM_DESK.sameAsCity.zh}
              {line.promise === 'overtaken' && <span className="tag warn">{ITEM_DESK.overtaken.zh}</span>}
            </td>
            <td>{placeOf(line.local) || ITEM_DESK.sameAsCity.zh}</td>
            <td>
              {line.mine && (
                <Button size="small" onClick={() => onEdit(line)}>
                  {ITEM_DESK.keepLocal.zh}
                  <span className="hidden">：{line.name}</span>
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const placeOf = (local: LocalShape | null) =>
  [local?.address, local?.window, local?.hours, local?.phone].filter(Boolean).join('；')

type Typed = {
  count: string
  address: string
  window: string
  hours: string
  phone: string
  startsOn: string
  reason: string
}

/** What one organ says of one item: whole, from a day on. Empty means as in the city. */
function LocalForm({ line, onClose }: { line: LocalLine; onClose: () => void }) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [id] = useState(newId)
  const [typed, setTyped] = useState<Typed>(() => typedOf(line))
  const keeping = useMutation({
    mutationFn: () =>
      call(
        keepLocal,
        { code: line.code, local: localOf(line, typed), startsOn: typed.startsOn, reason: typed.reason },
        id,
      ),
    onSuccess: async () => {
      void message.success(say(ITEM_DESK.localKept, { on: typed.startsOn }))
      await queries.invalidateQueries({ queryKey: ['locals'] })
      onClose()
    },
  })
  const text = (name: 'address' | 'window' | 'hours' | 'phone' | 'count', label: string, hint?: string) => (
    <Field key={name} label={label} hint={hint} error={faultIn(keeping.error, name)}>
      {(wired) => (
        <Input
          {...wired}
          maxLength={200}
          value={typed[name]}
          inputMode={name === 'count' ? 'numeric' : 'text'}
          onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <Dialog title={`${ITEM_DESK.keepLocal.zh}：${line.name}`} width={640} onClose={onClose}>
      <form
        className="admin-form"
        aria-label={ITEM_DESK.keepLocal.zh}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          keeping.mutate()
        }}
      >
        {!line.onSpot &&
          text('count', say(ITEM_DESK.promiseCount, { limit: line.cityPromise }), ITEM_DESK.promiseEmpty.zh)}
        {text('address', ITEM_DESK.address.zh)}
        {text('window', ITEM_DESK.window.zh)}
        {text('hours', ITEM_DESK.hours.zh)}
        {text('phone', ITEM_DESK.phone.zh)}
        <Field label={ITEM_DESK.startsOn.zh}>
          {(wired) => (
            <DayInput
              {...wired}
              value={typed.startsOn}
              onChange={(startsOn) => setTyped((now) => ({ ...now, startsOn }))}
            />
          )}
        </Field>
        <Field label={ITEM_DESK.localReason.zh} error={faultIn(keeping.error, 'reason')}>
          {(wired) => (
            <Input
              {...wired}
              maxLength={500}
              value={typed.reason}
              onChange={(event) => setTyped({ ...typed, reason: event.target.value })}
            />
          )}
        </Field>
        {keeping.error && <ErrorText error={keeping.error} />}
        <div className="dialog-foot">
          <Button onClick={onClose}>{FORM.cancel.zh}</Button>
          <Button htmlType="submit" type="primary" loading={keeping.isPending}>
            {ITEM_DESK.save.zh}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function typedOf({ local }: LocalLine): Typed {
  const { promised, address = '', window = '', hours = '', phone = '' } = local ?? {}
  return {
    count: promised ? String(promised.count) : '',
    address,
    window,
    hours,
    phone,
    startsOn: today(),
    reason: '',
  }
}

/** What stays empty is left out; the promise counts in the unit of the city's. */
function localOf({ cityLimit }: LocalLine, { count, address, window, hours, phone }: Typed): LocalShape {
  const places = Object.entries({ address, window, hours, phone })
    .map(([name, said]) => [name, said.trim()] as const)
    .filter(([, said]) => said !== '')
  return {
    ...(count.trim() === '' ? {} : { promised: { count: Number(count), unit: cityLimit.unit } }),
    ...Object.fromEntries(places),
  }
}

const faultIn = (error: Error | null, name: string) =>
  (error as Failure | null)?.issues?.find(({ field }) => field.split('.').includes(name))?.message
