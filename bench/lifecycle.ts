import type { Client } from './load.ts'

/** The session cookies of the people a case passes through. */
export type Posts = { clerk: string; reviewer: string; approver: string; output: string; supervisor: string }

/** One case from the application to the delivered result, every act over HTTP by whoever does it. */
export async function lifecycle(call: Client, posts: Posts): Promise<boolean> {
  const made = await call('POST', '/api/bench/intake', { item: 'first' })
  if (made.status !== 200) return false
  const { id } = JSON.parse(made.body) as { id: string }
  const act = async (path: string, who: keyof Posts, body: unknown = {}) => {
    const reply = await call('POST', `/api/cases/${id}/${path}`, body, posts[who])
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${reply.body}`)
    return JSON.parse(reply.body) as { status: string }
  }
  const read = async (who: keyof Posts) => {
    const reply = await call('GET', `/api/cases/${id}`, undefined, posts[who])
    return JSON.parse(reply.body) as Detail
  }
  const { materials, party } = await read('clerk')
  const findings = materials.map((material) => ({ material: material.id, verdict: 'ok' }))
  const judged = await call('PUT', `/api/cases/${id}/materials`, { findings }, posts.clerk)
  if (judged.status !== 200) throw new Error(`materials: ${judged.status} ${judged.body}`)
  let line = await act('pre-review-pass', 'clerk')
  if (line.status === 'prePassed') {
    await act('originals', 'clerk')
    line = await act('receipt', 'clerk')
  }
  line = await act('acceptance', 'clerk')
  while (line.status === 'reviewing')
    line = await act('step-completion', 'reviewer', { result: 'agree', opinion: '符合条件' })
  await act('grant', 'approver', { opinion: '准予' })
  await act('completion', 'approver')
  const detail = await read('output')
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
}

/** An organisation sends somebody, who shows its letter. */
const SENT = {
  collector: 'agent',
  name: '王䶮',
  documentNumber: '620826198603152011',
  authority: 'letter',
}
