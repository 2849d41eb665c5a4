import type { ReactElement, ReactNode } from 'react'
import { UPLOAD } from '../core/words/apply.ts'
import type { Problems } from '../platform/page.tsx'
import { Button, Form, Tag } from './parts.tsx'

/** A file of a material as its row shows it. `open` leads to it, `removal` is where a form takes it away. */
export type UploadedFile = {
  id: string
  name: string
  size: number
  open?: string | undefined
  removal?: string | undefined
}

/** What an upload row knows of its material. */
export type UploadRow = {
  /** Names the row in the address: `#m-layout`. */
  id: string
  name: string
  /** 要求, 份数, who issues it: lines under the name. */
  lines: readonly string[]
  tag?: { kind?: 'warn' | 'late' | 'done' | 'plain'; text: string } | undefined
  files: readonly UploadedFile[]
  /** Where the files of this row are sent. */
  action: string
  problems?: Problems | undefined
  /** Said instead of the file box: this material needs no file now. */
  closed?: string | undefined
}

/** What the server takes, for the file chooser of the phone. The server looks into the file all the same. */
const ACCEPTED = '.jpg,.jpeg,.png,.pdf,.ofd,image/jpeg,image/png,application/pdf'

/**
 * One material and its files: name, size and state of each, take one away, add more. Every row is a form of its own, so
 * what was uploaded stays whatever happens to the next; without script a button sends it, with script the choice does.
 */
export function MaterialUpload({ row, children }: { row: UploadRow; children?: ReactNode }): ReactElement {
  const { id, name, lines, tag, files, action, problems = {}, closed } = row
  const problem = problems.file ?? problems.form
  return (
    <li id={`m-${id}`} className="material">
      <h2>
        {name} {tag && <Tag {...(tag.kind ? { kind: tag.kind } : {})}>{tag.text}</Tag>}
      </h2>
      {lines.map((line) => (
        <p className="soft" key={line}>
          {line}
        </p>
      ))}
      {files.length > 0 && (
        <ul className="sent" aria-label={`${name}：${UPLOAD.files.zh}`}>
          {files.map((file) => (
            <FileLine key={file.id} file={file} />
          ))}
        </ul>
      )}
      {problem && (
        <p className="problem" role="alert" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {closed ? (
        <p>{closed}</p>
      ) : (
        <Form action={`${action}#m-${id}`} files>
          <div className="upload">
            <label htmlFor={`${id}-file`}>{files.length > 0 ? UPLOAD.more.zh : UPLOAD.choose.zh}</label>
            <input
              id={`${id}-file`}
              type="file"
              name="file"
              multiple
              accept={ACCEPTED}
              data-send=""
              aria-describedby={problem ? `${id}-problem` : undefined}
            />
            <Button kind="quiet">
              {UPLOAD.send.zh}
              <span className="hidden">：{name}</span>
            </Button>
          </div>
        </Form>
      )}
      {children}
    </li>
  )
}

function FileLine({ file }: { file: UploadedFile }) {
  return (
    <li>
      <span>
        {file.open ? (
          <a href={file.open} target="_blank" rel="noreferrer">
            {file.name}
            <span className="hidden">{UPLOAD.newTab.zh}</span>
          </a>
        ) : (
          file.name
        )}
        <br />
        <span className="soft">
          {sizeInWords(file.size)}　{UPLOAD.done.zh}
        </span>
      </span>
      {file.removal && (
        <Form action={file.removal}>
          <button type="submit" className="linkish">
            {UPLOAD.remove.zh}
            <span className="hidden">：{file.name}</span>
          </button>
        </Form>
      )}
    </li>
  )
}

/** `2.4 MB`, `318 KB`. */
export function sizeInWords(bytes: number): string {
  if (bytes >= 1024 * 1024) return `${(bytes / 1024 / 1024).toFixed(1)} MB`
  return `${Math.max(1, Math.round(bytes / 1024))} KB`
}
