import type { Filled } from '../../core/guide/form.ts'
import type { FormPage } from '../../core/guide/guide.ts'

/** What was typed into these pages, as the schemas of their fields read it; what was left empty is not there. */
export function typedIn(pages: readonly FormPage[], typed: Readonly<Record<string, string>>): Filled {
  return Object.fromEntries(
    pages
      .flatMap((page) => page.fields)
      .flatMap(({ id, kind }) => {
        const text = typed[id]
        if (!text) return []
        return [[id, kind === 'choices' ? text.split(',').filter(Boolean) : text]]
      }),
  )
}
