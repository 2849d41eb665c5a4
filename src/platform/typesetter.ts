import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Order, Proof } from './typeset.ts'

/**
 * The typesetter at work: a process of its own, because typst keeps a little of every document for ever and holds the
 * fonts in memory. It sets one document after the other and ends with its parent.
 */
let compiler: NodeCompiler | undefined

process.on('message', (order: Order) => {
  const answer = (proof: Proof) => process.send?.(proof)
  try {
    answer({ id: order.id, pdf: set(order) })
  } catch (error) {
    const { message, code } = error as { message?: string; code?: string } // typst tells one or the other
    answer({ id: order.id, trouble: message || code || String(error) })
  }
})
process.on('disconnect', () => process.exit())

function set({ folders, template, data, createdAt }: Order): Buffer {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: [...folders] }] })
  const pdf = compiler.pdf(
    { mainFileContent: template, inputs: { data } },
    { pdfStandard: 'a-2a', creationTimestamp: createdAt },
  )
  compiler.evictCache(10)
  return pdf
}
