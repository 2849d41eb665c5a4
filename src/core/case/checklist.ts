import { RuleViolation } from '../violation.ts'
import { ACTION } from '../words/cases.ts'
import type { Fault, MaterialFault } from './case.ts'

/** One line of the checklist, as it stands when somebody acts: people know a material by its title, never by its id. */
export type Listed = {
  material: string
  title: string
  need: 'required' | 'optional' | 'tolerable'
  /** It lies there in some way: on paper, as a file, as a certificate, as shared data. */
  handedIn: boolean
  /** What a clerk found of it; nobody has looked yet when undefined. */
  finding?: 'ok' | Fault | undefined
  /** The city holds it, proven and in force: in words, from which case and until when. Then nobody is asked for it again. */
  held?: string | undefined
}

/** What rests on the materials: pre-review passes, and the window accepts or decides, on complete and lawful ones only. */
export type Resting = 'PrePass' | 'Accept' | 'DecideOnSpot' | 'AcceptWithTolerance'

/** Required materials that nobody has judged, and those that were found wanting. */
export type Wanting = { unjudged: readonly Listed[]; faulty: readonly Listed[] }

/**
 * What of the required materials still stands in the way of acceptance (Administrative Licensing Law art. 32). Some may
 * lawfully be absent: what the guide calls optional or tolerable (容缺), what came as a certificate or from shared data,
 * which counts as handed in, and, with `broughtLater`, the paper that comes to the window together with the originals.
 * `atOnce`: nothing follows later, so what is tolerable elsewhere is due as well.
 */
export function wantingIn(
  checklist: readonly Listed[],
  { broughtLater = false, atOnce = false } = {},
): Wanting {
  const due = checklist.filter(
    ({ need, handedIn, finding }) =>
      (need === 'required' || (atOnce && need === 'tolerable')) &&
      !(broughtLater && !handedIn && finding === undefined),
  )
  return {
    unjudged: due.filter(({ finding }) => finding === undefined),
    faulty: due.filter(({ finding }) => finding !== undefined && finding !== 'ok'),
  }
}

/** What may follow after acceptance (容缺后补) and is not in order yet. */
export function openTolerable(checklist: readonly Listed[]): Listed[] {
  return checklist.filter(({ need, finding }) => need === 'tolerable' && finding !== 'ok')
}

/** Can be promised for later: it has not come, or somebody looked at it and it is not in order. */
export const mayFollow = ({ need, handedIn, finding }: Omit<Listed, 'material' | 'title'>): boolean =>
  need === 'tolerable' && (finding === undefined ? !handedIn : finding !== 'ok')

/**
 * Why the window cannot accept: what is required is not in order, or what may follow has neither come nor been promised
 * in writing, so that nobody would ever ask for it again.
 */
export function refusalToAccept(checklist: readonly Listed[]): RuleViolation | undefined {
  const open = openTolerable(checklist)
  const refused = refusalOf(wantingIn(checklist), 'Accept')
  if (refused || open.length === 0) return refused
  return new RuleViolation('case/tolerance-first', { materials: titlesIn(open) })
}

/** Throws `case/materials-unjudged` or `case/materials-faulty`, with the titles of the first that are meant. */
export function assertJudged(wanting: Wanting, action: Resting): void {
  const refused = refusalOf(wanting, action)
  if (refused) throw refused
}

/** Why the materials do not let this be done: the sentence, to be said before somebody tries or when they have. */
export function refusalOf({ unjudged, faulty }: Wanting, action: Resting): RuleViolation | undefined {
  const because = (code: 'case/materials-unjudged' | 'case/materials-faulty', materials: readonly Listed[]) =>
    new RuleViolation(code, { materials: titlesIn(materials), action: ACTION[action].zh })
  if (unjudged.length > 0) return because('case/materials-unjudged', unjudged)
  return faulty.length > 0 ? because('case/materials-faulty', faulty) : undefined
}

/** Throws `case/material-unknown`: nobody is told to mend what their situation does not ask for. */
export function assertListed(
  checklist: readonly Pick<Listed, 'material'>[],
  faults: readonly Pick<MaterialFault, 'material'>[],
): void {
  if (faults.some(({ material }) => checklist.every((line) => line.material !== material)))
    throw new RuleViolation('case/material-unknown')
}

/**
 * Throws `case/material-held`: what the city holds, compared with its original or issued by itself, may not be asked for
 * again. Whoever finds that the copy is not right any more says so of the material first; then it is held no longer.
 */
export function assertNotHeld(
  checklist: readonly Pick<Listed, 'material' | 'title' | 'held'>[],
  faults: readonly MaterialFault[],
): void {
  const line = checklist.find(
    ({ material, held }) => held !== undefined && faults.some((fault) => fault.material === material),
  )
  if (line) throw new RuleViolation('case/material-held', { material: line.title, proof: line.held ?? '' })
}

/** Titles a sentence names before it counts the rest. */
const NAMED = 3

/** `营业执照、场所平面图`, and of many `营业执照、场所平面图、健康证明等5份`. */
export function titlesIn(materials: readonly Pick<Listed, 'title'>[]): string {
  const titles = materials.map(({ title }) => title)
  if (titles.length <= NAMED) return titles.join('、')
  return `${titles.slice(0, NAMED).join('、')}等${titles.length}份`
}
