import { findTypedCaseNumber } from '../core/number.ts'

/** What somebody typed or scanned into the search of the top bar: a case, a paper, or words to look for. */
export type Scanned =
  | { to: 'case'; id: string }
  | { to: 'paper'; token: string }
  | { to: 'words'; text: string }

/**
 * A scanner types the address in the QR of a receipt page or of a paper, and Enter. The link of a case begins with the
 * id of the case; whether this desk may see it, the server says.
 */
export function readScanned(typed: string): Scanned {
  const text = typed.trim()
  const token = /^https?:\/\/\S+\/([\w-]{20,64})\/?$/.exec(text)?.[1]
  if (token && /\/check\/[\w-]+\/?$/.test(text)) return { to: 'paper', token }
  const id = token && caseIn(token)
  if (id) return { to: 'case', id }
  return { to: 'words', text: findTypedCaseNumber(text) ?? text }
}

/** The first sixteen bytes of a link's 32, as the UUIDv7 they are. */
function caseIn(token: string): string | undefined {
  if (token.length !== 43) return undefined
  const bytes = atob(token.replaceAll('-', '+').replaceAll('_', '/'))
  const hex = Array.from(bytes.slice(0, 16), (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join(
    '',
  )
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return id[14] === '7' ? id : undefined
}
