import { describe, expect, test } from 'vitest'
import { AT_FAULT, CARD_AUTHORITY, type Card, type CardAct, canDoToCard, RULES_AUTHORITY } from './card.ts'
import { RANK, RECIPIENTS, RULES } from './rules.ts'

/** The tables of supervision as the city set them down, one line a rule: whoever changes one changes both. */
const LINES = `
1-warning preReviewOverdue>=0 time 30
1-yellow preReviewOverdue>0 time 40
2-warning noticeOverdue>=-1 time 30 notice
2-red noticeOverdue>0 time 90 notice
3-warning promisedOverdue>=-2 time 50 limit
3-yellow promisedOverdue>0 time 70 limit
4-red legalOverdue>0 time 100 limit
5-yellow stepOverdue>0 time 60
6-red lowerReviewOverdue>0 time 90
7-warning deliveryOverdue>=-2 time 40 delivery
7-red deliveryOverdue>0 time 90 delivery
8-yellow specialOverdue>0 time 60
9-warning answerDue>=-1 time 30 answer
9-yellow answerOverdue>0 time 60 answer
10-yellow none>3 time 60 off
11-red reasonlessRefusals>0 procedure 90
12-red reasonlessDenials>0 procedure 90
13-yellow reasonlessReturns>0 procedure 60
14-yellow missingAtClose>0 material 60
15-red askedOutsideGuide>0 material 90
16-red corrections>1 procedure 90
17-yellow timeReversals>0 procedure 60
18-yellow missingSteps>0 procedure 60
19-red chargedThoughFree>0 fee 90
20-yellow feeMissing>0 fee 60
21-yellow feeOffStandard>0 fee 60
22-yellow none>0 service 60 off
23-yellow lateEntryDays>1 procedure 60
24-yellow deniedThoughComplete>0 procedure 60 confirm
25-red decidedByAcceptor>0 procedure 90
26-yellow suspensions>1 procedure 60
26-red unlistedSuspensions>0 procedure 90
27-yellow badRatings>=3 service 60 confirm
28-yellow unansweredDays>0 time 80`

test('the 28 points: fact, threshold, area, priority, chain, and what waits for a person or for data', () => {
  const lines = RULES.map(({ id, fact, comparison, threshold, area, priority, chain, confirm, enabled }) =>
    [
      id,
      `${fact}${comparison}${threshold}`,
      area,
      priority,
      ...(chain === 'none' ? [] : [chain]),
      ...(confirm ? ['confirm'] : []),
      ...(enabled ? [] : ['off']),
    ].join(' '),
  )
  expect(lines).toEqual(LINES.trim().split('\n'))
})

test('a warning goes to whoever holds the case, a yellow card also to the head, a red one also to supervision', () => {
  expect(RECIPIENTS).toEqual({
    warning: ['holder'],
    yellow: ['holder', 'head'],
    red: ['holder', 'head', 'supervisor'],
  })
  for (const rule of RULES) expect(rule.recipients).toEqual(RECIPIENTS[rule.level])
  expect(RANK.warning < RANK.yellow && RANK.yellow < RANK.red).toBe(true)
})

describe('acts on a card', () => {
  test('supervisors decide, those at fault answer, and nobody else has a hand in it', () => {
    expect([...AT_FAULT].sort()).toEqual(
      [
        'approver',
        'clerk',
        'consultant',
        'hallManager',
        'outputClerk',
        'reviewer',
        'townshipClerk',
        'villageAgent',
      ].sort(),
    )
    const theirs = Object.entries(CARD_AUTHORITY).filter(([, roles]) => roles === AT_FAULT)
    expect(theirs.map(([act]) => act).sort()).toEqual(['AnswerOrder', 'Appeal', 'Reply'])
    for (const act of ['Issue', 'Cancel', 'Revoke', 'Return', 'Refer', 'Order'] as CardAct[])
      expect(CARD_AUTHORITY[act]).toEqual(['supervisor'])
    expect(RULES_AUTHORITY).toEqual(['supervisor'])
  })

  const card = (changes: Partial<Card> = {}): Card => ({
    ...{ level: 'yellow', state: 'issued', escalated: false, replied: false, appeal: null, order: null },
    ...changes,
  })
  const lawful = (changes: Partial<Card>, isCity = false) =>
    (Object.keys(CARD_AUTHORITY) as CardAct[])
      .filter((act) => canDoToCard(card(changes), act, isCity))
      .join(' ')

  // biome-ignore format: a table is read by its columns
  test.each<[string, Partial<Card>, boolean, string]>([
    ['pending',                  { state: 'pending' },                                      false, 'Issue Cancel'],
    ['issued',                   {},                                                        false, 'Reply Appeal Revoke Order'],
    ['a warning, issued',        { level: 'warning' },                                      false, 'Reply Appeal Revoke'],
    ['answered',                 { replied: true },                                         false, 'Appeal Revoke Order'],
    ['outdone by a higher one',  { escalated: true },                                       false, 'Appeal Revoke Order'],
    ['appealed, county',         { appeal: 'open' },                                        false, 'Reply Revoke Return Refer Order'],
    ['appealed, city',           { appeal: 'open' },                                        true,  'Reply Revoke Return Order'],
    ['referred, county',         { appeal: 'referred' },                                    false, 'Reply Order'],
    ['referred, city',           { appeal: 'referred' },                                    true,  'Reply Revoke Return Order'],
    ['ordered',                  { state: 'ordered', order: 'open' },                       false, 'Reply Appeal Revoke AnswerOrder'],
    ['ordered, appealed',        { state: 'ordered', order: 'open', appeal: 'open' },       false, 'Reply Revoke Return Refer AnswerOrder'],
    ['ordered and answered',     { state: 'ordered', order: 'answered', replied: true },    false, 'Appeal Revoke'],
    ['issued, ordered before',   { order: 'answered' },                                     false, 'Reply Appeal Revoke'],
    ['revoked',                  { state: 'revoked' },                                      true,  ''],
    ['cancelled',                { state: 'cancelled' },                                    true,  ''],
  ])('%s', (_, changes, isCity, acts) => {
    expect(lawful(changes, isCity)).toBe(acts)
  })
})
