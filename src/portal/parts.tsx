import type { ReactElement, ReactNode } from 'react'
import { PORTAL } from '../core/words/portal.ts'
import { type Fields, type Problems, useFrame } from '../platform/page.tsx'

/** A form of the portal: posts to its own page, carries the token, shows what is wrong on top with links to the fields. */
export function Form({
  problems = {},
  labels = {},
  files = false,
  action,
  children,
}: {
  problems?: Problems
  /** Names of the fields, for the summary. */
  labels?: Record<string, string>
  files?: boolean
  action?: string
  children: ReactNode
}): ReactElement {
  const { formToken } = useFrame()
  return (
    <form method="post" action={action} encType={files ? 'multipart/form-data' : undefined} noValidate>
      <ErrorSummary problems={problems} labels={labels} />
      <input type="hidden" name="formToken" value={formToken} />
      {children}
    </form>
  )
}

function ErrorSummary({ problems, labels }: { problems: Problems; labels: Record<string, string> }) {
  const fields = Object.entries(problems).filter(([name]) => name !== 'form')
  if (fields.length === 0 && !problems.form) return null
  return (
    <div className="notice late" role="alert" tabIndex={-1} id="problems">
      <h2>{problems.form ?? PORTAL.fixThese.zh}</h2>
      {fields.length > 0 && (
        <ul>
          {fields.map(([name, message]) => (
            <li key={name}>
              <a href={`#${name}`}>
                {labels[name] ? `${labels[name].replace(/？$/, '')}：` : ''}
                {message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

export type Ask = {
  name: string
  label: string
  hint?: string | undefined
  optional?: boolean | undefined
  problems: Problems
  typed: Fields
}

const described = ({ name, hint, problems }: Ask) =>
  [hint && `${name}-hint`, problems[name] && `${name}-problem`].filter(Boolean).join(' ') || undefined

function Said({ name, hint, problems }: Ask) {
  return (
    <>
      {hint && (
        <span className="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {problems[name] && (
        <span className="problem" id={`${name}-problem`}>
          {problems[name]}
        </span>
      )}
    </>
  )
}

/** A label, what there is to say, and below it the one control that is filled in. */
function Labelled({ ask, children }: { ask: Ask; children: ReactElement }) {
  const { name, label, optional, problems } = ask
  return (
    <div className={problems[name] ? 'field wrong' : 'field'}>
      <label htmlFor={name}>
        {label}
        {optional && <span className="soft">{PORTAL.optional.zh}</span>}
      </label>
      <Said {...ask} />
      {children}
    </div>
  )
}

const control = (ask: Ask) => ({
  id: ask.name,
  name: ask.name,
  defaultValue: ask.typed[ask.name] ?? '',
  'aria-describedby': described(ask),
  'aria-invalid': ask.problems[ask.name] ? true : undefined,
})

/** One line of text. `mode` brings up the right keyboard; `complete` lets the browser offer what it knows. */
export function TextField({
  type = 'text',
  mode,
  complete,
  short = false,
  ...ask
}: Ask & {
  type?: 'text' | 'tel' | 'password' | 'search'
  mode?: 'numeric' | 'decimal' | 'tel'
  complete?: string
  short?: boolean
}): ReactElement {
  return (
    <Labelled ask={ask}>
      <input
        {...control(ask)}
        type={type}
        inputMode={mode}
        autoComplete={complete ?? 'off'}
        className={short ? 'short' : undefined}
      />
    </Labelled>
  )
}

export function LongTextField(ask: Ask): ReactElement {
  return (
    <Labelled ask={ask}>
      <textarea {...control(ask)} rows={5} />
    </Labelled>
  )
}

export type Option = { id: string; label: string; hint?: string | undefined }

/** One of several (radio) or some of several (`several`). */
export function ChoiceField({
  options,
  several = false,
  ...ask
}: Ask & { options: readonly Option[]; several?: boolean }): ReactElement {
  const { name, label, optional, problems, typed } = ask
  const chosen = (typed[name] ?? '').split('\n')
  return (
    <fieldset
      className={problems[name] ? 'field wrong' : 'field'}
      id={name}
      tabIndex={-1}
      aria-describedby={described(ask)}
    >
      <legend>
        {label}
        {optional && <span className="soft">{PORTAL.optional.zh}</span>}
      </legend>
      <Said {...ask} />
      {options.map((option) => (
        <label className="tick" key={option.id}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={name}
            value={option.id}
            defaultChecked={chosen.includes(option.id)}
          />
          <span>
            {option.label}
            {option.hint && <span className="hint">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** One of many. */
export function SelectField({
  options,
  empty,
  ...ask
}: Ask & { options: readonly Option[]; empty?: string }): ReactElement {
  return (
    <Labelled ask={ask}>
      <select {...control(ask)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

/** A button that does something. One primary button a page; the others are quiet, what cannot be undone is dangerous. */
export function Button({
  children,
  kind,
  name,
  value,
}: {
  children: ReactNode
  kind?: 'quiet' | 'danger'
  name?: string
  value?: string
}): ReactElement {
  return (
    <button type="submit" className={`button${kind ? ` ${kind}` : ''}`} name={name} value={value}>
      {children}
    </button>
  )
}

/** A link that looks like what it does: go on. */
export function ButtonLink({
  href,
  children,
  kind,
}: {
  href: string
  children: ReactNode
  kind?: 'quiet'
}): ReactElement {
  return (
    <a href={href} className={`button${kind ? ` ${kind}` : ''}`}>
      {children}
    </a>
  )
}

/** A box that says one thing that matters. */
export function Notice({
  kind,
  title,
  children,
}: {
  kind?: 'warn' | 'late' | 'done'
  title?: string
  children?: ReactNode
}): ReactElement {
  return (
    <section className={`notice${kind ? ` ${kind}` : ''}`} aria-label={title}>
      {title && <h2>{title}</h2>}
      {children}
    </section>
  )
}

/** Labels and what is so, a row each; rows without a value are left out. Labels of two characters may stand `tight`. */
export function Facts({
  rows,
  tight = false,
}: {
  rows: readonly (readonly [label: string, value: ReactNode])[]
  tight?: boolean
}): ReactElement {
  return (
    <dl className={tight ? 'facts tight' : 'facts'}>
      {rows
        .filter(([, value]) => value !== undefined && value !== null && value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** A state, with a word and a colour; the colour never alone. */
export function Tag({
  kind,
  children,
}: {
  kind?: 'warn' | 'late' | 'done' | 'plain'
  children: ReactNode
}): ReactElement {
  return <span className={`tag${kind ? ` ${kind}` : ''}`}>{children}</span>
}

/** What a list says when it has nothing to show. */
export function Empty({ children }: { children: ReactNode }): ReactElement {
  return <p className="empty">{children}</p>
}

/** A date as people read it: 2026年5月14日. */
export function DayText({ on }: { on: string }): ReactElement {
  return <time dateTime={on}>{dayInWords(on)}</time>
}

export function dayInWords(on: string): string {
  const [year, month, date] = on.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
