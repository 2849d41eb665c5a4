import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { CHECKLIST } from '../../../core/words/case-desk.ts'
import { say } from '../../../core/words/workbench.ts'
import { call, type Failure, upload } from '../../../platform/call.ts'
import { FILE_LIMIT } from '../../../workbench/widgets/files.ts'
import { bindScan } from '../contract.ts'

const Stored = z.object({ sha256: z.string(), attachment: z.uuid().nullable() })

/** Send a scan to a case: as a file of one of its materials, or, without one, to be bound to a paper. */
function send(id: string, file: File, material: string | undefined, tell: (part: number) => void) {
  if (file.size > FILE_LIMIT) throw tooLarge(file.name)
  return upload(`/cases/${id}/files`, { name: file.name, material }, file, Stored, tell)
}

/** A scan of a material; `part` says how much of it has arrived. */
export function useScan(id: string) {
  const client = useQueryClient()
  const [part, setPart] = useState(0)
  const scan = useMutation({
    mutationFn: ({ file, material }: { file: File; material: string }) => {
      setPart(0)
      return send(id, file, material, setPart)
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['cases', 'one', id] }),
  })
  return { scan, part }
}

/** The stamped paper, scanned back and bound to its case. */
export function useSeal(id: string) {
  const client = useQueryClient()
  return useMutation({
    async mutationFn({ file, paper }: { file: File; paper: string }) {
      const { sha256 } = await send(id, file, undefined, () => {})
      return call(bindScan, { id, paper, file: sha256, name: file.name })
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['cases'] }),
  })
}

function tooLarge(name: string): Failure {
  const sentence = say(CHECKLIST.tooLarge, { name })
  return Object.assign(new Error(sentence), { type: 'file/too-large', status: 413, issues: [] })
}
