import type { ReactElement } from 'react'
import { indicatorsFor, isBad, type Stars } from '../../core/evaluation/rating.ts'
import { RATING, STARS } from '../../core/words/evaluation.ts'
import type { Fields, Problems } from '../../platform/page.tsx'
import { Button, ButtonLink, ChoiceField, Facts, Form, LongTextField, Notice } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import type { RatingState } from './queries.ts'

export const LEVELS: readonly Stars[] = [5, 4, 3, 2, 1]

type Asked = {
  base: string
  title: string
  stars: Stars | undefined
  problems: Problems
  typed: Fields
}

/** First how satisfied, one touch; then, for that level only, why. Without script these are two pages. */
export function RatingPage({ base, title, stars, problems, typed }: Asked): ReactElement {
  return (
    <Shell title={RATING.title.zh} crumbs={[{ href: base, text: RATING.back.zh }]} narrow>
      <h1>{stars ? `${RATING.yours.zh}：${STARS[stars].zh}` : RATING.ask.zh}</h1>
      <p className="lead">{title}</p>
      {stars ? (
        <Why {...{ base, stars, problems, typed }} />
      ) : (
        <Levels base={base} problem={problems.stars} />
      )}
      <p className="soft">{RATING.voluntary.zh}</p>
    </Shell>
  )
}

function Levels({ base, problem }: { base: string; problem: string | undefined }) {
  return (
    <>
      {problem && <Notice kind="late" title={problem} />}
      <ul className="levels">
        {LEVELS.map((level) => (
          <li key={level}>
            <a className="button quiet" href={`${base}/rating?stars=${level}`}>
              {STARS[level].zh}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function Why({
  base,
  stars,
  problems,
  typed,
}: Pick<Asked, 'base' | 'problems' | 'typed'> & { stars: Stars }) {
  const bad = isBad({ stars })
  const label = bad ? RATING.reasons.zh : stars === 3 ? RATING.middling.zh : RATING.details.zh
  return (
    <Form problems={problems} labels={{ details: label, text: RATING.text.zh }} action={`${base}/rating`}>
      <input type="hidden" name="stars" value={stars} />
      <ChoiceField
        name="details"
        label={label}
        hint={bad ? RATING.needed.zh : RATING.several.zh}
        optional={!bad}
        several
        options={indicatorsFor(stars).map(({ code, text }) => ({ id: code, label: text }))}
        problems={problems}
        typed={typed}
      />
      <LongTextField
        name="text"
        label={RATING.text.zh}
        hint={RATING.textHint.zh}
        optional={!bad}
        problems={problems}
        typed={typed}
      />
      <div className="buttons">
        <Button>{RATING.send.zh}</Button>
        <ButtonLink href={`${base}/rating`} kind="quiet">
          {RATING.other.zh}
        </ButtonLink>
      </div>
    </Form>
  )
}

/** What was said, to whoever said it. */
export function RatedPage({
  base,
  title,
  rating,
}: {
  base: string
  title: string
  rating: RatingState
}): ReactElement {
  const said = typeof rating === 'object' ? rating : undefined
  const details = said
    ? indicatorsFor(said.stars)
        .filter(({ code }) => said.details.includes(code))
        .map(({ text }) => text)
    : []
  return (
    <Shell title={RATING.title.zh} crumbs={[{ href: base, text: RATING.back.zh }]} narrow>
      <h1>{RATING.thanks.zh}</h1>
      <Notice kind="done" title={title}>
        <p>{RATING.thanksText.zh}</p>
      </Notice>
      <Facts
        rows={[
          [RATING.yours.zh, said && STARS[said.stars].zh],
          [RATING.said.zh, details.join('；')],
          [RATING.text.zh, said?.text],
        ]}
      />
      <div className="buttons">
        <ButtonLink href={base}>{RATING.back.zh}</ButtonLink>
      </div>
    </Shell>
  )
}
