import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'

/** The fonts of some folders: their families in the order given, and which characters can be drawn with them. */
export type Fonts = { families: readonly string[]; has: (codePoint: number) => boolean }

/**
 * Read what TrueType and OpenType fonts can draw from their `cmap` tables (formats 4 and 12), the glyphs untouched. A
 * family can draw what all its files can: a bold title must not fall into a hole of the bold.
 */
export function readFonts(folders: readonly string[]): Fonts {
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(ttf|otf)$/i.test(name))
      .sort()
      .map((name) => readFont(join(folder, name))),
  )
  const families = [...new Set(files.map(({ family }) => family))]
  const covered = new Uint8Array(PLANES)
  for (const family of families) {
    const own = files.filter((font) => font.family === family)
    for (let code = 0; code < PLANES; code += 1)
      if (own.every((font) => font.covered[code] === 1)) covered[code] = 1
  }
  return { families, has: (code) => covered[code] === 1 }
}

/** Planes 0 to 3: everything Chinese, up to extension H. */
const PLANES = 0x40000

function readFont(path: string): { family: string; covered: Uint8Array } {
  const file = openSync(path, 'r')
  try {
    const head = readAt(file, 0, 12)
    const directory = readAt(file, 12, head.readUInt16BE(4) * 16)
    return {
      family: familyOf(tableOf(file, directory, 'name')),
      covered: coverageOf(tableOf(file, directory, 'cmap')),
    }
  } finally {
    closeSync(file)
  }
}

function readAt(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  readSync(file, bytes, 0, length, offset)
  return bytes
}

function tableOf(file: number, directory: Buffer, tag: string): Buffer {
  for (let at = 0; at < directory.length; at += 16) {
    if (directory.toString('latin1', at, at + 4) === tag)
      return readAt(file, directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12))
  }
  throw new TypeError(`no ${tag} table in this font`)
}

/** The typographic family where there is one (name 16), otherwise the plain one (name 1), in English. */
function familyOf(name: Buffer): string {
  const strings = name.readUInt16BE(4)
  const names = new Map<number, string>()
  for (let at = 6; at < 6 + name.readUInt16BE(2) * 12; at += 12) {
    const [platform, language, id] = [
      name.readUInt16BE(at),
      name.readUInt16BE(at + 4),
      name.readUInt16BE(at + 6),
    ]
    if (platform !== 3 || language !== 0x409) continue
    const start = strings + name.readUInt16BE(at + 10)
    const text = Buffer.from(name.subarray(start, start + name.readUInt16BE(at + 8)))
    names.set(id, text.swap16().toString('utf16le'))
  }
  const family = names.get(16) ?? names.get(1)
  if (family === undefined) throw new TypeError('a font without a family name')
  return family
}

function coverageOf(cmap: Buffer): Uint8Array {
  const covered = new Uint8Array(PLANES)
  for (let record = 0; record < cmap.readUInt16BE(2); record += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + record * 8))
    const format = table.readUInt16BE(0)
    if (format === 4) coverSegments(table, covered)
    if (format === 12) coverGroups(table, covered)
  }
  return covered
}

/** Format 4: segments of the first plane, each with a shift or a list of glyphs; glyph 0 is no glyph. */
function coverSegments(table: Buffer, covered: Uint8Array): void {
  const doubled = table.readUInt16BE(6)
  for (let at = 0; at < doubled; at += 2) {
    const last = table.readUInt16BE(14 + at)
    const first = table.readUInt16BE(16 + doubled + at)
    const shift = table.readUInt16BE(16 + 2 * doubled + at)
    const offsetAt = 16 + 3 * doubled + at
    const offset = table.readUInt16BE(offsetAt)
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const glyph =
        offset === 0 ? (code + shift) & 0xffff : table.readUInt16BE(offsetAt + offset + 2 * (code - first))
      if (glyph !== 0) covered[code] = 1
    }
  }
}

/** Format 12: runs of any plane. */
function coverGroups(table: Buffer, covered: Uint8Array): void {
  for (let at = 16; at < 16 + table.readUInt32BE(12) * 12; at += 12) {
    const [first, last] = [table.readUInt32BE(at), table.readUInt32BE(at + 4)]
    if (first < PLANES) covered.fill(1, first, Math.min(last + 1, PLANES))
  }
}
