import { describe, expect, test } from 'vitest'
import { EVENT } from '../words/cases.ts'
import { isLastOfAct, isMobile, isTold, letterText, TOLD } from './told.ts'

describe('who is told of what', () => {
  test('every act with an effect for the applicant is told, and nothing of the inside of an office', () => {
    const silent = Object.keys(EVENT).filter((type) => !isTold(type))
    expect(silent).toEqual([
      'Resubmitted',
      'CorrectedOnSpot',
      'ConsultationAsked',
      'ConsultationAnswered',
      'StepCompleted',
      'StepReturned',
      'OpinionAsked',
      'OpinionGiven',
      'FieldChecked',
      'FeeSettled',
      'OriginalsSeen',
      'Completed',
      'Claimed',
      'Released',
      'ExtensionSought',
      'ExtensionDeclined',
    ])
    expect(new Set(TOLD).size).toBe(TOLD.length)
  })

  test('one act sends one text message, of its last effect', () => {
    const act = (seq: number, type: string) => ({ seq, type, requestId: 'window' })
    const all = [act(1, 'Submitted'), act(2, 'Received'), act(3, 'OriginalsSeen')]
    expect(all.map((event) => isLastOfAct(event, all))).toEqual([false, true, true])
    const later = { seq: 4, type: 'Accepted', requestId: 'later' }
    expect(isLastOfAct(all[1] as (typeof all)[number], [...all, later])).toBe(true)
  })

  test('a letter names the matter and holds no address of this installation', () => {
    const text = letterText('食品经营许可', '窗口已受理您的申请。')
    expect(text).toBe('【平凉政务】您申请的“食品经营许可”：窗口已受理您的申请。')
  })

  test.each([
    ['13893312345', true],
    ['+86 138-9331-2345', true],
    ['0933-8212345', false],
    ['12345678901', false],
    ['', false],
  ])('%s can receive a text message: %s', (phone, can) => {
    expect(isMobile(phone)).toBe(can)
  })
})
