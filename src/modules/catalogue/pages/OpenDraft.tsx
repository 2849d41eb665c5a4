import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { type ReactElement, useDeferredValue, useState } from 'react'
import { DRAFT_KINDS, type DraftKind, SHAPE } from '../../../core/catalogue/lifecycle.ts'
import { ITEM_DESK } from '../../../core/words/item-desk.ts'
import { DRAFT_KIND } from '../../../core/words/item-drafts.ts'
import { FORM } from '../../../core/words/workbench.ts'
import { call } from '../../../platform/call.ts'
import { newId } from '../../../platform/id.ts'
import { Choice } from '../../../workbench/widgets/Choice.tsx'
import { Dialog } from '../../../workbench/widgets/Dialog.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Field } from '../../../workbench/widgets/Field.tsx'
import { TextFilter } from '../../../workbench/widgets/TextFilter.tsx'
import { openDraft } from '../acts.ts'
import { searchItems } from '../contract.ts'

type Props = { department: string | undefined; onClose: () => void; onOpened: (id: string) => void }

/** What is to be changed, and in which way: the draft begins with the guide as it is. */
export function OpenDraft({ department, onClose, onOpened }: Props): ReactElement {
  const [id] = useState(newId)
  const [kind, setKind] = useState<DraftKind>('change')
  const [chosen, setChosen] = useState<readonly Pick[]>([])
  const opening = useMutation({
    mutationFn: () => call(openDraft, { id, kind, items: chosen.map(({ item }) => item) }, id),
    onSuccess: () => onOpened(id),
  })
  const { from, fromMore } = SHAPE[kind]
  const choose = (pick: Pick, on: boolean) => {
    const others = chosen.filter(({ item }) => item !== pick.item)
    setChosen(on ? (fromMore ? [...others, pick] : [pick]) : others)
  }
  return (
    <Dialog title={ITEM_DESK.open.zh} width={720} onClose={onClose}>
      <form
        className="admin-form"
        aria-label={ITEM_DESK.open.zh}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          opening.mutate()
        }}
      >
        <Field label={ITEM_DESK.kind.zh}>
          {(wired) => (
            <Choice
              {...wired}
              value={kind}
              options={DRAFT_KINDS.map((value) => ({ value, label: DRAFT_KIND[value].zh }))}
              onChange={(value) => {
                setKind(value as DraftKind)
                setChosen([])
              }}
            />
          )}
        </Field>
        {from > 0 && <Items department={department} chosen={chosen} onChoose={choose} more={fromMore} />}
        {opening.error && <ErrorText error={opening.error} />}
        <div className="dialog-foot">
          <Button onClick={onClose}>{FORM.cancel.zh}</Button>
          <Button
            htmlType="submit"
            type="primary"
            loading={opening.isPending}
            disabled={chosen.length < from}
          >
            {ITEM_DESK.open.zh}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

type Pick = { item: string; name: string }

/** Of the department's own items, for of others none can be drafted. */
function Items({
  department,
  chosen,
  onChoose,
  more,
}: {
  department: string | undefined
  chosen: readonly Pick[]
  onChoose: (pick: Pick, on: boolean) => void
  more: boolean
}) {
  const [text, setText] = useState('')
  const asked = useDeferredValue(text)
  const found = useQuery({
    queryKey: ['items', 'pick', department, asked],
    queryFn: () =>
      call(searchItems, {
        ...(asked ? { text: asked } : {}),
        ...(department ? { department } : {}),
        size: 12,
      }),
    placeholderData: keepPreviousData,
  })
  const listed = (found.data?.items ?? []).filter(({ item }) => !chosen.some((one) => one.item === item))
  return (
    <fieldset className="draft-items">
      <legend>{ITEM_DESK.choose.zh}</legend>
      {more && <p className="hint">{ITEM_DESK.chooseMore.zh}</p>}
      <TextFilter label={ITEM_DESK.find.zh} value={text} onChange={setText} />
      {[...chosen, ...listed].map(({ item, name }) => (
        <Checkbox
          key={item}
          checked={chosen.some((one) => one.item === item)}
          onChange={(event) => onChoose({ item, name }, event.target.checked)}
        >
          {name}
        </Checkbox>
      ))}
    </fieldset>
  )
}
