import {
  type Listed,
  mayFollow,
  refusalOf,
  refusalToAccept,
  wantingIn,
} from '../../../core/case/checklist.ts'
import { refusalToTolerate } from '../../../core/case/tolerance.ts'
import { RuleViolation } from '../../../core/violation.ts'
import { ACTION } from '../../../core/words/cases.ts'
import type { ActName } from '../acts.ts'
import type { CaseDetail, MaterialLine } from '../contract.ts'

/** Why the materials do not let this be done yet, in the words of the law: said before anybody presses the button. */
export function unready(name: ActName, c: CaseDetail): string | undefined {
  return refusalIn(name, c)?.message
}

function refusalIn(name: ActName, c: CaseDetail): RuleViolation | undefined {
  const checklist = c.materials.map(listed)
  switch (name) {
    case 'PrePass':
      return refusalOf(wantingIn(checklist, { broughtLater: c.originals.when === 'beforeAcceptance' }), name)
    case 'Accept':
      return refusalToAccept(checklist)
    case 'DecideOnSpot':
      return refusalOf(wantingIn(checklist, { atOnce: true }), name)
    case 'AcceptWithTolerance':
      return refusalToTolerate(checklist, c.promise?.materials)
    case 'ConfirmTolerated':
      return stillOpen(
        owedIn(c).filter(({ verdict }) => verdict !== 'ok'),
        ACTION.ConfirmTolerated.zh,
      )
    case 'Grant':
      return c.tolerance?.metOn === null ? stillOpen(owedIn(c), ACTION.Decide.zh) : undefined
    default:
      return undefined
  }
}

function stillOpen(open: readonly MaterialLine[], action: string): RuleViolation | undefined {
  if (open.length === 0) return undefined
  const materials = open.map(({ name }) => name).join('、')
  return new RuleViolation('case/tolerance-open', { materials, action })
}

/** What the applicant may promise to hand in later: the guide says so, and it is not in order. */
export const mayFollowIn = ({ materials }: CaseDetail): readonly MaterialLine[] =>
  materials.filter((material) => mayFollow(listed(material)))

/** What a case was accepted without: nothing else is looked at then. */
export const owedIn = ({ materials, tolerance }: CaseDetail): readonly MaterialLine[] =>
  materials.filter(({ id }) => tolerance?.items.some(({ material }) => material === id))

const listed = ({ id, name, need, obtained, verdict }: MaterialLine): Listed => ({
  material: id,
  title: name,
  need,
  handedIn: obtained !== null,
  finding: verdict ?? undefined,
})
