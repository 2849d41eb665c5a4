import type { ReactElement } from 'react'
import { howFar } from '../../core/publishing/progress.ts'
import { FINDING } from '../../core/words/finding.ts'
import { PORTAL } from '../../core/words/portal.ts'
import { PUBLISHING, published } from '../../core/words/publishing.ts'
import { DayText, Empty } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { volumeName } from './binding.ts'
import { type Format, fileName, PARTS, type VolumeLine } from './contract.ts'
import type { Published } from './volumes.ts'

/** The printed handbook, a volume a line: when it was printed, how long and how large it is, and its files. */
export function HandbooksPage({
  volumes,
  making,
}: {
  volumes: readonly Published[]
  making: readonly VolumeLine[]
}): ReactElement {
  const places = [...new Map(volumes.map(({ division, place }) => [division, place]))].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  )
  const shelves = places.flatMap(([division, place]) =>
    PARTS.map((part) => ({
      name: volumeName(part, place),
      files: volumes
        .filter((one) => one.part === part && one.division === division)
        .toSorted((a, b) => (a.format > b.format ? -1 : 1)),
    })).filter(({ files }) => files.length > 0),
  )
  return (
    <Shell
      title={PUBLISHING.handbooksTitle.zh}
      crumbs={[
        { href: '/', text: PORTAL.start.zh },
        { href: '/directory', text: PUBLISHING.directory.zh },
      ]}
    >
      <h1>{PUBLISHING.handbooksTitle.zh}</h1>
      <p className="lead narrow">{PUBLISHING.handbooksLead.zh}</p>
      {shelves.length === 0 && <Empty>{PUBLISHING.noVolumes.zh}</Empty>}
      <ul className="list narrow">
        {shelves.map(({ name, files }) => (
          <li key={name}>
            <h2 className="line">{name}</h2>
            {files.map((file) => (
              <p key={file.format} className="row">
                <a href={`/handbooks/${fileName(file)}`}>
                  {WORD[file.format].zh}
                  <span className="hidden">，{name}</span>
                </a>
                <span className="soft">
                  {aboutOf(file)}，<DayText on={file.on} />
                  {PUBLISHING.printed.zh}
                </span>
              </p>
            ))}
          </li>
        ))}
      </ul>
      {making.length > 0 && (
        <section className="narrow" aria-labelledby="making">
          <h2 id="making">{PUBLISHING.inTheMaking.zh}</h2>
          <ul>
            {making.map((one) => (
              <li key={one.id}>
                {published.making(volumeName(one.part, one.place), WORD[one.format].zh, howFar(one))}
              </li>
            ))}
          </ul>
          <p>
            <a href="/handbooks">{PUBLISHING.lookAgain.zh}</a>
          </p>
        </section>
      )}
      <p>
        <a href="/items">{FINDING.everything.zh}</a>
      </p>
    </Shell>
  )
}

const WORD = { pdf: PUBLISHING.pdfFile, docx: PUBLISHING.wordFile } as const satisfies Record<Format, unknown>

function aboutOf({ items, pages, size }: Published): string {
  return [
    published.items(items),
    ...(pages === null ? [] : [published.pages(pages)]),
    published.size(size),
  ].join('，')
}
