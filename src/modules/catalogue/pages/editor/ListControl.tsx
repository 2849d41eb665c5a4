import { Button } from 'antd'
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react'
import { BANK, FACTS, type Fact, fieldFor } from '../../../../core/guide/bank.ts'
import { BANK_WORDS, EDITOR } from '../../../../core/words/guide-editor.ts'
import { say } from '../../../../core/words/workbench.ts'
import { Choice } from '../../../../workbench/widgets/Choice.tsx'
import { Icon } from '../../../../workbench/widgets/icons.tsx'
import { Controls, WholeFindings } from './Control.tsx'
import { countWithin, useEditing } from './editing.ts'
import { controlId, freshId, insertAt, listAt, moveAt, type Path } from './paths.ts'
import type { ListControl as Shape } from './shape.ts'

type Props = { control: Shape; path: Path }

/** A list of entries: added, removed with a way back, moved by button or by Alt and an arrow; long entries fold. */
export function ListControl({ control, path }: Props): ReactElement {
  const { draft, readOnly, change, remove } = useEditing()
  const entries = listAt(draft, path)
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const list = useRef<HTMLOListElement>(null)
  const [focus, setFocus] = useState<string>()
  useEffect(() => {
    if (focus === undefined) return
    list.current?.querySelector<HTMLElement>(focus)?.focus()
    setFocus(undefined)
  }, [focus])
  const id = controlId(path)

  const add = (ready?: Fact) => {
    const fresh = ready
      ? fieldFor(
          ready,
          freshId(
            ready,
            takenIds(draft).filter((id) => id.startsWith(ready)),
          ),
        )
      : control.prefix
        ? { ...control.blank, id: freshId(control.prefix, takenIds(draft)) }
        : control.blank
    change(insertAt(draft, path, entries.length, fresh))
    setOpen(new Set([...open, entries.length]))
    setFocus(`[data-entry="${path}.${entries.length}"] :is(input, textarea, select)`)
  }
  const move = (from: number, to: number, back: string) => {
    if (to < 0 || to >= entries.length) return
    change(moveAt(draft, path, from, to))
    setOpen(new Set([...open].map((n) => (n === from ? to : n === to ? from : n))))
    setFocus(back)
  }
  const drop = (n: number) => {
    remove(path, n, nameOf(entries[n], control.naming))
    setOpen(new Set([...open].filter((one) => one !== n).map((one) => (one > n ? one - 1 : one))))
    setFocus(
      entries.length > 1 ? `[data-entry="${path}.${Math.min(n, entries.length - 2)}"] button` : `#${id}-add`,
    )
  }
  /** Alt and an arrow, wherever in the entry the hands are: they stay in the same field. */
  const hear = (event: KeyboardEvent<HTMLElement>, n: number) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (readOnly || !event.altKey || by === 0) return
    event.preventDefault()
    event.stopPropagation()
    const here = (event.target as HTMLElement).id
    const there = here.replace(controlId(`${path}.${n}`), controlId(`${path}.${n + by}`))
    move(n, n + by, here ? `#${there}` : `[data-entry="${path}.${n + by}"] button`)
  }

  return (
    <section className="edit-list wide" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        {control.word.zh} <span className="soft">{say(EDITOR.total, { n: entries.length })}</span>
      </h3>
      <WholeFindings path={path} />
      {entries.length === 0 && <p className="soft">{EDITOR.none.zh}</p>}
      <ol ref={list}>
        {entries.map((entry, n) => {
          const here = `${path}.${n}`
          const name = nameOf(entry, control.naming)
          const shown = control.flat || open.has(n)
          return (
            <li key={n} data-entry={here} className="edit-entry" onKeyDown={(event) => hear(event, n)}>
              <EntryHead
                {...{ name, n, path: here, last: n === entries.length - 1 }}
                fold={control.flat ? undefined : { open: shown, toggle: () => setOpen(toggled(open, n)) }}
                onMove={(to, button) => move(n, to, `[data-entry="${path}.${to}"] [data-move="${button}"]`)}
                onDrop={() => drop(n)}
              />
              <WholeFindings path={here} />
              {shown && <Controls base={here} of={control.of} />}
            </li>
          )
        })}
      </ol>
      {!readOnly && (
        <p className="edit-add">
          {control.bank && (
            <Choice
              label={BANK_WORDS.offer.zh}
              value=""
              empty={BANK_WORDS.offer.zh}
              options={FACTS.map((fact) => ({ value: fact, label: BANK[fact].label }))}
              onChange={(fact) => fact && add(fact as Fact)}
            />
          )}
          <Button size="small" id={`${id}-add`} icon={<Icon name="plus" />} onClick={() => add()}>
            {EDITOR.add.zh}
            <span className="hidden">：{control.word.zh}</span>
          </Button>
          {entries.length > 1 && <span className="hint">{EDITOR.moveHint.zh}</span>}
        </p>
      )}
    </section>
  )
}

type HeadProps = {
  name: string
  n: number
  path: Path
  last: boolean
  fold: { open: boolean; toggle: () => void } | undefined
  onMove: (to: number, button: 'up' | 'down') => void
  onDrop: () => void
}

function EntryHead({ name, n, path, last, fold, onMove, onDrop }: HeadProps) {
  const { findings, readOnly } = useEditing()
  const wrong = countWithin(findings, path)
  const title = `${n + 1}. ${name}`
  return (
    <div className="edit-head">
      {fold ? (
        <button type="button" className="edit-fold" aria-expanded={fold.open} onClick={fold.toggle}>
          <span className={fold.open ? 'turned' : ''}>
            <Icon name="down" size={12} />
          </span>
          {title}
        </button>
      ) : (
        <span className="soft">{say(EDITOR.numbered, { n: n + 1 })}</span>
      )}
      {wrong > 0 && (
        <span className="count">
          {wrong}
          <span className="hidden">{EDITOR.toMend.zh}</span>
        </span>
      )}
      {!readOnly && (
        <span className="row-acts">
          <Button
            size="small"
            data-move="up"
            disabled={n === 0}
            aria-label={`${EDITOR.up.zh}：${name}`}
            onClick={() => onMove(n - 1, n === 1 ? 'down' : 'up')}
          >
            {EDITOR.up.zh}
          </Button>
          <Button
            size="small"
            data-move="down"
            disabled={last}
            aria-label={`${EDITOR.down.zh}：${name}`}
            onClick={() => onMove(n + 1, 'down')}
          >
            {EDITOR.down.zh}
          </Button>
          <Button size="small" aria-label={`${EDITOR.remove.zh}：${name}`} onClick={onDrop}>
            {EDITOR.remove.zh}
          </Button>
        </span>
      )}
    </div>
  )
}

const toggled = (open: ReadonlySet<number>, n: number) =>
  new Set(open.has(n) ? [...open].filter((one) => one !== n) : [...open, n])

/** How an entry is called, by what its author wrote. */
function nameOf(entry: unknown, naming: string): string {
  const name = (entry as Record<string, unknown>)[naming]
  return typeof name === 'string' && name.trim() !== '' ? name : EDITOR.unnamed.zh
}

/** Every id of a draft: a new one differs from all, for questions and fields share their names. */
function takenIds(draft: unknown): string[] {
  if (Array.isArray(draft)) return draft.flatMap(takenIds)
  if (typeof draft !== 'object' || draft === null) return []
  return Object.entries(draft).flatMap(([key, value]) =>
    key === 'id' && typeof value === 'string' ? [value] : takenIds(value),
  )
}
