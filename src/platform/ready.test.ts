import { expect, test } from 'vitest'
import { readiness } from './ready.ts'

test('a start says what it is doing until it is ready', () => {
  const life = readiness()
  expect(life.state()).toEqual({ phase: 'starting', doing: '正在启动' })
  life.doing('载入演示城市')
  expect(life.state()).toEqual({ phase: 'starting', doing: '载入演示城市' })
  life.ready()
  expect(life.state()).toEqual({ phase: 'ready', doing: '' })
})

test('nothing goes back: what is ready does not start, what stops is never ready again', () => {
  const life = readiness()
  life.ready()
  life.doing('再来一次')
  expect(life.state().phase).toBe('ready')
  life.stopping()
  life.ready()
  life.doing('再来一次')
  expect(life.state()).toEqual({ phase: 'stopping', doing: '正在停止' })
})

test('a start that is stopped does not become ready', () => {
  const life = readiness()
  life.stopping()
  life.ready()
  expect(life.state().phase).toBe('stopping')
})
