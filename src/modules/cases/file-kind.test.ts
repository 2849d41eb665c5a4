import { describe, expect, test } from 'vitest'
import { fileKind } from './file-kind.ts'

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex')
const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(600, 0x20)])
const JPEG = padded(hex('ffd8ffe000104a46494600010100000100010000'))
const PNG = padded(hex('89504e470d0a1a0a 0000000d 49484452 00000001 00000001 0802000000 907753de'))
const PDF = padded(Buffer.from('%PDF-1.7\n%âãÏÓ\n'))
/** A ZIP whose first entry has this name. */
const zip = (name: string) => {
  const head = hex('504b0304 1400 0000 0000 0000 0000 00000000 00000000 00000000')
  const lengths = Buffer.from([name.length, 0, 0, 0])
  return padded(Buffer.concat([head, lengths, Buffer.from(name)]))
}
const OFD = zip('OFD.xml')

const refused = (bytes: Uint8Array, name: string) =>
  expect(fileKind(bytes, name), name).rejects.toMatchObject({ code: 'file/kind', status: 422 })

describe('what may be handed in', () => {
  test.each([
    ['身份证.jpg', 'image/jpeg', JPEG],
    ['SCAN.JPEG', 'image/jpeg', JPEG],
    ['平面图.png', 'image/png', PNG],
    ['章程 (终稿).v2.PDF', 'application/pdf', PDF],
    ['电子发票.ofd', 'application/ofd', OFD],
  ])('%s is %s', async (name, kind, bytes) => {
    expect(await fileKind(bytes, name)).toBe(kind)
  })
})

describe('what is refused, with its name in the sentence', () => {
  test('what is not what it calls itself', async () => {
    await refused(JPEG, '身份证.png')
    await refused(PNG, '平面图.pdf')
    await refused(PDF, '章程.jpg')
    await refused(OFD, '发票.pdf')
    await refused(PDF, '发票.ofd')
  })

  test('what has no name of that kind, or two', async () => {
    for (const name of [
      '身份证',
      '身份证.',
      '.jpg.exe',
      '身份证.jpg.exe',
      '身份证.jpg ',

      'a.svg',
      'a.html',
    ])
      await refused(JPEG, name)
  })

  test.each([
    ['a program of Windows', hex('4d5a90000300000004000000ffff0000')],
    ['a program of Linux', hex('7f454c4602010100000000000000000002003e00')],
    ['a script', Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    [
      'a picture with script in it',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    ],
    ['an animated picture', Buffer.from('GIF89a\u0001\u0000\u0001\u0000')],
    ['a text document', zip('word/document.xml')],
    ['any archive', zip('readme.txt')],
    ['an older office document', hex('d0cf11e0a1b11ae1')],
    ['nothing of any kind', Buffer.from('plain words')],
    ['zeros', Buffer.alloc(600)],
  ])('%s, whatever it calls itself', async (_, bytes) => {
    for (const name of ['a.jpg', 'a.png', 'a.pdf', 'a.ofd', 'a.zip', 'a.exe', 'a.html'])
      await refused(padded(bytes as Buffer), name)
  })

  test('a few bytes, or none', async () => {
    for (const bytes of [Buffer.alloc(0), hex('ff'), hex('ffd8'), Buffer.from('%PD')])
      await refused(bytes, 'a.pdf')
  })

  test('the sentence names the file as its sender does', async () => {
    await expect(fileKind(Buffer.from('x'), '王䶮的"材料".doc')).rejects.toThrow('“王䶮的"材料".doc”')
  })
})
