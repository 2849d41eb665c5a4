import type { Day } from '../../core/day.ts'
import { type CodeKind, codeKindOf, normaliseCode } from '../../core/identifier.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'

/** 居民身份证 (111), 护照 (414), or the kinds of code an organisation goes by. */
export type DocumentKind = 'citizenId' | 'passport' | CodeKind

/** What a paper, or the applicant, says of the applicant. The kind of an organisation's code is read off the code. */
export type Described = {
  name: string
  documentNumber: string
  phone?: string | undefined
  address?: string | undefined
} & (
  | { kind: 'natural'; documentKind: 'citizenId' | 'passport' }
  | { kind: 'legal'; legalRepresentative?: string | undefined }
)

/** Who held the document in their hands, and when. `corrects` when the name on it is right and the record wrong. */
export type Seen = { by: string; on: Day; corrects?: boolean | undefined }

/**
 * The applicant of that document, found or made, in the caller's transaction. A document that was seen proves a record
 * that was only declared, and its name then holds; another name under a proved record is `identity/name-differs`.
 * Temporary and old codes are shared by several organisations, so there the name is part of the key.
 */
export async function findOrCreateParty(
  tx: Tx,
  described: Described,
  seen?: Seen,
): Promise<{ id: string; created: boolean }> {
  const values = rowOf(described, seen)
  const made = await tx
    .insertInto('identity.party')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 1n) return { id: values.id, created: true }
  const known = await tx
    .selectFrom('identity.party')
    .selectAll()
    .where('document_kind', '=', values.document_kind)
    .where('document_number', '=', values.document_number)
    .$if(!ONE_HOLDER.has(values.document_kind), (query) => query.where('name', '=', values.name))
    .forUpdate()
    .executeTakeFirstOrThrow()
  const renamed = known.name !== values.name
  const mayRename = seen !== undefined && (known.level === 1 || seen.corrects === true)
  if (renamed && !mayRename) throw new RuleViolation('identity/name-differs', { name: known.name })
  await tx
    .updateTable('identity.party')
    .set({
      name: values.name,
      phone: known.phone ?? values.phone,
      address: known.address ?? values.address,
      legal_representative: values.legal_representative ?? known.legal_representative,
      ...(seen && (known.level === 1 || renamed) ? proofOf(seen) : {}),
    })
    .where('id', '=', known.id)
    .execute()
  return { id: known.id, created: false }
}

/** The kinds of number that belong to one holder only. */
const ONE_HOLDER: ReadonlySet<DocumentKind> = new Set(['citizenId', 'passport', 'uscc'])

function rowOf(described: Described, seen: Seen | undefined) {
  const number = normaliseCode(described.documentNumber)
  const natural = described.kind === 'natural'
  return {
    id: newId(),
    kind: described.kind,
    name: described.name.trim(),
    document_kind: natural ? described.documentKind : codeKindOf(number),
    document_number: number,
    phone: described.phone ?? null,
    address: described.address ?? null,
    legal_representative: natural ? null : (described.legalRepresentative ?? null),
    created_by: seen?.by ?? 'self',
    ...(seen ? proofOf(seen) : {}),
  }
}

const proofOf = ({ by, on }: Seen) => ({ level: 2, verified_by: by, verified_on: on })
