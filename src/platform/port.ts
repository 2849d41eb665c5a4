import { createServer } from 'node:net'
import { codeOf, trouble } from './trouble.ts'

/** Can this address be listened on? Asked before anything slow, so that a taken port is told at once. */
export async function assertFree({ host, port }: { host: string; port: number }): Promise<void> {
  const probe = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject)
      probe.listen({ host, port, exclusive: true }, resolve)
    })
  } catch (error) {
    throw cannotListen(error, host, port)
  } finally {
    probe.close()
  }
}

/** The same sentence when it is lost between asking and listening. */
export function cannotListen(error: unknown, host: string, port: number): Error {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return trouble(
        `端口 ${port} 已被占用。请停止占用它的程序，或另选一个端口，例如 PORT=${port < 65_535 ? port + 1 : 8080} npm start。`,
        error,
      )
    case 'EACCES':
      return trouble(`没有权限使用端口 ${port}。请另选 1024 以上的端口，例如 PORT=8080 npm start。`, error)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return trouble(`HOST=${host} 不是本机的地址。请改用本机的 IP 地址，或去掉 HOST。`, error)
    default:
      return error as Error
  }
}
