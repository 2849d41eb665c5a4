import type { Day } from '../../core/day.ts'
import { GUIDE_PAGE, guided } from '../../core/words/guide-page.ts'
import { assertDrawable, typeset } from '../../platform/typeset.ts'
import { dayInWords } from '../../portal/parts.tsx'
import { type Edition, type FormSheet, formSheet } from './form-sheet.ts'
import { FORM_TEMPLATE } from './form-template.ts'
import type { Reading } from './reading.ts'
import { shelf } from './shelf.ts'
import { writeSituation } from './situation.ts'

/** The form of a guide as a PDF, blank or as a sample: the same form as on the page. */
export function formShelf(): (reading: Reading, edition: Edition) => Promise<Buffer> {
  const keep = shelf(KEEP)
  return (reading, edition) => {
    const { item, version, startsOn, answers } = reading
    const key = [item, version, startsOn, edition, writeSituation(answers)].join(' ')
    return keep(key, () => typesetForm(reading, formSheet(reading, edition)))
  }
}

/** A form is about 30 kB. */
const KEEP = 100

async function typesetForm({ version, startsOn }: Reading, form: FormSheet): Promise<Buffer> {
  const data = {
    form,
    mark: GUIDE_PAGE.sampleMark.zh,
    lead: GUIDE_PAGE.sampleLead.zh,
    truth: GUIDE_PAGE.truth.zh,
    signing: [
      [GUIDE_PAGE.signHere.zh, form.signer],
      [GUIDE_PAGE.signDay.zh, form.signedOn],
    ],
    foot: guided.version(version, dayInWords(startsOn)),
  }
  assertDrawable(JSON.stringify(data))
  return (await typeset(FORM_TEMPLATE, data, midnight(startsOn))).pdf
}

/** So that the form of a version is the same file every time. */
const midnight = (on: Day) => new Date(`${on}T00:00:00+08:00`)
