import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOME_HALL, staffAt } from '../../../tests/app.ts'
import { familyAt, partyOf, prepare } from '../../../tests/authority/files.ts'
import { organId } from '../../../tests/authority/people.ts'
import { CITIZEN } from '../../../tests/authority/stage.ts'
import { ask, openWorld, type Session, type World } from '../../../tests/authority/world.ts'
import type { SessionView } from './contract.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const view = async (session: Session): Promise<SessionView> =>
  (await ask(world, session, { method: 'GET', url: '/api/session' })).json()
const post = (session: Session, url: string) => ask(world, session, { method: 'POST', url, body: {} })
const at = (where: Parameters<typeof staffAt>[1], side: 'A' | 'B' = 'A') => staffAt(world.db, where, { side })

describe('where somebody sits, by names', () => {
  test('a clerk at a window of a hall', async () => {
    const clerk = await at({ site: HOME_HALL, role: 'clerk' })
    const { post: held } = await view(await world.signIn({ person: clerk.id, post: clerk.post.id }))
    const { rows } = await world.owner.query('select number from organisation.service_window where id = $1', [
      clerk.post.window,
    ])
    expect(held).toMatchObject({ placeName: '静宁县政务服务中心', windowName: `${rows[0].number}号窗口` })
  })

  test('whoever sits at no window is at their hall, department or division', async () => {
    const organ = await organId(world, 'market-regulation', '620826')
    const names = []
    for (const where of [
      { site: HOME_HALL, role: 'hallManager' },
      { organ, role: 'reviewer' },
      { division: '620826000000', role: 'supervisor' },
    ] as const) {
      const one = await at(where)
      const { post: held } = await view(await world.signIn({ person: one.id, post: one.post.id }))
      names.push([held.placeName, held.windowName])
    }
    expect(names).toEqual([
      ['静宁县政务服务中心', null],
      ['静宁县市场监督管理局', null],
      [expect.stringContaining('静宁县'), null],
    ])
  })
})

test('B of a window waits for A by name, steps in for the day, and then acts as A would (AB岗)', async () => {
  const [a, b] = [
    await at({ site: HOME_HALL, role: 'clerk' }),
    await at({ site: HOME_HALL, role: 'clerk' }, 'B'),
  ]
  const party = await partyOf(world, CITIZEN)
  const family = await familyAt(world, 'hall', { site: HOME_HALL, handOut: HOME_HALL }, party)
  const { id } = await prepare(world, family, 'received')
  const session = await world.signIn({ person: b.id, post: b.post.id })
  const standing = async () => {
    const { standing, principal } = (await view(session)).post
    return [standing, principal]
  }
  expect(await standing()).toEqual(['waiting', a.name])
  expect((await post(session, `/api/cases/${id}/claim`)).json().type).toBe('organisation/waiting')

  expect((await post(session, '/api/standing-in')).statusCode).toBe(200)
  expect(await standing()).toEqual(['substitute', null])
  expect((await post(session, `/api/cases/${id}/claim`)).json()).toMatchObject({ holderName: b.name })
})
