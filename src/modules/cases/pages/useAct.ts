import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { z } from 'zod'
import { call } from '../../../platform/call.ts'
import type { Endpoint } from '../../../platform/endpoint.ts'
import { newId } from '../../../platform/id.ts'
import { ACTS, type ActName } from '../acts.ts'
import type { CaseLine } from '../contract.ts'

export type Sent = { id: string; name: ActName; input: Record<string, unknown> }
type AnyAct = Endpoint<z.ZodObject, typeof CaseLine>

/**
 * Carry out acts. Pressing again after an answer that got lost is the same request, so nothing happens twice; with
 * anything changed it is another. Afterwards everything shown of cases is read again, whatever the answer was.
 */
export function useAct() {
  const client = useQueryClient()
  const last = useRef({ content: '', requestId: '' })
  return useMutation({
    async mutationFn({ id, name, input }: Sent) {
      const content = JSON.stringify([id, name, input])
      if (last.current.content !== content) last.current = { content, requestId: newId() }
      const line = await call(ACTS[name] as AnyAct, { id, ...input }, last.current.requestId)
      last.current = { content: '', requestId: '' }
      return line
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['cases'] }),
  })
}
