import { useCallback, useEffect, useRef, useState } from 'react'
import { call, type Failure } from '../../../platform/call.ts'
import { type DraftGuideShape, type DraftView, type GateFinding, saveDraft } from '../acts.ts'

/** What the department writes of a draft. */
export type Written = { content: readonly DraftGuideShape[]; basis: string; startsOn: string | null }

export type Writing = {
  written: Written
  write: (change: Partial<Written>) => void
  findings: readonly GateFinding[]
  state: 'saved' | 'unsaved' | 'saving' | 'failed'
  error: Failure | undefined
  /** Answers whether everything is stored now. */
  saveNow: () => Promise<boolean>
}

/** How long nobody types before it is saved. */
const PAUSE = 800

/**
 * A draft as it is typed. It is kept in this browser at every stroke and saved when typing pauses, one save after the
 * other; what could not be saved is there again when the page is opened anew. What somebody else wrote is never written over.
 */
export function useWriting(draft: DraftView): Writing {
  const stored = useRef({ revision: draft.revision })
  const [written, setWritten] = useState<Written>(() => keptOf(draft) ?? writtenOf(draft))
  const [findings, setFindings] = useState<readonly GateFinding[]>(draft.findings)
  const [state, setState] = useState<Writing['state']>(() => (keptOf(draft) ? 'unsaved' : 'saved'))
  const [error, setError] = useState<Failure>()
  const latest = useRef(written)
  const dirty = useRef(keptOf(draft) !== undefined)
  const running = useRef<Promise<boolean> | undefined>(undefined)

  const saveNow = useCallback(async (): Promise<boolean> => {
    await running.current
    if (!dirty.current) return true
    dirty.current = false
    setState('saving')
    running.current = store(draft.id, stored.current.revision, latest.current).then(
      ({ revision, findings: found }) => {
        stored.current.revision = revision
        setFindings(found)
        setError(undefined)
        if (dirty.current) return true
        forget(draft.id)
        setState('saved')
        return true
      },
      (failure: Failure) => {
        dirty.current = true
        setError(failure)
        setState('failed')
        return false
      },
    )
    return running.current
  }, [draft.id])

  const write = (change: Partial<Written>) => {
    const next = { ...latest.current, ...change }
    latest.current = next
    dirty.current = true
    keep(draft.id, stored.current.revision, next)
    setWritten(next)
    setState('unsaved')
  }

  const canSave = draft.may.includes('Save')
  useEffect(() => {
    if (state !== 'unsaved' || !canSave) return
    const timer = setTimeout(() => void saveNow(), PAUSE)
    return () => clearTimeout(timer)
  }, [written, state, canSave, saveNow])

  return { written, write, findings, state, error, saveNow }
}

const store = (id: string, revision: number, { content, basis, startsOn }: Written) =>
  call(saveDraft, { id, revision, content: [...content], basis, startsOn: startsOn || null })

const writtenOf = ({ content, basis, startsOn }: DraftView): Written => ({ content, basis, startsOn })

const nameOf = (id: string) => `onewindow.draft.${id}`

function keep(id: string, revision: number, written: Written): void {
  try {
    localStorage.setItem(nameOf(id), JSON.stringify({ revision, written }))
  } catch {
    // a browser that keeps nothing still saves to the server
  }
}

function forget(id: string): void {
  try {
    localStorage.removeItem(nameOf(id))
  } catch {
    // nothing was kept
  }
}

/** What was typed here and not saved, unless the draft has been written on since. */
function keptOf({ id, revision, may }: DraftView): Written | undefined {
  if (!may.includes('Save')) return undefined
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(id)) ?? 'null') as {
      revision: number
      written: Written
    } | null
    return kept?.revision === revision ? kept.written : undefined
  } catch {
    return undefined
  }
}
