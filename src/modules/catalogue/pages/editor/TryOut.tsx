import { Button } from 'antd'
import { type ReactElement, useMemo, useState } from 'react'
import { formFor } from '../../../../core/guide/form.ts'
import { formSchemaOf } from '../../../../core/guide/form-schema.ts'
import type { Guide, Material } from '../../../../core/guide/guide.ts'
import { questionsToAsk } from '../../../../core/guide/questions.ts'
import { nobody, solve, toBring } from '../../../../core/guide/solve.ts'
import { materialInWords } from '../../../../core/guide/wording.ts'
import { EDITOR, TRY_OUT } from '../../../../core/words/guide-editor.ts'
import { reasonInWords } from '../../../../core/words/holding.ts'
import { say } from '../../../../core/words/workbench.ts'
import { formSchema } from '../../../../fields/kinds.ts'
import { FormAnswer } from '../../../../workbench/widgets/FormAnswer.tsx'
import { typedIn } from '../../../../workbench/widgets/form-typed.ts'
import { errorsOf, NO_ERRORS } from '../../../../workbench/widgets/issues.ts'
import { Radios } from '../../../../workbench/widgets/Radios.tsx'
import { today } from '../../../../workbench/widgets/today.ts'
import { SituationTable } from './SituationTable.tsx'

type Typed = Readonly<Record<string, string>>
const VIEWS = ['citizen', 'table', 'schema'] as const

/**
 * A guide as those see it who apply: questions, list and form by the very functions that make them at the portal and at
 * the window, live while the guide is written. Nothing typed here is kept.
 */
export function TryOut({ guide }: { guide: Guide }): ReactElement {
  const [view, setView] = useState<(typeof VIEWS)[number]>('citizen')
  return (
    <section className="try-out" aria-label={TRY_OUT.title.zh}>
      <nav className="query-tabs" aria-label={TRY_OUT.views.zh}>
        {VIEWS.map((one) => (
          <button
            key={one}
            type="button"
            aria-current={one === view ? 'page' : undefined}
            onClick={() => setView(one)}
          >
            {TRY_OUT[one].zh}
          </button>
        ))}
      </nav>
      {view === 'citizen' && <Walk guide={guide} />}
      {view === 'table' && <SituationTable guide={guide} />}
      {view === 'schema' && <Schema guide={guide} />}
    </section>
  )
}

function Walk({ guide }: { guide: Guide }) {
  const [given, setGiven] = useState<Typed>({})
  const { asked, answers } = questionsToAsk(guide, given)
  return (
    <>
      <p className="hint">{TRY_OUT.lead.zh}</p>
      <h3>{TRY_OUT.questions.zh}</h3>
      {guide.questions.length === 0 && <p className="soft">{TRY_OUT.noQuestions.zh}</p>}
      {asked.map((question) => (
        <div className="try-question" key={question.id}>
          <Radios
            label={question.ask || EDITOR.unnamed.zh}
            value={answers[question.id] ?? ''}
            options={question.options.map(({ id, label }) => ({
              value: id,
              label: label || EDITOR.unnamed.zh,
            }))}
            onChange={(option) => setGiven({ ...answers, [question.id]: option })}
          />
          {question.hint && <span className="hint">{question.hint}</span>}
        </div>
      ))}
      {Object.keys(answers).length > 0 && (
        <p>
          <Button size="small" onClick={() => setGiven({})}>
            {TRY_OUT.again.zh}
          </Button>
        </p>
      )}
      <Needed guide={guide} answers={answers} />
      <FillIn guide={guide} answers={answers} />
    </>
  )
}

function Needed({ guide, answers }: { guide: Guide; answers: Typed }) {
  const solution = solve(guide, answers, nobody(today()))
  const needed = toBring(solution)
  const omitted = solution.lines.flatMap((line) => (line.asked === 'no' ? [line] : []))
  const settled = solution.next === undefined
  return (
    <div aria-live="polite">
      <h3>{say(settled ? TRY_OUT.needed : TRY_OUT.soFar, { n: needed.length })}</h3>
      {needed.length === 0 && <p className="soft">{TRY_OUT.nothing.zh}</p>}
      <ol className="try-materials">
        {needed.map((material) => (
          <li key={material.id}>
            <strong>{nameOf(material)}</strong>
            <span className="soft">{materialInWords(material)}</span>
          </li>
        ))}
      </ol>
      {omitted.length > 0 && (
        <>
          <h3>{say(TRY_OUT.omitted, { n: omitted.length })}</h3>
          <ul className="try-materials">
            {omitted.map(({ material, reason }) => (
              <li key={material.id}>
                {nameOf(material)}
                <span className="soft">{reasonInWords(reason, guide, String)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

const nameOf = ({ name }: Material) => name || EDITOR.unnamed.zh

function FillIn({ guide, answers }: { guide: Guide; answers: Typed }) {
  const [typed, setTyped] = useState<Typed>({})
  const [checked, setChecked] = useState(false)
  const pages = formFor(guide, answers, typedIn(guide.form, typed))
  const { error } = checked
    ? formSchema(pages, today()).safeParse(typedIn(pages, typed))
    : { error: undefined }
  const issues = error?.issues.map(({ path, message }) => ({ field: path.join('.'), message })) ?? []
  const errors = checked ? errorsOf(issues) : NO_ERRORS
  const wrong = Object.keys(errors).length
  return (
    <>
      <h3>{TRY_OUT.form.zh}</h3>
      {pages.length === 0 && <p className="soft">{TRY_OUT.noForm.zh}</p>}
      {pages.map((page) => (
        <fieldset className="try-page" key={page.id}>
          <legend>{page.title || EDITOR.unnamed.zh}</legend>
          {page.fields.map((field) => (
            <FormAnswer
              key={field.id}
              field={{ ...field, label: field.label || EDITOR.unnamed.zh }}
              value={typed[field.id] ?? ''}
              error={errors[field.id]}
              onChange={(value) => setTyped({ ...typed, [field.id]: value })}
            />
          ))}
        </fieldset>
      ))}
      {pages.length > 0 && (
        <p className="edit-add">
          <Button onClick={() => setChecked(true)}>{TRY_OUT.check.zh}</Button>
          <span role="status">
            {checked && (wrong > 0 ? say(TRY_OUT.wrong, { n: wrong }) : TRY_OUT.right.zh)}
          </span>
        </p>
      )}
    </>
  )
}

function Schema({ guide }: { guide: Guide }) {
  const schema = useMemo(() => JSON.stringify(formSchemaOf(guide), null, 2), [guide])
  return (
    <>
      <p className="hint">{TRY_OUT.schemaLead.zh}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className="try-schema" tabIndex={0}>
        {schema}
      </pre>
    </>
  )
}
