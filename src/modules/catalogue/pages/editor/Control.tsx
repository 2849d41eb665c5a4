import { Input } from 'antd'
import { type ReactElement, type ReactNode, useState } from 'react'
import { LIMIT_UNIT } from '../../../../core/words/catalogue.ts'
import { EDITOR } from '../../../../core/words/guide-editor.ts'
import { FORM } from '../../../../core/words/workbench.ts'
import { Choice, optionsOf } from '../../../../workbench/widgets/Choice.tsx'
import { ConditionControl } from './ConditionControl.tsx'
import { useEditing, usePlace } from './editing.ts'
import { FactControl } from './FactControl.tsx'
import { Findings } from './Findings.tsx'
import { ListControl } from './ListControl.tsx'
import { controlId, type Path } from './paths.ts'
import { type Control as ControlShape, isShown } from './shape.ts'

/** The controls of one part of a guide: the whole draft (`''`) or an entry of a list (`materials.2`). */
export function Controls({ base, of }: { base: Path; of: readonly ControlShape[] }): ReactElement {
  const { draft } = useEditing()
  return (
    <div className="edit-controls">
      {of
        .filter((control) => isShown(control, draft, base))
        .map((control) => (
          <Control
            key={control.path}
            control={control}
            path={base ? `${base}.${control.path}` : control.path}
          />
        ))}
    </div>
  )
}

function Control({ control, path }: { control: ControlShape; path: Path }): ReactElement {
  switch (control.as) {
    case 'list':
      return <ListControl control={control} path={path} />
    case 'fact':
      return <FactControl control={control} path={path} />
    case 'condition':
      return <ConditionControl control={control} path={path} />
    case 'group':
      return <Group control={control} path={path} />
    case 'ticks':
      return <Ticks control={control} path={path} />
    case 'flag':
    case 'switch':
      return <Flag control={control} path={path} />
    case 'limit':
      return <LimitBox control={control} path={path} />
    case 'number':
      return <NumberBox control={control} path={path} />
    case 'lines':
      return <Lines control={control} path={path} />
    case 'choice':
    case 'yesNo':
    case 'department':
      return <OneOf control={control} path={path} />
    default:
      return <Text control={control} path={path} />
  }
}

type Props<As extends ControlShape['as']> = { control: Extract<ControlShape, { as: As }>; path: Path }
type Wired = { id: string; 'aria-describedby'?: string | undefined; 'aria-invalid'?: true | undefined }

/** A control with its label above, its hint and what is wrong with it below. */
function Labelled({
  control,
  path,
  wide = false,
  text,
  children,
}: {
  control: Pick<ControlShape, 'word' | 'hint' | 'optional'>
  path: Path
  wide?: boolean
  text?: string | undefined
  children: (wired: Wired) => ReactNode
}) {
  const { wrong } = usePlace(path)
  const id = controlId(path)
  const described = [control.hint && `${id}-hint`, wrong.length > 0 && `${id}-wrong`]
    .filter(Boolean)
    .join(' ')
  return (
    <div className={`field${wrong.length > 0 ? ' wrong' : ''}${wide ? ' wide' : ''}`}>
      <label htmlFor={id}>
        {control.word.zh}
        {control.optional && <span className="soft">{FORM.optional.zh}</span>}
      </label>
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': wrong.length > 0 ? true : undefined,
      })}
      {control.hint && (
        <span className="hint" id={`${id}-hint`}>
          {control.hint.zh}
        </span>
      )}
      <Findings findings={wrong} text={text} path={path} id={`${id}-wrong`} />
    </div>
  )
}

/** What is left empty is not there: a guide has no empty optional field. */
const kept = (optional: boolean | undefined, text: string) => (optional && text === '' ? undefined : text)

function Text({ control, path }: Props<'line' | 'text'>) {
  const { value, set, readOnly, wrong } = usePlace(path)
  const text = typeof value === 'string' ? value : ''
  const status = wrong.length > 0 ? 'error' : ''
  return (
    <Labelled control={control} path={path} text={text} wide={control.as === 'text'}>
      {(wired) =>
        control.as === 'line' ? (
          <Input
            {...wired}
            status={status}
            className={control.short ? 'short' : ''}
            autoComplete="off"
            readOnly={readOnly}
            value={text}
            onChange={(event) => set(kept(control.optional, event.target.value))}
          />
        ) : (
          <Input.TextArea
            {...wired}
            status={status}
            autoSize={{ minRows: 2, maxRows: 12 }}
            readOnly={readOnly}
            value={text}
            onChange={(event) => set(kept(control.optional, event.target.value))}
          />
        )
      }
    </Labelled>
  )
}

function NumberBox({ control, path }: Props<'number'>) {
  const { value, set, readOnly } = usePlace(path)
  const [typed, setTyped] = useState<string>()
  const shown = typed ?? (typeof value === 'number' ? String(value) : '')
  return (
    <Labelled control={control} path={path}>
      {(wired) => (
        <Input
          {...wired}
          className="short"
          inputMode="decimal"
          autoComplete="off"
          readOnly={readOnly}
          value={shown}
          onChange={(event) => {
            setTyped(event.target.value)
            set(numberIn(event.target.value))
          }}
          onBlur={() => setTyped(undefined)}
        />
      )}
    </Labelled>
  )
}

/** A number as it is typed; what is none is no answer, and the schema asks for one. */
function numberIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim()
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

function OneOf({ control, path }: Props<'choice' | 'yesNo' | 'department'>) {
  const { value, set, readOnly } = usePlace(path)
  const { departments } = useEditing()
  const options =
    control.as === 'choice'
      ? optionsOf(control.words)
      : control.as === 'department'
        ? departments
        : [
            { value: 'true', label: EDITOR.yes.zh },
            { value: 'false', label: EDITOR.no.zh },
          ]
  const read = (chosen: string): unknown => {
    if (chosen === '') return undefined
    if (control.as === 'yesNo') return chosen === 'true'
    return control.as === 'choice' && control.numeric ? Number(chosen) : chosen
  }
  const empty =
    control.as === 'yesNo'
      ? EDITOR.unset.zh
      : control.as === 'department' && control.optional
        ? EDITOR.ownDepartment.zh
        : FORM.choose.zh
  const current = value === undefined ? '' : String(value)
  const known = options.some((option) => option.value === current)
  return (
    <Labelled control={control} path={path}>
      {(wired) =>
        readOnly ? (
          <Input {...wired} readOnly value={options.find((one) => one.value === current)?.label ?? current} />
        ) : (
          <Choice
            {...wired}
            value={current}
            empty={empty}
            options={known || current === '' ? options : [...options, { value: current, label: current }]}
            onChange={(chosen) => set(read(chosen))}
          />
        )
      }
    </Labelled>
  )
}

function Ticks({ control, path }: Props<'ticks'>) {
  const { value, set, readOnly, wrong } = usePlace(path)
  const chosen = (Array.isArray(value) ? value : []).map(String)
  const id = controlId(path)
  const options = optionsOf(control.words).sort((a, b) => (control.numeric ? 0 : order(control.words, a, b)))
  const toggle = (one: string, on: boolean) => {
    const after = options
      .map((option) => option.value)
      .filter((key) => (key === one ? on : chosen.includes(key)))
    set(control.numeric ? after.map(Number) : after)
  }
  const shown = readOnly ? options.filter((option) => chosen.includes(option.value)) : options
  return (
    <fieldset className={wrong.length > 0 ? 'field wide wrong' : 'field wide'} id={id} tabIndex={-1}>
      <legend>{control.word.zh}</legend>
      {readOnly && shown.length === 0 && <span className="soft">{EDITOR.none.zh}</span>}
      {readOnly ? (
        <p>{shown.map(({ label }) => label).join('、')}</p>
      ) : (
        <div className="ticks">
          {shown.map((option) => (
            <label key={option.value}>
              <input
                type="checkbox"
                checked={chosen.includes(option.value)}
                onChange={(event) => toggle(option.value, event.target.checked)}
              />
              {option.label}
            </label>
          ))}
        </div>
      )}
      <Findings findings={wrong} path={path} id={`${id}-wrong`} />
    </fieldset>
  )
}

/** Keys that are numbers come first in an object, whatever was written first: codes read in their own order. */
const order = (words: object, a: { value: string }, b: { value: string }) =>
  Object.keys(words).every((key) => /^\d+$/.test(key)) ? a.value.localeCompare(b.value) : 0

/** A box to tick. What is optional is there only when ticked. */
function Flag({ control, path }: Props<'flag' | 'switch'>) {
  const { value, set, readOnly, wrong } = usePlace(path)
  const id = controlId(path)
  return (
    <div className="field">
      <label className="edit-flag">
        <input
          id={id}
          type="checkbox"
          disabled={readOnly}
          checked={value === true}
          onChange={(event) => set(event.target.checked || (control.optional ? undefined : false))}
        />
        {control.word.zh}
      </label>
      <Findings findings={wrong} path={path} id={`${id}-wrong`} />
    </div>
  )
}

function LimitBox({ control, path }: Props<'limit'>) {
  return (
    <div className="field-row">
      <NumberBox control={{ ...control, as: 'number' }} path={`${path}.count`} />
      <OneOf control={{ as: 'choice', path, word: EDITOR.unit, words: LIMIT_UNIT }} path={`${path}.unit`} />
      <WholeFindings path={path} />
    </div>
  )
}

/** What is wrong with a part as a whole. */
export function WholeFindings({ path }: { path: Path }): ReactElement {
  const { wrong } = usePlace(path)
  return <Findings findings={wrong} path={path} id={`${controlId(path)}-wrong`} />
}

/** Short texts, one a line. */
function Lines({ control, path }: Props<'lines'>) {
  const { value, set, readOnly } = usePlace(path)
  const { findings } = useEditing()
  const lines = (Array.isArray(value) ? value : []).map(String)
  const inside = findings.filter((finding) => finding.path.startsWith(`${path}.`))
  return (
    <>
      <Labelled control={control} path={path} wide>
        {(wired) => (
          <Input.TextArea
            {...wired}
            autoSize={{ minRows: 3, maxRows: 20 }}
            readOnly={readOnly}
            value={lines.join('\n')}
            onChange={(event) => set(event.target.value === '' ? [] : event.target.value.split('\n'))}
            onBlur={() =>
              lines.some((line) => line.trim() === '') && set(lines.filter((line) => line.trim() !== ''))
            }
          />
        )}
      </Labelled>
      {inside.length > 0 && (
        <div className="wide">
          <Findings findings={inside} path={path} id={`${controlId(path)}-inside`} />
        </div>
      )}
    </>
  )
}

/** A part that is there as a whole or not at all. */
function Group({ control, path }: Props<'group'>) {
  const { value, set, readOnly } = usePlace(path)
  const there = value !== undefined
  return (
    <fieldset className="field wide edit-group">
      <legend>{control.word.zh}</legend>
      {!readOnly && (
        <label className="edit-flag">
          <input
            id={controlId(path)}
            type="checkbox"
            checked={there}
            onChange={(event) => set(event.target.checked ? control.blank : undefined)}
          />
          {EDITOR.given.zh}
        </label>
      )}
      {there ? (
        <Controls base={path} of={control.of} />
      ) : (
        readOnly && <p className="soft">{EDITOR.none.zh}</p>
      )}
      <WholeFindings path={path} />
    </fieldset>
  )
}
