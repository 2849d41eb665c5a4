import type { ReactElement } from 'react'
import { FINDING } from '../../core/words/finding.ts'
import { PORTAL } from '../../core/words/portal.ts'
import { PUBLISHING, published } from '../../core/words/publishing.ts'
import { DayText, Empty } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { partName } from './binding.ts'
import { type Format, PARTS } from './contract.ts'
import type { Published } from './volumes.ts'

/** The printed handbook, a volume a line: when it was printed, how long and how large it is, and its files. */
export function HandbooksPage({ volumes }: { volumes: readonly Published[] }): ReactElement {
  const parts = PARTS.map((part) => ({
    part,
    files: volumes.filter((one) => one.part === part).toSorted((a, b) => (a.format > b.format ? -1 : 1)),
  })).filter(({ files }) => files.length > 0)
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
      {parts.length === 0 && <Empty>{PUBLISHING.noVolumes.zh}</Empty>}
      <ul className="list narrow">
        {parts.map(({ part, files }) => (
          <li key={part}>
            <h2 className="line">{published.volume(partName(part))}</h2>
            {files.map((file) => (
              <p key={file.format} className="row">
                <a href={`/handbooks/${part}.${file.format}`}>
                  {WORD[file.format].zh}
                  <span className="hidden">，{published.volume(partName(part))}</span>
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
