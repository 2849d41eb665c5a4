import type { Answers } from '../../core/guide/condition.ts'
import { type Filled, formFor } from '../../core/guide/form.ts'
import type { Guide } from '../../core/guide/guide.ts'
import { showField } from '../../fields/kinds.ts'

/** What was answered in a form, in the words of the form: page, label, answer. Questions not asked are left out. */
export function shownFields(guide: Guide, situation: Answers, form: Filled) {
  return formFor(guide, situation, form).flatMap((page) =>
    page.fields
      .filter((field) => form[field.id] !== undefined)
      .map((field) => ({ page: page.title, label: field.label, value: showField(field, form[field.id]) })),
  )
}
