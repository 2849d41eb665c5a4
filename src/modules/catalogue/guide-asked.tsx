import type { ReactElement } from 'react'
import { CONSULT } from '../../core/words/consultation.ts'
import { GUIDE_PAGE } from '../../core/words/guide-page.ts'
import { FaqList } from '../consultation/facade.ts'
import { Part } from './guide.tsx'
import type { Reading } from './reading.ts'

/** Questions people ask, each with what its answer rests on; and where to ask one that is not among them. */
export function Asked({ reading: { item, guide, faq, place } }: { reading: Reading }): ReactElement {
  return (
    <Part id="faq" title={GUIDE_PAGE.faq.zh}>
      {guide.faq.length + faq.length > 0 && <FaqList faq={faq} own={guide.faq} />}
      <p>
        <a href={`/consult?${new URLSearchParams({ item, ...(place ? { place: place.code } : {}) })}#ask`}>
          {CONSULT.askHere.zh}
        </a>
      </p>
    </Part>
  )
}
