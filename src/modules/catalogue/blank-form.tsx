import type { ReactElement } from 'react'
import { GUIDE_PAGE, guided } from '../../core/words/guide-page.ts'
import { PORTAL } from '../../core/words/portal.ts'
import { dayInWords, Notice } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { itemLink } from './addresses.ts'
import { type Edition, type FormSheet, formSheet, type SheetRow } from './form-sheet.ts'
import { standingOf } from './guide.tsx'
import { crumbsOf } from './question.tsx'
import type { Reading } from './reading.ts'

/** The application form on paper (空白表格), or filled in with examples (示例样表): what may be asked, with room to write. */
export function FormSheetPage({ reading, edition }: { reading: Reading; edition: Edition }): ReactElement {
  const { item, guide, version, today } = reading
  const sheet = formSheet(reading, edition)
  const sample = edition === 'sample'
  const name = (sample ? GUIDE_PAGE.sampleForm : GUIDE_PAGE.blankForm).zh
  const standing = standingOf(reading)
  return (
    <Shell title={`${name} - ${guide.name}`} crumbs={crumbsOf(reading)} narrow>
      <h1>
        <span className="caption">{name}</span>
        {sheet.title}
      </h1>
      {sample ? (
        <Notice kind="warn">
          <p>{GUIDE_PAGE.sampleLead.zh}</p>
        </Notice>
      ) : (
        <p className="soft no-print">{GUIDE_PAGE.blankFormLead.zh}</p>
      )}
      <Sheet sheet={sheet} />
      <p className="soft">{guided.printed(dayInWords(today), version)}</p>
      <div className="buttons">
        <a className="button" href={itemLink(item, sample ? 'sample.pdf' : 'form.pdf', standing)}>
          {GUIDE_PAGE.formPdf.zh}
        </a>
        <button type="button" className="button quiet" data-print hidden>
          {PORTAL.print.zh}
        </button>
        <a className="button quiet" href={itemLink(item, sample ? 'form' : 'sample', standing)}>
          {(sample ? GUIDE_PAGE.blankForm : GUIDE_PAGE.sampleForm).zh}
        </a>
        <a className="button quiet" href={itemLink(item, '', standing)}>
          {GUIDE_PAGE.back.zh}
        </a>
      </div>
    </Shell>
  )
}

function Sheet({ sheet: { edition, parts, signer, signedOn } }: { sheet: FormSheet }) {
  const mark = edition === 'sample' ? GUIDE_PAGE.sampleMark.zh : undefined
  return (
    <>
      {parts.map(({ id, title, rows }) => (
        <div className={mark && 'specimen'} data-mark={mark} key={id} id={id}>
          <table className="blank">
            <caption>{title}</caption>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{row.label}</th>
                  <td>
                    <Room row={row} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
      <p>{GUIDE_PAGE.truth.zh}</p>
      <p className="sign">
        <span>
          {GUIDE_PAGE.signHere.zh}：<span className="filled">{signer}</span>
        </span>
        <span>
          {GUIDE_PAGE.signDay.zh}：<span className="filled">{signedOn}</span>
        </span>
      </p>
    </>
  )
}

/** Boxes to tick for a choice, otherwise an empty line and what belongs on it. */
function Room({ row: { options, text, unit, hint, only, tall } }: { row: SheetRow }) {
  return (
    <>
      {options.map(({ label, ticked }) => (
        <span className={ticked ? 'box ticked' : 'box'} key={label}>
          {ticked && <span className="hidden">{GUIDE_PAGE.ticked.zh}</span>}
          {label}
        </span>
      ))}
      {text && <span className="filled">{text}</span>}
      {tall && !text && <span className="room" />}
      {unit}
      {hint && <span className="hint">{hint}</span>}
      {only && <span className="hint">{only}</span>}
    </>
  )
}
