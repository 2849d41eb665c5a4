import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { RuleViolation } from '../core/violation.ts'
import { HOME } from './config.ts'
import { type Fonts, readFonts } from './font.ts'

/** A typeset document: its bytes are the same for the same template, data, day and fonts. */
export type Typeset = { pdf: Buffer; pages: number }

/**
 * Typeset data with a Typst template as PDF/A-2a: tagged, every font inside, fit for the archive. The template reads its
 * data as JSON from `sys.inputs.data`, and the families to use as `fonts` in it; data is never code. Characters that no
 * font has are the caller's to refuse with `assertDrawable`; one that slips through is refused by the standard, never
 * drawn as a blank. About 10 ms a page once warm; the typesetter is started by the first call and ends when idle.
 */
export async function typeset(
  template: string,
  data: Readonly<Record<string, unknown>>,
  createdAt: Date,
): Promise<Typeset> {
  typesetter = typesetter && typesetter.orders < SHIFT ? typesetter : hired()
  return made(await ordered(typesetter, orderOf(template, data, createdAt), PATIENCE_MS))
}

/**
 * The same for a whole book: by a typesetter of its own, which leaves when it is done, so that nobody's paper waits behind
 * a thousand pages and their memory is given back.
 */
export async function typesetBook(
  template: string,
  data: Readonly<Record<string, unknown>>,
  createdAt: Date,
): Promise<Typeset> {
  return made(await ordered(hired(), orderOf(template, data, createdAt), BOOK_PATIENCE_MS))
}

function orderOf(
  template: string,
  data: Readonly<Record<string, unknown>>,
  createdAt: Date,
): Omit<Order, 'id'> {
  return {
    folders: folders(),
    template,
    data: JSON.stringify({ ...data, fonts: fonts().families }),
    createdAt: Math.floor(createdAt.getTime() / 1000),
  }
}

function made(pdf: Buffer): Typeset {
  return { pdf, pages: Number(/\/Type \/Pages[^>]*?\/Count (\d+)/s.exec(pdf.toString('latin1'))?.[1]) }
}

/** The first character that no font can draw; `undefined` when all can be drawn. */
export function undrawable(text: string): string | undefined {
  const { has } = fonts()
  return [...text].find((character) => {
    const code = character.codePointAt(0) ?? 0
    return !isSilent(code) && !has(code)
  })
}

/** Throws `paper/missing-glyph`, naming the character, where a blank would be printed. */
export function assertDrawable(text: string): void {
  const character = undrawable(text)
  if (character === undefined) return
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  throw new RuleViolation('paper/missing-glyph', { character, code })
}

/** What the typesetter is told, and what comes back. */
export type Order = {
  id: number
  folders: readonly string[]
  template: string
  data: string
  createdAt: number
}
export type Proof = { id: number } & ({ pdf: Uint8Array } | { trouble: string })

/** Documents a typesetter sets before another takes over (typst never forgets all of one), and how long it stays idle. */
const SHIFT = 500
const IDLE_MS = 600_000
/** Longer than any paper takes, on any machine. */
const PATIENCE_MS = 20_000
/** Longer than any book takes. */
const BOOK_PATIENCE_MS = 600_000

type Waiting = { resolve: (pdf: Buffer) => void; reject: (error: Error) => void }
type Typesetter = {
  child: ChildProcess
  waiting: Map<number, Waiting>
  orders: number
  idle?: NodeJS.Timeout
}
let typesetter: Typesetter | undefined

function ordered(one: Typesetter, order: Omit<Order, 'id'>, patienceMs: number): Promise<Buffer> {
  const { child, waiting } = one
  const id = ++one.orders
  clearTimeout(one.idle)
  child.channel?.ref()
  const patience = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  return new Promise<Buffer>((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    child.send({ ...order, id } satisfies Order)
  }).finally(() => clearTimeout(patience))
}

function hired(): Typesetter {
  const child = fork(join(HOME, 'src/platform/typesetter.ts'), [], {
    serialization: 'advanced',
    execArgv: [],
  })
  const one: Typesetter = { child, waiting: new Map(), orders: 0 }
  child.on('message', (proof: Proof) => {
    const { resolve, reject } = one.waiting.get(proof.id) ?? {}
    one.waiting.delete(proof.id)
    if ('pdf' in proof) resolve?.(Buffer.from(proof.pdf))
    else reject?.(new TypeError(`typst: ${proof.trouble}`))
    if (one.waiting.size === 0) rest(one)
  })
  child.on('error', () => {}) // what waits is told when it is gone
  child.on('close', () => {
    if (typesetter === one) typesetter = undefined
    for (const { reject } of one.waiting.values()) reject(new TypeError('the typesetter is gone'))
  })
  child.unref()
  return one
}

/** Nothing to do: nobody waits for the process; it is let go after a while, at once when its shift is over. */
function rest(one: Typesetter): void {
  one.child.channel?.unref()
  if (one === typesetter) one.idle = setTimeout(() => dismiss(one), IDLE_MS).unref()
  else dismiss(one)
}

function dismiss(one: Typesetter): void {
  if (typesetter === one) typesetter = undefined
  if (one.child.connected) one.child.disconnect()
}

let known: Fonts | undefined

function fonts(): Fonts {
  known ??= readFonts(folders())
  return known
}

/**
 * Noto Serif SC from npm draws the first plane and the standard characters beyond it; `data/fonts` holds rare characters
 * of names, and is where an office adds a font of its own. Given folders come before those of the system.
 */
function folders(): string[] {
  const noto = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'),
  )
  return [join(noto, '400Regular'), join(noto, '700Bold'), join(HOME, 'data/fonts')]
}

/** A line break and the selectors of a variant have no picture of their own. */
function isSilent(code: number): boolean {
  return code === 0x0a || (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)
}
