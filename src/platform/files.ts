import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { RuleViolation } from '../core/violation.ts'

/**
 * Where the bytes of materials lie: by the hash of what they hold, written once, never changed. What nothing refers to is
 * swept away in the end (`sweep.ts`); what was only set aside comes back when somebody asks for it.
 */
export type Files = {
  /** Store a stream; answers when it would survive a loss of power. Throws `file/too-large` or `file/empty`. */
  put: (bytes: AsyncIterable<Uint8Array>, limit?: number) => Promise<StoredFile>
  get: (sha256: string) => Readable
  has: (sha256: string) => Promise<boolean>
}
/** `head` is the first bytes, for telling what kind of file it is. */
export type StoredFile = { sha256: string; size: number; head: Uint8Array }

/** Largest file anybody may upload. */
export const FILE_LIMIT = 20 * 1024 * 1024
/** Bytes that tell a file's kind. */
const HEAD = 4_100

/** Where a file belongs, and where it waits once nothing refers to it. */
export const placeOf = (folder: string, sha256: string): string =>
  join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
export const ASIDE = 'aside'
export const UNFINISHED = 'tmp'

export function openFiles(folder: string): Files {
  return {
    async put(bytes, limit = FILE_LIMIT) {
      await mkdir(join(folder, UNFINISHED), { recursive: true })
      const temporary = join(folder, UNFINISHED, randomUUID())
      const handle = await open(temporary, 'wx', 0o600)
      try {
        const stored = await copy(bytes, handle, limit)
        await handle.sync()
        await handle.close()
        const final = placeOf(folder, stored.sha256)
        await mkdir(dirname(final), { recursive: true })
        await rename(temporary, final)
        await syncFolder(dirname(final))
        return stored
      } catch (error) {
        await handle.close().catch(() => {})
        await rm(temporary, { force: true })
        throw error
      }
    },
    get: (sha256) => Readable.from(bytesOf(folder, sha256), { objectMode: false }),
    has: async (sha256) => (await isThere(placeOf(folder, sha256))) || bringBack(folder, sha256),
  }
}

async function* bytesOf(folder: string, sha256: string): AsyncGenerator<Buffer> {
  const place = placeOf(folder, sha256)
  if (!(await isThere(place))) await bringBack(folder, sha256)
  yield* createReadStream(place)
}

/** A file that was set aside is in its place again. Answers whether there was one. */
export function bringBack(folder: string, sha256: string): Promise<boolean> {
  return rename(join(folder, ASIDE, sha256), placeOf(folder, sha256)).then(
    () => true,
    () => false, // it never was set aside, or is gone for good
  )
}

const isThere = (place: string): Promise<boolean> =>
  stat(place).then(
    () => true,
    () => false,
  )

async function copy(
  bytes: AsyncIterable<Uint8Array>,
  handle: FileHandle,
  limit: number,
): Promise<StoredFile> {
  const hash = createHash('sha256')
  const head: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    if (size < HEAD) head.push(chunk.subarray(0, HEAD - size))
    size += chunk.length
    if (size > limit) throw new RuleViolation('file/too-large')
    hash.update(chunk)
    await handle.write(chunk)
  }
  if (size === 0) throw new RuleViolation('file/empty')
  return { sha256: hash.digest('hex'), size, head: Buffer.concat(head) }
}

/** A rename survives a loss of power only once its folder is on disk too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().catch(() => {}) // some file systems cannot sync a folder
  await handle.close()
}
