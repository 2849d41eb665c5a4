import { type Listed, type Resting, refusalOf, wantingIn } from '../../../core/case/checklist.ts'
import type { ActName } from '../acts.ts'
import type { CaseDetail, MaterialLine } from '../contract.ts'

const RESTING: readonly ActName[] = ['PrePass', 'Accept', 'DecideOnSpot'] satisfies Resting[]
const restsOnMaterials = (name: ActName): name is Resting => RESTING.includes(name)

/** Why the materials do not let this be done yet, in the words of the law: said before anybody presses the button. */
export function unready(name: ActName, { materials, originals }: CaseDetail): string | undefined {
  if (!restsOnMaterials(name)) return undefined
  const broughtLater = name === 'PrePass' && originals.when === 'beforeAcceptance'
  return refusalOf(wantingIn(materials.map(listed), { broughtLater }), name)?.message
}

const listed = ({ id, name, need, obtained, verdict }: MaterialLine): Listed => ({
  material: id,
  title: name,
  need,
  handedIn: obtained !== null,
  finding: verdict ?? undefined,
})
