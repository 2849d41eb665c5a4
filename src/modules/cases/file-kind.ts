import { fileTypeFromBuffer } from 'file-type'
import { RuleViolation } from '../../core/violation.ts'

/** What may be handed in: the kind by its first bytes, and the endings that belong to it. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'application/pdf': ['pdf'],
  'application/zip': ['ofd'], // OFD (GB/T 33190) is a ZIP whose first entry is OFD.xml
}

/**
 * The kind of a file by what is in it. Throws `file/kind` when that is none of jpg, png, pdf and ofd, or not what its
 * name says: a program that calls itself a picture is refused.
 */
export async function fileKind(head: Uint8Array, name: string): Promise<string> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  const ending = name.toLowerCase().split('.').at(-1) ?? ''
  const mime = found?.mime === 'application/ofd' ? 'application/zip' : found?.mime
  if (mime === undefined || !KINDS[mime]?.includes(ending)) throw new RuleViolation('file/kind', { name })
  if (mime !== 'application/zip') return mime
  if (!Buffer.from(head).includes('OFD.xml')) throw new RuleViolation('file/kind', { name })
  return 'application/ofd'
}
