import { describe, expect, test } from 'vitest'
import { readScanned } from './scanned.ts'

const ID = '01900000-0000-7abc-8000-000000000001'
const token = Buffer.concat([Buffer.from(ID.replaceAll('-', ''), 'hex'), Buffer.alloc(16, 7)]).toString(
  'base64url',
)

describe('what a scanner or a clerk types into the search', () => {
  test('the link on a receipt page opens its case', () => {
    expect(readScanned(`http://127.0.0.1:8080/follow/${token}`)).toEqual({ to: 'case', id: ID })
    expect(readScanned(` https://zwfw.example.gov.cn/c/${token}/ `)).toEqual({ to: 'case', id: ID })
  })

  test('the code on a paper leads to the paper', () => {
    const code = 'AbCdEfGhIjKlMnOpQrStUv'
    expect(readScanned(`http://127.0.0.1:8080/check/${code}`)).toEqual({ to: 'paper', token: code })
  })

  test('a case number is read as people write it', () => {
    expect(readScanned('11620826mb9600213d 4000131123000 20261123 0001')).toEqual({
      to: 'words',
      text: '11620826MB9600213D4000131123000202611230001',
    })
  })

  test('everything else is words to look for, an address of another kind included', () => {
    expect(readScanned(' 王䶮 ')).toEqual({ to: 'words', text: '王䶮' })
    const far = `https://example.com/${'x'.repeat(43)}`
    expect(readScanned(far)).toEqual({ to: 'words', text: far })
  })
})
