import type { ReactElement } from 'react'
import {
  DATASET,
  FIELD_TYPE,
  type Field,
  OPEN_DATA,
  OPEN_DATA_USE,
  OPEN_FIELDS,
} from '../../core/words/open-data.ts'
import { PORTAL } from '../../core/words/portal.ts'
import { DayText } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import type { About } from './open-data.ts'

/** What is open, where it lies, what its fields mean, and on which terms. */
export function OpenDataPage({ datasets }: { datasets: readonly About[] }): ReactElement {
  return (
    <Shell title={OPEN_DATA.title.zh} crumbs={[{ href: '/', text: PORTAL.start.zh }]}>
      <h1>{OPEN_DATA.title.zh}</h1>
      <p className="lead narrow">{OPEN_DATA.lead.zh}</p>
      <section aria-labelledby="datasets">
        <h2 id="datasets">{OPEN_DATA.datasets.zh}</h2>
        <ul className="list">
          {datasets.map((one) => (
            <li key={one.name}>
              <Dataset about={one} />
            </li>
          ))}
        </ul>
        <p>
          <a href="/open-data/index.json">{OPEN_DATA.catalogue.zh}</a>
        </p>
      </section>
      <section className="narrow" aria-labelledby="how">
        <h2 id="how">{OPEN_DATA.howTitle.zh}</h2>
        <ul>
          {OPEN_DATA_USE.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <h3>{OPEN_DATA.excelTitle.zh}</h3>
        <p>{OPEN_DATA.excel.zh}</p>
      </section>
      <section className="narrow" aria-labelledby="licence">
        <h2 id="licence">{OPEN_DATA.licenceTitle.zh}</h2>
        <p>{OPEN_DATA.licence.zh}</p>
      </section>
    </Shell>
  )
}

function Dataset({ about: { name, title, about, version, updated } }: { about: About }) {
  const at = `/open-data/${name}`
  return (
    <>
      <h3 className="line">{title}</h3>
      <p>{about}</p>
      <p className="soft">
        {OPEN_DATA.version.zh} {version}，{OPEN_DATA.updated.zh} <DayText on={updated} />
      </p>
      <ul className="chips">
        {[
          [`${at}.csv`, OPEN_DATA.csv.zh],
          [`${at}.json`, OPEN_DATA.json.zh.replace('{format}', 'JSON')],
          [`${at}.schema.json`, `${OPEN_DATA.schema.zh}（JSON Schema）`],
        ].map(([href, word]) => (
          <li key={href}>
            <a href={href}>
              <span className="hidden">{title}：</span>
              {word}
            </a>
          </li>
        ))}
      </ul>
      <details>
        <summary>
          {DATASET[name].zh}
          {OPEN_DATA.fields.zh}
        </summary>
        <Fields fields={OPEN_FIELDS[name]} />
      </details>
    </>
  )
}

function Fields({ fields }: { fields: Readonly<Record<string, Field>> }) {
  return (
    <table className="cards">
      <thead>
        <tr>
          <th scope="col">{OPEN_DATA.fieldName.zh}</th>
          <th scope="col">{OPEN_DATA.fieldKey.zh}</th>
          <th scope="col">{OPEN_DATA.fieldType.zh}</th>
          <th scope="col">{OPEN_DATA.national.zh}</th>
          <th scope="col">{OPEN_DATA.about.zh}</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(fields).map(([key, { zh, type, national, about }]) => (
          <tr key={key}>
            <td data-head={OPEN_DATA.fieldName.zh}>{zh}</td>
            <td data-head={OPEN_DATA.fieldKey.zh}>
              <code>{key}</code>
            </td>
            <td data-head={OPEN_DATA.fieldType.zh}>{FIELD_TYPE[type].zh}</td>
            <td data-head={OPEN_DATA.national.zh}>{national ? <code>{national}</code> : '—'}</td>
            <td data-head={OPEN_DATA.about.zh}>{about ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
