import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { ADMIN } from '../../core/words/admin-screens.ts'
import { Choice } from '../widgets/Choice.tsx'
import { useDesk } from '../widgets/session.ts'
import { partsQuery } from './reads.ts'

/** Narrows a list to one of the divisions below one's own. */
export function DivisionFilter({
  value,
  onChange,
}: {
  value: string | undefined
  onChange: (division: string | undefined) => void
}): ReactElement | null {
  const { post } = useDesk()
  const parts = useQuery(partsQuery(post.division))
  const divisions = parts.data?.divisions ?? []
  if (divisions.length === 0) return null
  return (
    <Choice
      label={ADMIN.division.zh}
      value={value ?? ''}
      empty={ADMIN.anyDivision.zh}
      options={divisions.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={(code) => onChange(code || undefined)}
    />
  )
}
