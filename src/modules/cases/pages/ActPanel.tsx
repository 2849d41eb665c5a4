import { App, Button } from 'antd'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { ACT_DONE, ACT_FORM, EFFECT } from '../../../core/words/case-desk.ts'
import { say } from '../../../core/words/workbench.ts'
import { failureOf } from '../../../platform/call.ts'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { type Errors, errorsOf, NO_ERRORS, strayErrors } from '../../../workbench/widgets/issues.ts'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { useDesk } from '../../../workbench/widgets/session.ts'
import type { ActName } from '../acts.ts'
import type { CaseDetail } from '../contract.ts'
import { Ask } from './Ask.tsx'
import { ACT_FORMS, inputOf, startOf } from './act-forms.ts'
import { issuesIn } from './act-issues.ts'
import { actsFor, DESK_ACTS, wordOf } from './desk-acts.ts'
import { type Draft, dropDraft, keepDraft, keptDraft } from './draft.ts'
import { ActPart, shownBy } from './parts.tsx'
import { useAct } from './useAct.ts'

type Props = {
  c: CaseDetail
  name: ActName
  onClose: () => void
  onDone: () => void
  /** Another act that has to come first. */
  onInstead: (name: ActName) => void
}

/** One act before it is done: what it does, what it asks, and what was wrong. Nothing typed is ever lost here. */
export function ActPanel({ c, name, onClose, onDone, onInstead }: Props): ReactElement {
  const { person } = useDesk()
  const key = `${person.id}/${c.id}/${name}`
  const [draft, setDraft] = useState<Draft>(() => keptDraft(key) ?? startOf(name, c))
  const [errors, setErrors] = useState(NO_ERRORS)
  const act = useAct()
  const panel = useRef<HTMLFormElement>(null)
  const { message } = App.useApp()
  const { asks, parts = [] } = ACT_FORMS[name]
  const asked = asks?.(c, draft) ?? []
  const word = wordOf(name)

  useEffect(() => {
    firstToFill(panel.current)?.focus()
  }, [])
  const change = (next: Draft) => {
    keepDraft(key, next)
    setDraft(next)
    setErrors((now) => stillWrong(now, draft, next))
  }
  const answer = (field: string) => (value: string) =>
    change({ ...draft, text: { ...draft.text, [field]: value } })

  async function submit() {
    if (act.isPending) return
    const wrong = issuesIn(name, draft, c)
    setErrors(errorsOf(wrong))
    if (wrong.length > 0) return point(panel.current)
    try {
      await act.mutateAsync({ id: c.id, name, input: inputOf(name, draft, c) })
      dropDraft(key)
      void message.success(say(ACT_DONE.done, { action: word }))
      onDone()
    } catch (error) {
      setErrors(errorsOf(failureOf(error).issues))
      point(panel.current)
    }
  }
  useKeys('panel', [
    { key: 'ctrl+Enter', says: word, run: () => void submit(), always: true },
    { key: 'Escape', says: ACT_FORM.close.zh, run: onClose, always: true },
  ])
  const stray = strayErrors(errors, [...asked.map((ask) => ask.name), ...shownBy(parts)])
  const outdated = act.error && failureOf(act.error).status === 409 && !actsFor(c).includes(name)
  return (
    <form
      ref={panel}
      className={DESK_ACTS[name].grave ? 'act-panel grave' : 'act-panel'}
      aria-label={word}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <header>
        <h2>{word}</h2>
        <p>{say(EFFECT[name], { organ: c.organ, handOut: c.handOut })}</p>
        <Button size="small" type="text" onClick={onClose} title={ACT_FORM.keep.zh}>
          {ACT_FORM.close.zh}
          <kbd>Esc</kbd>
        </Button>
      </header>
      <div className="act-fields">
        {act.error && stray.length === 0 && failureOf(act.error).issues.length === 0 && (
          <ErrorText error={act.error} />
        )}
        {outdated && <p className="strip">{ACT_DONE.changed.zh}</p>}
        {stray.map((text) => (
          <p key={text} className="field-error" role="alert">
            {text}
          </p>
        ))}
        {parts.map((part) => (
          <ActPart key={part} {...{ part, c, name, draft, change, errors, onInstead }} />
        ))}
        {asked.map((ask) => (
          <Ask
            key={ask.name}
            ask={ask}
            c={c}
            value={draft.text[ask.name] ?? ''}
            onChange={answer(ask.name)}
            error={errors[ask.name]}
          />
        ))}
      </div>
      <footer>
        <Button
          type="primary"
          danger={DESK_ACTS[name].grave ?? false}
          htmlType="submit"
          loading={act.isPending}
        >
          {word}
        </Button>
        <span className="hint">
          {DESK_ACTS[name].grave ? ACT_FORM.grave.zh : asked.length > 0 ? ACT_FORM.submit.zh : ''}
        </span>
      </footer>
    </form>
  )
}

/** What is being put right is not called wrong any more. */
function stillWrong(errors: Errors, before: Draft, after: Draft): Errors {
  const told = Object.entries(errors).filter(([field]) => {
    if (/^(reasons|items)\b/.test(field)) return before.faults === after.faults
    return before.text[field] === after.text[field] && before.ticked === after.ticked
  })
  return told.length === Object.keys(errors).length ? errors : Object.fromEntries(told)
}

const FIELDS =
  'input[type="text"], input:not([type]), textarea, input:checked, select, input[type="checkbox"]'

/** The first field that is still empty; where nothing is asked, the button, so that Enter does it. */
function firstToFill(panel: HTMLElement | null): HTMLElement | null | undefined {
  const fields = [...(panel?.querySelectorAll<HTMLInputElement>(FIELDS) ?? [])]
  const empty = fields.find(({ type, value }) => (type === 'text' || type === 'textarea') && value === '')
  return empty ?? fields[0] ?? panel?.querySelector<HTMLElement>('button[type="submit"]')
}

/** Lead whoever types to the first field that is wrong. */
function point(panel: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const wrong = panel?.querySelector<HTMLElement>('[aria-invalid="true"], .wrong input, .wrong textarea')
    const alert = panel?.querySelector<HTMLElement>('[role="alert"]')
    wrong?.focus()
    ;(wrong ?? alert)?.scrollIntoView({ block: 'nearest' })
  })
}
