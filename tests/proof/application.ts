import { termsOf } from '../../src/core/case/terms.ts'
import type { Application } from '../../src/modules/cases/submit.ts'
import { guideInForce } from '../../src/modules/catalogue/facade.ts'
import { findOrCreateParty } from '../../src/modules/identity/facade.ts'
import { organFor } from '../../src/modules/organisation/facade.ts'
import { transact } from '../../src/platform/db.ts'
import { newId } from '../../src/platform/id.ts'
import { HOME_HALL } from '../app.ts'
import type { Node } from './nodes.ts'

const COUNTY = '620826000000'

/** A way to make applications for one item, received at the hall at once; each call is another one. */
export async function applicant(
  { db, setting }: Pick<Node, 'db' | 'setting'>,
  item = 'food-business-permit',
) {
  const on = setting.today()
  const of = { department: 'market-regulation', level: 'county', division: COUNTY } as const
  const organ = await organFor(db, of, on)
  const { guide, version, implementation } = await guideInForce(db, { item, organ: organ.id }, on)
  const person = {
    kind: 'natural',
    documentKind: 'citizenId',
    name: '王䶮',
    documentNumber: '620826198603152011',
  } as const
  const party = await transact(db, async (tx) => (await findOrCreateParty(tx, person)).id)
  return {
    organ: organ.id,
    application: (): Application => ({
      id: newId(),
      on,
      by: party,
      party,
      applicantName: person.name,
      channel: 'window',
      places: { site: HOME_HALL, organ: organ.id, handOut: HOME_HALL, division: COUNTY },
      title: guide.name,
      group: guide.windowGroup,
      item,
      terms: {
        ...termsOf(guide, version, implementation, () => organ.id),
        originals: 'none',
        fee: false,
        opinions: [],
      },
      situation: {},
      form: {},
      contact: { name: person.name, phone: '13893312345' },
      delivery: { way: 'pickup' },
      materials: guide.materials.slice(0, 3).map(({ id, name, need, copies }) => ({
        material: id,
        name,
        need,
        copies,
        obtained: 'paper',
        verdict: 'ok',
      })),
      attachments: [],
      received: { originals: false },
    }),
  }
}
