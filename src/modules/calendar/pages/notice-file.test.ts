import { expect, test } from 'vitest'
import { textOf } from './notice-file.ts'

test('a text file is read in UTF-8 and in GB 18030, and what is no text is not', () => {
  expect(textOf(new TextEncoder().encode('放假\r\n三天'))).toBe('放假\r\n三天')
  expect(textOf(Uint8Array.of(0xb7, 0xc5, 0xbc, 0xd9))).toBe('放假')
  expect(textOf(Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x00))).toBeUndefined() // a Word document, renamed
  expect(textOf(Uint8Array.of(0xff, 0xff))).toBeUndefined()
})
