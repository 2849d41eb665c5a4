import { type ReactElement, useState } from 'react'
import { findCaseNumberParts, groupCaseNumber } from '../../core/number.ts'
import { NUMBER } from '../../core/words/workbench.ts'
import { Icon } from './icons.tsx'

/** A case number: in a list its day and serial, in a head all 43 characters in groups; one click copies it whole. */
export function CaseNumber({ number, whole = false }: { number: string; whole?: boolean }): ReactElement {
  const [copied, setCopied] = useState(false)
  const parts = findCaseNumberParts(number)
  const text = !parts
    ? number
    : whole
      ? groupCaseNumber(number)
      : `${parts.on.replaceAll('-', '')} ${String(parts.serial).padStart(4, '0')}`
  async function take() {
    await copy(number)
    setCopied(true)
    setTimeout(() => setCopied(false), 1_500)
  }
  return (
    <span className="case-number" title={number}>
      <span className="number">{text}</span>
      <button
        type="button"
        className="copy"
        tabIndex={whole ? 0 : -1}
        aria-label={`${NUMBER.copy.zh} ${number}`}
        onClick={(event) => {
          event.stopPropagation()
          void take()
        }}
      >
        {copied ? <Icon name="done" /> : <Icon name="copy" />}
      </button>
      <span role="status" className="hidden">
        {copied ? NUMBER.copied.zh : ''}
      </span>
    </span>
  )
}

/** The clipboard of the browser, or, where the page is not served securely, the old way. */
async function copy(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.value = text
  document.body.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
}
