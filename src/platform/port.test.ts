import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { assertFree } from './port.ts'

test('a free port is free, and stays so', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await expect(assertFree({ host: '127.0.0.1', port })).rejects.toThrow(`端口 ${port} 已被占用`)
  server.close()
  await once(server, 'close')
  await assertFree({ host: '127.0.0.1', port })
  await assertFree({ host: '127.0.0.1', port })
})

test('an address that is not of this machine is told as such', async () => {
  await expect(assertFree({ host: '192.0.2.1', port: 18_080 })).rejects.toThrow(
    'HOST=192.0.2.1 不是本机的地址',
  )
})
