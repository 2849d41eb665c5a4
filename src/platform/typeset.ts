import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { RuleViolation } from '../core/violation.ts'
import { HOME } from './config.ts'
import { type Fonts, readFonts } from './font.ts'

/** A typeset document: its bytes are the same for the same template, data, day and fonts. */
export type Typeset = { pdf: Buffer; pages: number }

/**
 * Typeset data with a Typst template as PDF/A-2a: tagged, every font inside, fit for the archive. The template reads its
 * data as JSON from `sys.inputs.data`, and the families to use as `fonts` in it; data is never code. Characters that no
 * font has are the caller's to refuse with `assertDrawable`; one that slips through is refused by the standard, never
 * drawn as a blank. 2–10 ms a page once warm; the first call opens the fonts.
 */
export function typeset(template: string, data: Readonly<Record<string, unknown>>, createdAt: Date): Typeset {
  compiler ??= NodeCompiler.create({ workspace: HOME, fontArgs: [{ fontPaths: folders() }] })
  const inputs = { data: JSON.stringify({ ...data, fonts: fonts().families }) }
  const made = compiler.compile({ mainFileContent: template, inputs })
  const document = made.result
  if (!document) throw new TypeError(`typst: ${JSON.stringify(made.takeError()?.shortDiagnostics)}`)
  const creationTimestamp = Math.floor(createdAt.getTime() / 1000)
  const pdf = compiler.pdf(document, { pdfStandard: 'a-2a', creationTimestamp })
  compiler.evictCache(10) // otherwise typst remembers every paper it ever set
  return { pdf, pages: document.numOfPages }
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

let compiler: NodeCompiler | undefined
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
