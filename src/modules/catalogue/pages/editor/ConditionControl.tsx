import { Button } from 'antd'
import type { ReactElement } from 'react'
import { type Conditional, conditionalsOf } from '../../../../core/guide/askable.ts'
import { guideIn } from '../../../../core/guide/draft.ts'
import type { Condition, Question } from '../../../../core/guide/guide.ts'
import { EDITOR, WHEN_WORDS } from '../../../../core/words/guide-editor.ts'
import { say } from '../../../../core/words/workbench.ts'
import { Choice } from '../../../../workbench/widgets/Choice.tsx'
import { WholeFindings } from './Control.tsx'
import { useEditing, usePlace } from './editing.ts'
import { controlId, type Path } from './paths.ts'
import type { Control } from './shape.ts'

type Props = { control: Extract<Control, { as: 'condition' }>; path: Path }
type Premises = Condition[number]

/** When something is asked or needed, as sentences over the questions before it: 当“…”是“…”或者“…”时. */
export function ConditionControl({ control, path }: Props): ReactElement {
  const { draft, readOnly } = useEditing()
  const { value, set } = usePlace(path)
  const condition = (value ?? []) as Condition
  const owner = path.slice(0, path.lastIndexOf('.'))
  const guide = guideIn(draft)
  const askable = conditionalsOf(guide).find((one) => one.path === owner)?.askable ?? guide.questions
  const id = controlId(path)
  const first = askable[0]
  const keep = (alternatives: Condition) => set(alternatives.length === 0 ? undefined : alternatives)
  const fresh = (taken: Premises = {}): Premises | undefined => {
    const free = askable.find((question) => !(question.id in taken))
    const option = free?.options[0]
    return free && { [free.id]: option ? [option.id] : [] }
  }
  if (readOnly)
    return (
      <div className="field wide">
        <span className="picker-label">{control.word.zh}</span>
        <p>{condition.length === 0 ? WHEN_WORDS.always.zh : sentenceOf(condition, askable)}</p>
        <WholeFindings path={path} />
      </div>
    )
  return (
    <fieldset className="field wide edit-when">
      <legend>{control.word.zh}</legend>
      <label className="edit-flag">
        <input
          id={id}
          type="checkbox"
          checked={condition.length > 0}
          disabled={condition.length === 0 && !first}
          onChange={(event) => keep(event.target.checked ? [fresh() ?? {}] : [])}
        />
        {WHEN_WORDS.some.zh}
        {condition.length === 0 && (
          <span className="soft">（{first ? WHEN_WORDS.always.zh : WHEN_WORDS.noQuestions.zh}）</span>
        )}
      </label>
      {condition.map((premises, n) => (
        <Alternative
          key={n}
          {...{ premises, n, askable, path }}
          of={condition.length}
          onChange={(next) =>
            keep(
              next
                ? condition.map((one, at) => (at === n ? next : one))
                : condition.filter((_, at) => at !== n),
            )
          }
          fresh={fresh}
        />
      ))}
      {condition.length > 0 && (
        <p className="edit-add">
          <Button size="small" onClick={() => keep([...condition, fresh() ?? {}])}>
            {WHEN_WORDS.addAlternative.zh}
          </Button>
          <span className="edit-sentence" aria-live="polite">
            {sentenceOf(condition, askable)}
          </span>
        </p>
      )}
      <WholeFindings path={path} />
    </fieldset>
  )
}

type AlternativeProps = {
  premises: Premises
  n: number
  of: number
  askable: Conditional['askable']
  path: Path
  onChange: (premises: Premises | undefined) => void
  fresh: (taken: Premises) => Premises | undefined
}

function Alternative({ premises, n, of, askable, path, onChange, fresh }: AlternativeProps) {
  const entries = Object.entries(premises)
  const more = fresh(premises)
  return (
    <fieldset className="edit-alternative" aria-label={say(WHEN_WORDS.alternative, { n: n + 1 })}>
      {of > 1 && (
        <span className="soft">{n === 0 ? say(WHEN_WORDS.alternative, { n: 1 }) : WHEN_WORDS.or.zh}</span>
      )}
      {entries.map(([id, accepted], at) => (
        <Premise
          key={id}
          {...{ id, accepted, askable }}
          name={`${controlId(path)}-${n}-${at}`}
          lead={at === 0 ? WHEN_WORDS.when.zh : WHEN_WORDS.and.zh}
          taken={Object.keys(premises)}
          onChange={(next) => {
            const others = next
              ? entries.map((one, index) => (index === at ? next : one))
              : entries.toSpliced(at, 1)
            onChange(others.length === 0 ? undefined : Object.fromEntries(others))
          }}
        />
      ))}
      <p className="row-acts">
        {more && (
          <Button size="small" onClick={() => onChange({ ...premises, ...more })}>
            {WHEN_WORDS.addPremise.zh}
          </Button>
        )}
        {of > 1 && (
          <Button size="small" onClick={() => onChange(undefined)}>
            {WHEN_WORDS.removeAlternative.zh}
          </Button>
        )}
      </p>
    </fieldset>
  )
}

type PremiseProps = {
  id: string
  accepted: readonly string[]
  askable: readonly Question[]
  name: string
  lead: string
  taken: readonly string[]
  onChange: (premise: [string, readonly string[]] | undefined) => void
}

function Premise({ id, accepted, askable, name, lead, taken, onChange }: PremiseProps) {
  const question = askable.find((one) => one.id === id)
  const offered = askable.filter((one) => one.id === id || !taken.includes(one.id))
  const gone = accepted.filter((option) => !question?.options.some((one) => one.id === option))
  const boxes = [
    ...(question?.options ?? []),
    ...gone.map((option) => ({ id: option, label: say(WHEN_WORDS.unknownOption, { id: option }) })),
  ]
  const toggle = (option: string, on: boolean) => {
    const after = boxes.map((box) => box.id).filter((one) => (one === option ? on : accepted.includes(one)))
    onChange([id, after])
  }
  return (
    <div className="edit-premise">
      <span>{lead}</span>
      <Choice
        id={`${name}-question`}
        label={WHEN_WORDS.question.zh}
        value={id}
        options={[
          ...(question ? [] : [{ value: id, label: say(WHEN_WORDS.unknown, { id }) }]),
          ...offered.map((one) => ({ value: one.id, label: one.ask || EDITOR.unnamed.zh })),
        ]}
        onChange={(chosen) => {
          const option = askable.find((one) => one.id === chosen)?.options[0]
          onChange([chosen, option ? [option.id] : []])
        }}
      />
      <span>{WHEN_WORDS.is.zh}</span>
      <fieldset className="edit-options" aria-label={`${WHEN_WORDS.answers.zh}：${question?.ask ?? id}`}>
        {boxes.map((box) => (
          <label key={box.id}>
            <input
              type="checkbox"
              checked={accepted.includes(box.id)}
              onChange={(event) => toggle(box.id, event.target.checked)}
            />
            {box.label || EDITOR.unnamed.zh}
          </label>
        ))}
      </fieldset>
      <Button
        size="small"
        aria-label={`${WHEN_WORDS.removePremise.zh}：${question?.ask ?? id}`}
        onClick={() => onChange(undefined)}
      >
        {EDITOR.remove.zh}
      </Button>
    </div>
  )
}

/** The whole condition as one sentence; what is not there any more is named as such. */
export function sentenceOf(condition: Condition, askable: readonly Question[]): string {
  const alternatives = condition.map((premises) =>
    Object.entries(premises)
      .map(([id, accepted]) => {
        const question = askable.find((one) => one.id === id)
        const labels = accepted.map(
          (option) =>
            `“${question?.options.find((one) => one.id === option)?.label ?? say(WHEN_WORDS.unknownOption, { id: option })}”`,
        )
        const asked = question ? `“${question.ask}”` : say(WHEN_WORDS.unknown, { id })
        return `${asked}${WHEN_WORDS.is.zh}${labels.join(WHEN_WORDS.or.zh)}`
      })
      .join(`，${WHEN_WORDS.and.zh}`),
  )
  return `${WHEN_WORDS.when.zh}${alternatives.join(`；${WHEN_WORDS.or.zh}${WHEN_WORDS.when.zh}`)}${WHEN_WORDS.end.zh}`
}
