import type { ReactElement } from 'react'
import { formFor } from '../../core/guide/form.ts'
import type { FormField } from '../../core/guide/guide.ts'
import { YES_NO } from '../../core/words/catalogue.ts'
import { GUIDE_PAGE, guided } from '../../core/words/guide-page.ts'
import { PORTAL } from '../../core/words/portal.ts'
import { dayInWords } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { itemLink } from './addresses.ts'
import { standingOf } from './guide.tsx'
import { crumbsOf } from './question.tsx'
import type { Reading } from './reading.ts'

/** The application form on paper (规范表格): every field this situation asks for, with room to write. */
export function BlankFormPage({ reading }: { reading: Reading }): ReactElement {
  const { item, guide, answers, next, version, today } = reading
  const pages = next ? guide.form : formFor(guide, answers)
  return (
    <Shell title={`${GUIDE_PAGE.blankFormTitle.zh} - ${guide.name}`} crumbs={crumbsOf(reading)} narrow>
      <h1>
        {guide.name}
        {GUIDE_PAGE.blankFormTitle.zh}
      </h1>
      <p className="soft no-print">{GUIDE_PAGE.blankFormLead.zh}</p>
      {pages.map(({ id, title, fields }) => (
        <table className="blank" key={id}>
          <caption>{title}</caption>
          <tbody>
            {fields.map((field) => (
              <tr key={field.id}>
                <th scope="row">
                  {field.label}
                  {field.optional && PORTAL.optional.zh}
                </th>
                <td>
                  <Room field={field} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      <p>{GUIDE_PAGE.truth.zh}</p>
      <p className="sign">
        <span>{GUIDE_PAGE.signHere.zh}：</span>
        <span>{GUIDE_PAGE.signDay.zh}：</span>
      </p>
      <p className="soft">{guided.printed(dayInWords(today), version)}</p>
      <div className="buttons">
        <button type="button" className="button" data-print hidden>
          {PORTAL.print.zh}
        </button>
        <a className="button quiet" href={itemLink(item, '', standingOf(reading))}>
          {GUIDE_PAGE.back.zh}
        </a>
      </div>
    </Shell>
  )
}

/** Boxes to tick for a choice, otherwise an empty line and what belongs on it. */
function Room({ field: { kind, options, hint, unit } }: { field: FormField }) {
  const choices = kind === 'yesNo' ? [YES_NO.yes.zh, YES_NO.no.zh] : (options ?? []).map(({ label }) => label)
  return (
    <>
      {choices.map((label) => (
        <span className="box" key={label}>
          {label}
        </span>
      ))}
      {kind === 'longText' && <span className="room" />}
      {unit}
      {hint && <span className="hint">{hint}</span>}
    </>
  )
}
