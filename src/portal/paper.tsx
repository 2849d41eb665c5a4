import type { ReactElement } from 'react'
import type { Block, PaperText } from '../core/document/paper.ts'

/**
 * An official paper on the screen: every word of it, in the order of print. The PDF is typeset from the same text, so what
 * a person reads here is what the paper says. Give it the rest of the page's title level with `heading`.
 */
export function PaperView({
  text,
  heading: Title = 'h1',
}: {
  text: PaperText
  heading?: 'h1' | 'h2'
}): ReactElement {
  const { mark, organ, title, number, edition, addressee, body, signature, signing, copies } = text
  return (
    <article className="sheet" lang="zh-CN">
      {mark.length > 0 && (
        <p className="sheet-mark">
          {mark.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
      )}
      <header>
        <p>{organ}</p>
        <Title>{title}</Title>
        {number && <p className="sheet-number">{number}</p>}
        {edition && <p className="sheet-number">{edition}</p>}
      </header>
      {addressee && <p className="sheet-addressee">{addressee}</p>}
      {keyed(body).map(([key, block]) => (
        <BlockView key={key} block={block} />
      ))}
      {signature && (
        <p className="sheet-signature">
          <span>
            {signature.organ}
            {signature.seal}
          </span>
          <span>{signature.date}</span>
        </p>
      )}
      {signing && (
        <p className="sheet-signing">
          {signing.map((label) => (
            <span key={label}>{label}：</span>
          ))}
        </p>
      )}
      {copies && <p className="sheet-copies">{copies}</p>}
    </article>
  )
}

function BlockView({ block }: { block: Block }): ReactElement {
  switch (block.type) {
    case 'paragraph':
      return <p>{block.text}</p>
    case 'heading':
      return <p className="sheet-heading">{block.text}</p>
    case 'list':
      return (
        <>
          {keyed(block.items).map(([key, item]) => (
            <p key={key}>{item}</p>
          ))}
        </>
      )
    case 'form':
      return (
        <table>
          <tbody>
            {block.rows.map(({ label, text }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'table':
      return (
        <div className="scroll">
          <table className="sheet-table">
            <thead>
              <tr>
                {block.head.map((word) => (
                  <th scope="col" key={word}>
                    {word}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {keyed(block.rows).map(([key, row]) => (
                <tr key={key}>
                  {keyed(row).map(([cell, word]) => (
                    <td key={cell} data-head={block.head[Number(cell)]}>
                      {word}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
  }
}

/** A paper never changes: the place of a line is its key. */
const keyed = <T,>(lines: readonly T[]): [string, T][] => lines.map((line, place) => [String(place), line])
