import { findTypedCaseNumber } from '../../core/number.ts'
import { listCases } from '../../modules/cases/contract.ts'
import { checkPaper } from '../../modules/papers/contract.ts'
import { call } from '../../platform/call.ts'

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

/** Where it leads: to one case, to a list of what fits the words, or to a paper whose case is not this desk's to see. */
export type Found = { caseId: string } | { words: string } | { elsewhere: true }

/** A paper is asked for its case number first; fails as `call` does, with the sentence for a paper nobody issued. */
export async function findScanned(typed: string): Promise<Found> {
  const scanned = readScanned(typed)
  if (scanned.to === 'case') return { caseId: scanned.id }
  if (scanned.to === 'words') return { words: scanned.text }
  const { caseNumber } = await call(checkPaper, { token: scanned.token })
  if (caseNumber === null) return { elsewhere: true }
  const { cases } = await call(listCases, { view: 'all', q: caseNumber, size: 1 })
  return cases[0] ? { caseId: cases[0].id } : { elsewhere: true }
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
