import { useEffect, useRef } from 'react'

/** One key of the keyboard, and what it does here and now. */
export type Key = {
  /** As the browser names it: `j`, `Enter`, `ArrowDown`, `?`; with `ctrl+` in front for a chord. */
  key: string
  says: string
  run: (event: KeyboardEvent) => void
  /** Also while somebody is typing. */
  always?: boolean
  /** Known from elsewhere; not in the list of keys. */
  quiet?: boolean
}
/** Where keys belong: what lies on top is asked first. A dialog keeps the keys from everything under it. */
export type Layer = 'frame' | 'list' | 'case' | 'material' | 'panel' | 'dialog'
const ORDER: readonly Layer[] = ['dialog', 'panel', 'material', 'case', 'list', 'frame']

type Held = { layer: Layer; keys: readonly Key[] }
const held = new Set<{ current: Held }>()

/** These keys work while the caller is on the screen. Plain letters never fire while somebody is typing. */
export function useKeys(layer: Layer, keys: readonly Key[], on = true): void {
  const latest = useRef<Held>({ layer, keys })
  latest.current = { layer, keys }
  useEffect(() => {
    if (!on) return
    held.add(latest)
    return () => {
      held.delete(latest)
    }
  }, [on])
}

/** The keys that work now, from the top, for the list of keys. */
export function keysInForce(): { layer: Layer; keys: readonly Key[] }[] {
  return ORDER.map((layer) => ({
    layer,
    keys: inLayer(layer)
      .flatMap(({ keys }) => keys)
      .filter(({ quiet }) => !quiet),
  })).filter(({ keys }) => keys.length > 0)
}

/** Call once: the one listener of the whole desk. Answers how to stop it. */
export function listenForKeys(singleKeys: () => boolean): () => void {
  const hear = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.defaultPrevented) return
    const pressed = nameOf(event)
    if (isTheirs(event.target, pressed)) return
    const typing = isTyping(event.target)
    for (const layer of ORDER) {
      const here = inLayer(layer)
      const key = here.flatMap(({ keys }) => keys).find((one) => one.key === pressed)
      if (key && (key.always || (!typing && (pressed.length > 1 || singleKeys())))) {
        event.preventDefault()
        key.run(event)
        return
      }
      if (layer === 'dialog' && here.length > 0) return
    }
  }
  window.addEventListener('keydown', hear)
  return () => window.removeEventListener('keydown', hear)
}

const inLayer = (layer: Layer): Held[] =>
  [...held].map(({ current }) => current).filter((one) => one.layer === layer)

function nameOf({ key, ctrlKey, metaKey }: KeyboardEvent): string {
  const name = key.length === 1 ? key.toLowerCase() : key
  return ctrlKey || metaKey ? `ctrl+${name}` : name
}

/** Keys that a control needs for itself: Enter and the space bar press a button, arrows move between choices. */
function isTheirs(target: EventTarget | null, pressed: string): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (pressed === 'Enter' || pressed === ' ') return target.closest('button, a[href], summary') !== null
  return pressed.startsWith('Arrow') && target.closest('input, select, textarea, [role="menu"]') !== null
}

/**
 * Whether a page that has arrived may take the focus: it lies nowhere, on the way here or in the page before. Whoever types
 * in the frame or has opened a menu, while the page was still on its way, goes on there.
 */
export function mayTakeFocus(): boolean {
  const here = document.activeElement
  return here === null || here === document.body || here.closest('nav, #main') !== null
}

/** Where a letter is a letter. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'file'].includes(target.type)
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  )
}
