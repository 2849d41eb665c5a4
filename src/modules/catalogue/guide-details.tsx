import type { ReactElement } from 'react'
import { formFor } from '../../core/guide/form.ts'
import { HALT_GROUND, JOINT, SPECIAL } from '../../core/words/cases.ts'
import {
  ITEM_TYPE,
  LEVEL,
  ONLINE_DEPTH,
  POWER_SOURCE,
  RESULT_KIND,
  SUBJECT,
} from '../../core/words/catalogue.ts'
import { GUIDE_PAGE, guided, STEP_ROLE } from '../../core/words/guide-page.ts'
import { ITEM_HISTORY } from '../../core/words/item-history.ts'
import { PORTAL } from '../../core/words/portal.ts'
import { dayInWords, Facts } from '../../portal/parts.tsx'
import { itemLink } from './addresses.ts'
import { Part, standingOf } from './guide.tsx'
import { FormLinks } from './guide-bring.tsx'
import type { Reading } from './reading.ts'

/** The law and everything else the law wants published (Administrative Licensing Law art. 30), folded away. */
export function Details({ reading }: { reading: Reading }): ReactElement {
  const { guide } = reading
  return (
    <Part id="details" title={GUIDE_PAGE.details.zh}>
      {guide.notes.length > 0 && (
        <details>
          <summary>{GUIDE_PAGE.notes.zh}</summary>
          <ul>
            {guide.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
      <Steps reading={reading} />
      <FormAsks reading={reading} />
      <Law reading={reading} />
      <Rights reading={reading} />
      <Result reading={reading} />
      <Codes reading={reading} />
    </Part>
  )
}

function Steps({ reading: { guide, departments } }: { reading: Reading }) {
  const named = (department: string) => departments.get(department) ?? department
  return (
    <details>
      <summary>{GUIDE_PAGE.steps.zh}</summary>
      <ol className="list steps">
        {guide.steps.map((step) => (
          <li key={step.id}>
            <h3>{step.name}</h3>
            <p>
              {step.department ? named(step.department) : ''}
              {STEP_ROLE[step.role].zh}，{guided.days(step.days)}
            </p>
            <p>
              {GUIDE_PAGE.stepStandard.zh}：{step.standard}
            </p>
            <p>
              {GUIDE_PAGE.stepResult.zh}：{step.result}
            </p>
          </li>
        ))}
      </ol>
      {guide.opinions.length > 0 && (
        <>
          <h3>{GUIDE_PAGE.opinions.zh}</h3>
          <ul>
            {guide.opinions.map(({ department, about, days }) => (
              <li key={department + about}>
                {guided.opinion(named(department), days)}：{about}
              </li>
            ))}
          </ul>
        </>
      )}
      {guide.specialProcedures.length > 0 && (
        <>
          <h3>{GUIDE_PAGE.specials.zh}</h3>
          <ul>
            {guide.specialProcedures.map(({ kind, days, explain }) => (
              <li key={kind}>
                {guided.special(SPECIAL[kind].zh, days)}。{explain}
              </li>
            ))}
          </ul>
        </>
      )}
      {guide.extension && (
        <>
          <h3>{GUIDE_PAGE.extension.zh}</h3>
          <p>{guide.extension.explain}</p>
        </>
      )}
      {guide.joint && (
        <>
          <h3>{JOINT[guide.joint.kind].zh}</h3>
          <p>{guide.joint.explain}</p>
        </>
      )}
      {guide.halts && (
        <>
          <h3>{GUIDE_PAGE.halts.zh}</h3>
          <ul>
            {guide.halts.map(({ ground, explain }) => (
              <li key={ground}>
                {HALT_GROUND[ground].zh}：{explain}
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  )
}

/** Every field of the application form, so that people know what they will be asked before they begin. */
function FormAsks({ reading }: { reading: Reading }) {
  const { item, guide, answers, next } = reading
  const pages = next ? guide.form : formFor(guide, answers)
  return (
    <details>
      <summary>{GUIDE_PAGE.form.zh}</summary>
      {pages.map(({ id, title, fields }) => (
        <div key={id}>
          <h3>{title}</h3>
          <ul>
            {fields.map((field) => (
              <li key={field.id}>
                {field.label}
                {field.optional && PORTAL.optional.zh}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p>
        <FormLinks item={item} standing={standingOf(reading)} />
      </p>
    </details>
  )
}

function Law({ reading: { guide } }: { reading: Reading }) {
  return (
    <details>
      <summary>{GUIDE_PAGE.law.zh}</summary>
      {guide.basis.map(({ law, number, issuer, article, text }) => (
        <div key={law + article}>
          <h3>
            《{law}》{article}
          </h3>
          <p className="soft">
            {issuer}，{number}
          </p>
          <blockquote>
            {text.split('\n').map((line) => (
              <p key={line}>{line}</p>
            ))}
          </blockquote>
        </div>
      ))}
    </details>
  )
}

function Rights({ reading: { guide, decider } }: { reading: Reading }) {
  const review = guide.remedies?.review ?? decider?.reviewBody ?? GUIDE_PAGE.reviewBody.zh
  const court = guide.remedies?.court ?? decider?.court ?? GUIDE_PAGE.court.zh
  return (
    <details>
      <summary>{GUIDE_PAGE.rights.zh}</summary>
      <ul>
        <li>{guided.hearing}</li>
        <li>{guided.review(review)}</li>
        <li>{guided.court(court)}</li>
        <li>{guided.silence}</li>
        <li>{guided.complaint(decider?.supervisePhone ?? '0933-12345')}</li>
      </ul>
    </details>
  )
}

function Result({ reading: { guide } }: { reading: Reading }) {
  const { result } = guide
  return (
    <details>
      <summary>{GUIDE_PAGE.resultMore.zh}</summary>
      <Facts
        rows={[
          [GUIDE_PAGE.resultName.zh, result.name],
          [GUIDE_PAGE.resultKind.zh, RESULT_KIND[result.kind].zh],
          [GUIDE_PAGE.validity.zh, result.validity ?? GUIDE_PAGE.noEnd.zh],
          [GUIDE_PAGE.sample.zh, result.sample],
          [GUIDE_PAGE.quantity.zh, guide.quantityLimit ?? GUIDE_PAGE.noLimit.zh],
        ]}
      />
    </details>
  )
}

function Codes({ reading }: { reading: Reading }) {
  const { item, guide, departments, version, startsOn, code } = reading
  return (
    <details>
      <summary>{GUIDE_PAGE.codes.zh}</summary>
      <Facts
        rows={[
          [GUIDE_PAGE.officialName.zh, guide.name],
          [GUIDE_PAGE.itemType.zh, ITEM_TYPE[guide.type].zh],
          [GUIDE_PAGE.baseCode.zh, guide.baseCode],
          [GUIDE_PAGE.localCode.zh, guide.localCode],
          [GUIDE_PAGE.implementationCode.zh, code],
          [GUIDE_PAGE.department.zh, departments.get(guide.department)],
          [GUIDE_PAGE.powerSource.zh, POWER_SOURCE[guide.powerSource].zh],
          [GUIDE_PAGE.decidedAt.zh, guide.decidedAt.map((level) => LEVEL[level].zh).join('、')],
          [GUIDE_PAGE.acceptedAt.zh, guide.acceptedAt.map((level) => LEVEL[level].zh).join('、')],
          [GUIDE_PAGE.subjectsOfficial.zh, guide.subjects.map((subject) => SUBJECT[subject].zh).join('、')],
          [GUIDE_PAGE.depth.zh, ONLINE_DEPTH[guide.onlineDepth].zh],
          [GUIDE_PAGE.version.zh, guided.version(version, dayInWords(startsOn))],
        ]}
      />
      <p>
        <a href={itemLink(item, 'history')}>{ITEM_HISTORY.title.zh}</a>
      </p>
    </details>
  )
}
