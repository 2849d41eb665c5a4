/**
 * The text of a .txt file as offices send it: UTF-8, or else GB 18030, which older Windows in China writes. Undefined for
 * what is neither, such as a Word document that was only renamed.
 */
export function textOf(bytes: Uint8Array): string | undefined {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return isText(text) ? text : undefined
    } catch {
      // not in this encoding: the next one
    }
  }
  return undefined
}

/** A text has no control characters but its line breaks and tabs. */
const isText = (text: string): boolean =>
  [...text].every((char) => char >= ' ' || char === '\n' || char === '\r' || char === '\t')
