import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type ReactElement, useDeferredValue, useState } from 'react'
import type { Subject } from '../../../core/guide/guide.ts'
import { isServed } from '../../../core/guide/subject.ts'
import { HANDLING, SUBJECT } from '../../../core/words/catalogue.ts'
import { COUNTER } from '../../../core/words/counter.ts'
import { say } from '../../../core/words/workbench.ts'
import { Choice } from '../../../workbench/widgets/Choice.tsx'
import { SuspendedTag } from '../../../workbench/widgets/SuspendedTag.tsx'
import type { FoundItem } from '../../catalogue/contract.ts'
import type { Offer } from '../contract.ts'
import type { CounterDraft } from './counter-draft.ts'
import { counterQuery, itemsQuery, townshipsQuery } from './counter-reads.ts'
import type { Part } from './PersonPart.tsx'

/** The item and the place: found by everyday words, taken with Enter; a window that does not take it says which one does. */
export function ItemPart({ draft, change, offer }: Part & { offer: Offer | undefined }): ReactElement {
  return (
    <section className="counter-part" aria-labelledby="counter-item">
      <h2 id="counter-item">
        <span className="counter-n">2</span>
        {COUNTER.item.zh}
      </h2>
      <Place {...{ draft, change, offer }} />
      {draft.item === '' ? (
        <Finder onTake={(item) => change({ item, answers: {}, found: {}, form: undefined, way: '' })} />
      ) : (
        <Chosen {...{ draft, change, offer }} />
      )}
    </section>
  )
}

type Shown = Pick<Part, 'draft' | 'change'> & { offer: Offer | undefined }

function Place({ draft, change, offer }: Shown) {
  const counter = useQuery(counterQuery)
  const deep = offer !== undefined && ['township', 'village'].includes(offer.depth)
  const townships = useQuery({ ...townshipsQuery(draft.county), enabled: deep && draft.county !== '' })
  return (
    <div className="counter-place">
      <Choice
        label={COUNTER.county.zh}
        value={draft.county}
        options={(counter.data?.counties ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(county) => change({ county, township: '' })}
      />
      {(deep || draft.township) && (
        <Choice
          label={COUNTER.township.zh}
          value={draft.township}
          empty={COUNTER.townshipFirst.zh}
          options={(townships.data?.divisions ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(township) => change({ township })}
        />
      )}
    </div>
  )
}

function Chosen({ draft, change, offer }: Shown) {
  return (
    <div className="counter-chosen">
      <div className="counter-chosen-name">
        <strong>{offer?.name ?? draft.item}</strong>
        <Button size="small" onClick={() => change({ item: '' })}>
          {COUNTER.change.zh}
        </Button>
      </div>
      {offer && (offer.refusal || !isFor(draft, offer)) ? (
        <p className="strip" role="alert">
          {offer.refusal ??
            say(COUNTER.notFor, {
              subjects: offer.subjects.map((subject) => SUBJECT[subject as Subject].zh).join('、'),
            })}
        </p>
      ) : (
        offer && (
          <p className="soft">
            {HANDLING[offer.handling].zh} · {COUNTER.promised.zh}
            {offer.promised}
            {offer.organ && ` · ${offer.organ}`}
          </p>
        )
      )}
    </div>
  )
}

/** Is the item for such an applicant? Until a number is typed nobody is turned away. */
export function isFor({ documentKind, text }: CounterDraft, { subjects }: Pick<Offer, 'subjects'>): boolean {
  const documentNumber = text.documentNumber.trim()
  if (documentNumber === '') return true
  const kind = documentKind === 'code' ? 'legal' : 'natural'
  return isServed({ subjects: subjects as Subject[] }, { kind, documentNumber })
}

function Finder({ onTake }: { onTake: (item: string) => void }) {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const text = useDeferredValue(typed.trim())
  const counter = useQuery(counterQuery)
  const groups = (counter.data?.groups ?? []).filter((group) => group !== '*')
  const found = useQuery({ ...itemsQuery(text, groups[0]), enabled: counter.data !== undefined })
  const items = found.data?.items ?? []
  const here = Math.min(at, Math.max(items.length - 1, 0))
  return (
    <>
      <Input
        id="counter-find"
        autoComplete="off"
        placeholder={COUNTER.find.zh}
        aria-label={COUNTER.find.zh}
        role="combobox"
        aria-expanded
        aria-controls="counter-items"
        aria-activedescendant={items[here] && `item-${items[here].item}`}
        value={typed}
        maxLength={60}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
          if (by) {
            event.preventDefault()
            setAt(Math.min(Math.max(here + by, 0), items.length - 1))
          }
          const item = items[here]
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && item) {
            event.preventDefault()
            onTake(item.item)
          }
        }}
      />
      <div id="counter-items" className="counter-items" role="listbox" aria-label={COUNTER.item.zh}>
        {items.map((item, n) => (
          <Line key={item.item} item={item} chosen={n === here} onTake={() => onTake(item.item)} />
        ))}
      </div>
      {found.data && items.length === 0 && <p className="hint">{COUNTER.noItem.zh}</p>}
    </>
  )
}

function Line({ item, chosen, onTake }: { item: FoundItem; chosen: boolean; onTake: () => void }) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box above, which owns this list
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div id={`item-${item.item}`} role="option" aria-selected={chosen} onClick={onTake}>
      <span>
        {item.name} <SuspendedTag suspended={item.suspended} />
      </span>
      <span className="soft">{item.via ?? item.promised}</span>
    </div>
  )
}
