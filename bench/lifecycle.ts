import type { Client } from './load.ts'

/** The session cookies of the people a case passes through. */
export type Posts = {
  clerk: string
  reviewer: string
  approver: string
  output: string
  supervisor: string
  city: string
  editor: string
}

/** The share of cases decided at the window in one go (即办), as in the demo city's past. */
const ON_SPOT = 0.4

/** One case from the application to the delivered result, every act over HTTP by whoever does it. */
export async function lifecycle(call: Client, posts: Posts): Promise<boolean> {
  const item = Math.random() < ON_SPOT ? 'onSpot' : 'promised'
  const made = await call('POST', '/api/bench/intake', { item })
  if (made.status !== 200) return false
  const { id } = JSON.parse(made.body) as { id: string }
  const act = async (path: string, who: keyof Posts, body: unknown = {}) => {
    const reply = await call('POST', `/api/cases/${id}/${path}`, body, posts[who])
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${reply.body}`)
    return JSON.parse(reply.body) as { status: string }
  }
  const read: Read = async (who) => {
    const reply = await call('GET', `/api/cases/${id}`, undefined, posts[who])
    return JSON.parse(reply.body) as Detail
  }
  const judge = async () => {
    const { materials } = await read('clerk')
    const findings = materials.map((material) => ({ material: material.id, verdict: 'ok' }))
    const judged = await call('PUT', `/api/cases/${id}/materials`, { findings }, posts.clerk)
    if (judged.status !== 200) throw new Error(`materials: ${judged.status} ${judged.body}`)
  }
  if (item === 'onSpot') await act('on-spot-decision', 'clerk', { opinion: '材料齐全，当场办结' })
  else {
    await judge()
    await decided(act, read)
  }
  return handedOut(act, read)
}

type Act = (path: string, who: keyof Posts, body?: unknown) => Promise<{ status: string }>
type Read = (who: keyof Posts) => Promise<Detail>

/** From the pre-review to the decision and its completion: the way of a case with a promised limit. */
async function decided(act: Act, read: Read): Promise<void> {
  let line = await act('pre-review-pass', 'clerk')
  if (line.status === 'prePassed') {
    await act('originals', 'clerk')
    line = await act('receipt', 'clerk')
  }
  line = await act('acceptance', 'clerk')
  while (line.status === 'reviewing') {
    const { steps, colleagues } = await read('reviewer')
    if (steps.some(({ state, fieldCheck }) => state === 'now' && fieldCheck === 'open'))
      await act('field-checks', 'reviewer', {
        members: colleagues.slice(0, 2).map(({ id }) => id),
        findings: '现场符合要求',
      })
    line = await act('step-completion', 'reviewer', { result: 'agree', opinion: '符合条件' })
  }
  await act('grant', 'approver', { opinion: '准予' })
  await act('completion', 'approver')
}

async function handedOut(act: Act, read: Read): Promise<boolean> {
  const { party, ...detail } = await read('output')
  if (detail.originals.when !== 'none' && !detail.originals.seen) await act('originals', 'output')
  if (detail.fee.due && !detail.fee.settled) await act('fee', 'output', { amount: 80, receipt: '000001' })
  const attested = detail.papers
    .filter(({ needsSeal, sealed }) => needsSeal && !sealed)
    .map((paper) => paper.id)
  await act('verification', 'output', { attested })
  const handover = {
    way: 'pickup',
    collector: 'applicant',
    name: party.name,
    documentKind: 'citizenId',
    documentNumber: party.documentNumber,
    ...(party.kind === 'legal' ? SENT : {}),
  }
  return (await act('delivery', 'output', handover)).status === 'delivered'
}

/** What a desk reads of a case, as far as a lifecycle needs it. */
type Detail = {
  party: { kind: string; name: string; documentNumber: string }
  materials: { id: string }[]
  papers: { id: string; needsSeal: boolean; sealed: boolean }[]
  originals: { when: string; seen: boolean }
  fee: { due: boolean; settled: boolean }
  steps: { state: string; fieldCheck: string }[]
  colleagues: { id: string }[]
}

/** An organisation sends somebody, who shows its letter. */
const SENT = {
  collector: 'agent',
  name: '王䶮',
  documentNumber: '620826198603152011',
  authority: 'letter',
}
