import type { GuideDraft } from '../../../../core/guide/draft.ts'
import { EDITOR } from '../../../../core/words/guide-editor.ts'
import { fieldInWords, GUIDE_FIELD } from '../../../../core/words/guide-fields.ts'
import { say } from '../../../../core/words/workbench.ts'
import { at, type Path } from './paths.ts'

/** By what people know an entry of a list, the first it has. */
const NAMING = ['name', 'ask', 'label', 'title', 'law', 'text', 'question', 'about', 'explain'] as const
/** Characters of such a name; a condition is a whole sentence. */
const ENOUGH = 14

/** A place of a guide as people call it: 申请材料“营业执照”的受理标准. */
export function placeInWords(draft: GuideDraft, path: Path): string {
  const [part = '', ...rest] = path.split('.')
  const word = Object.hasOwn(GUIDE_FIELD, part) ? GUIDE_FIELD[part as keyof typeof GUIDE_FIELD].zh : part
  const steps = rest.map((key, n) => {
    if (isIndex(key)) return entryInWords(at(draft, [part, ...rest.slice(0, n + 1)].join('.')), Number(key))
    // a list within an entry is told by its own entry alone
    if (isIndex(rest[n + 1])) return ''
    const of = [part, ...rest.slice(0, n)].findLast((one) => !isIndex(one)) ?? part
    return `的${fieldInWords(of, key)}`
  })
  return `${word}${steps.join('')}`
}
const isIndex = (key: string | undefined): boolean => /^\d+$/.test(key ?? '')

function entryInWords(entry: unknown, n: number): string {
  const fields = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, unknown>
  const name = NAMING.map((field) => fields[field]).find((said) => typeof said === 'string' && said !== '')
  if (typeof name !== 'string') return say(EDITOR.numbered, { n: n + 1 })
  return `“${name.length > ENOUGH ? `${name.slice(0, ENOUGH)}…` : name}”`
}
