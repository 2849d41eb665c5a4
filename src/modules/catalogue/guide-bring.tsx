import type { ReactElement } from 'react'
import type { Guide, Material, Question } from '../../core/guide/guide.ts'
import { conditionInWords, materialInWords } from '../../core/guide/wording.ts'
import { GUIDE_PAGE, guided } from '../../core/words/guide-page.ts'
import { ChoiceField, Notice, Tag } from '../../portal/parts.tsx'
import { itemLink, type Standing } from './addresses.ts'
import { Part, standingOf } from './guide.tsx'
import type { Reading } from './reading.ts'

/** So many questions fit under one heading; more are asked one a page. */
export const INLINE_QUESTIONS = 4

/** What to bring: the questions first, then the list they leave; the whole list for whoever does not answer. */
export function Bring({ reading, missed }: { reading: Reading; missed: readonly string[] }): ReactElement {
  const { item, guide, next, situation, materials } = reading
  const settled = next === undefined
  const standing = standingOf(reading)
  const forms = guide.form.length > 0 ? <FormLinks item={item} standing={standing} /> : undefined
  const among = (settled ? materials : guide.materials).some(({ fromForm }) => fromForm)
  return (
    <Part id="bring" title={GUIDE_PAGE.bring.zh}>
      {situation.length > 0 && settled && <Situation reading={reading} />}
      {!settled && <Ask reading={reading} missed={missed} />}
      {settled ? (
        <>
          <h3>
            {guide.questions.length > 0 ? GUIDE_PAGE.yourList.zh : GUIDE_PAGE.fullList.zh}（
            {guided.copies(materials.length)}）
          </h3>
          {guide.questions.length === 0 && <p className="soft">{GUIDE_PAGE.noQuestions.zh}</p>}
          {materials.length === 0 ? (
            <p>{GUIDE_PAGE.nothing.zh}</p>
          ) : (
            <Materials guide={guide} materials={materials} forms={forms} />
          )}
          <p className="soft">{GUIDE_PAGE.noMore.zh}</p>
          <div className="buttons">
            <a className="button quiet" href={itemLink(item, 'list', standing)}>
              {GUIDE_PAGE.seePrint.zh}
            </a>
          </div>
        </>
      ) : (
        <details>
          <summary>
            {GUIDE_PAGE.fullList.zh}（{guided.copies(guide.materials.length)}）
          </summary>
          <p className="soft">{GUIDE_PAGE.fullListHint.zh}</p>
          <Materials guide={guide} materials={guide.materials} forms={forms} conditions />
          <p className="soft">{GUIDE_PAGE.noMore.zh}</p>
        </details>
      )}
      {forms && !among && (
        <p>
          {GUIDE_PAGE.ownForm.zh}：{forms}
        </p>
      )}
    </Part>
  )
}

/** The form on paper, empty and filled in with examples. */
export function FormLinks({ item, standing }: { item: string; standing: Standing }): ReactElement {
  return (
    <span className="links">
      <a href={itemLink(item, 'form', standing)}>{GUIDE_PAGE.blankForm.zh}</a>
      <a href={itemLink(item, 'sample', standing)}>{GUIDE_PAGE.sampleForm.zh}</a>
    </span>
  )
}

function Situation({ reading }: { reading: Reading }) {
  const { item, situation, answers, place } = reading
  return (
    <section className="notice" aria-label={GUIDE_PAGE.yourCase.zh}>
      <h3>{GUIDE_PAGE.yourCase.zh}</h3>
      <ul className="answers">
        {situation.map(({ id, ask, answer }) => (
          <li key={id}>
            <span>{ask}</span> <b>{answer}</b>{' '}
            <a
              href={itemLink(item, 'questions', {
                place: place?.code,
                answers: before(answers, situation, id),
              })}
            >
              {GUIDE_PAGE.change.zh}
              <span className="hidden">：{ask}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The answers given before a question: to answer it anew. What hung on it is asked again. */
export function before(
  answers: Readonly<Record<string, string>>,
  situation: readonly { id: string }[],
  question: string,
): Record<string, string> {
  const at = situation.findIndex(({ id }) => id === question)
  return Object.fromEntries(
    situation.slice(0, at).flatMap(({ id }) => (answers[id] ? [[id, answers[id]]] : [])),
  )
}

function Ask({ reading, missed }: { reading: Reading; missed: readonly string[] }) {
  const { item, guide, answers, place } = reading
  const walk = itemLink(item, 'questions', { place: place?.code, answers })
  if (guide.questions.length > INLINE_QUESTIONS)
    return (
      <div className="notice">
        <p>{GUIDE_PAGE.answerFirst.zh}</p>
        <p>
          <a className="button" href={walk}>
            {guided.questions(guide.questions.length)}
          </a>
        </p>
      </div>
    )
  return (
    <form className="notice questions" action={`/items/${item}/answers`}>
      <p>{GUIDE_PAGE.answerFirst.zh}</p>
      {missed.length > 0 && (
        <Notice kind="warn">
          <p>{GUIDE_PAGE.answerAgain.zh}</p>
        </Notice>
      )}
      <QuestionFields questions={reading.asked} answers={answers} missed={missed} />
      {place && <input type="hidden" name="place" value={place.code} />}
      <div className="buttons">
        <button type="submit" className="button">
          {GUIDE_PAGE.answerGo.zh}
        </button>
        <a className="button quiet" href={walk}>
          {GUIDE_PAGE.oneByOne.zh}
        </a>
      </div>
    </form>
  )
}

export function QuestionFields({
  questions,
  answers,
  missed,
}: {
  questions: readonly Question[]
  answers: Readonly<Record<string, string>>
  /** Those that were sent without an answer are marked. */
  missed: readonly string[]
}): ReactElement {
  const typed = Object.fromEntries(Object.entries(answers).map(([id, option]) => [`q.${id}`, option]))
  return (
    <>
      <input type="hidden" name="seen" value={questions.map(({ id }) => id).join(',')} />
      {questions.map(({ id, ask, hint, options }) => (
        <ChoiceField
          key={id}
          name={`q.${id}`}
          label={ask}
          hint={hint}
          options={options}
          typed={typed}
          problems={
            missed.includes(id) && answers[id] === undefined
              ? { [`q.${id}`]: GUIDE_PAGE.questionMissing.zh }
              : {}
          }
        />
      ))}
    </>
  )
}

/** Materials as they are prepared; with `conditions`, each says in which situation it is asked for at all. */
export function Materials({
  guide,
  materials,
  forms,
  conditions = false,
}: {
  guide: Pick<Guide, 'questions'>
  materials: readonly Material[]
  /** Stands with what is made from the form. */
  forms?: ReactElement | undefined
  conditions?: boolean
}): ReactElement {
  return (
    <ol className="list needed">
      {materials.map((material) => (
        <li key={material.id}>
          <h3>
            {material.name} <Needed material={material} conditions={conditions} />
          </h3>
          {conditions && material.when && (
            <p className="when">
              {GUIDE_PAGE.onlyWhen.zh}
              {conditionInWords(guide, material.when)}
            </p>
          )}
          <p>{materialInWords(material)}</p>
          <p>{material.standard}</p>
          {material.issuer && (
            <p>
              {GUIDE_PAGE.issuer.zh}：{material.issuer}
            </p>
          )}
          {material.fillNotes && (
            <p>
              {GUIDE_PAGE.fillNotes.zh}：{material.fillNotes}
            </p>
          )}
          {material.fromForm && forms && <p>{forms}</p>}
          <p className="soft">
            {GUIDE_PAGE.basis.zh}：{material.basis}
          </p>
        </li>
      ))}
    </ol>
  )
}

export function Needed({ material, conditions }: { material: Material; conditions: boolean }): ReactElement {
  return (
    <>
      {conditions && material.when && <Tag kind="warn">{GUIDE_PAGE.only.zh}</Tag>}
      {material.need === 'tolerable' && <Tag kind="done">{GUIDE_PAGE.tolerable.zh}</Tag>}
      {material.need === 'optional' && <Tag kind="plain">{GUIDE_PAGE.optional.zh}</Tag>}
    </>
  )
}
