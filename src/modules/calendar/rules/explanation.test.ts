import { describe, expect, it } from 'vitest'
import { at, stateCalendar } from '../fixture.ts'
import type { Limit, Pause } from '../limit.ts'
import { sayExplanation } from '../say.ts'
import { calendarFrom } from '../working-calendar.ts'
import { dueDate } from './due-date.ts'

const calendar = calendarFrom(stateCalendar)

function explain(start: string, limit: Limit, pauses: readonly Pause[] = []): string[] {
  return sayExplanation(dueDate({ start: at(start), limit, pauses, calendar }).explanation, 'vi')
}

describe('an explanation in words', () => {
  it('counts working days around a holiday', () => {
    expect(explain('2026-11-20 16:00', { workingDays: 3 })).toEqual([
      'Ngày nhận 20/11/2026 không tính',
      '21/11/2026 – 22/11/2026: nghỉ hằng tuần',
      'Ngày làm việc thứ 1: 23/11/2026',
      '24/11/2026: nghỉ Ngày Văn hóa Việt Nam',
      'Ngày làm việc thứ 2: 25/11/2026',
      'Ngày làm việc thứ 3: 26/11/2026 → hạn 17:00',
    ])
  })

  it('says why a day of rest was not the day of receipt', () => {
    expect(explain('2026-11-24 10:00', { workingDays: 1 })).toEqual([
      '24/11/2026: nghỉ Ngày Văn hóa Việt Nam',
      'Nhận lúc 10:00 ngày 24/11/2026, ngoài giờ làm việc: tính là nhận lúc 08:00 ngày 25/11/2026',
      'Ngày nhận 25/11/2026 không tính',
      'Ngày làm việc thứ 1: 26/11/2026 → hạn 17:00',
    ])
  })

  it('names the pause, and joins days that go together', () => {
    const pause = { from: at('2026-10-07 10:00'), to: at('2026-10-09 09:00') }
    expect(explain('2026-10-05 09:00', { workingDays: 5 }, [pause])).toEqual([
      'Ngày nhận 05/10/2026 không tính',
      'Ngày làm việc thứ 1: 06/10/2026',
      '07/10/2026 – 09/10/2026: tạm dừng tính thời hạn',
      '10/10/2026 – 11/10/2026: nghỉ hằng tuần',
      'Ngày làm việc thứ 2 đến thứ 4: 12/10/2026 – 14/10/2026',
      'Ngày làm việc thứ 5: 15/10/2026 → hạn 17:00',
    ])
  })

  it('counts hours day by day', () => {
    const pause = { from: at('2026-10-06 09:00'), to: at('2026-10-06 11:00') }
    expect(explain('2026-10-05 09:00', { workingHours: 16 }, [pause])).toEqual([
      'Bắt đầu tính từ 09:00 ngày 05/10/2026',
      '05/10/2026: tính 7 giờ',
      '06/10/2026: tính 6 giờ, tạm dừng 2 giờ',
      '07/10/2026: tính 3 giờ',
      'Hạn trả kết quả: 11:00 ngày 07/10/2026',
    ])
  })

  it('tells a swapped day off from the day worked for it', () => {
    expect(explain('2026-08-21 09:00', { workingDays: 8 })).toEqual([
      'Ngày nhận 21/08/2026 không tính',
      '22/08/2026: làm bù cho ngày 31/08/2026',
      'Ngày làm việc thứ 1: 22/08/2026',
      '23/08/2026: nghỉ hằng tuần',
      'Ngày làm việc thứ 2 đến thứ 6: 24/08/2026 – 28/08/2026',
      '29/08/2026 – 30/08/2026: nghỉ hằng tuần',
      '31/08/2026: nghỉ hoán đổi Quốc khánh',
      '01/09/2026 – 02/09/2026: nghỉ Quốc khánh',
      'Ngày làm việc thứ 7: 03/09/2026',
      'Ngày làm việc thứ 8: 04/09/2026 → hạn 17:00',
    ])
  })

  it('moves the end of a limit in calendar days', () => {
    expect(explain('2026-10-09 10:00', { calendarDays: 8 })).toEqual([
      'Ngày nhận 09/10/2026 không tính',
      'Ngày thứ 1 đến thứ 8: 10/10/2026 – 17/10/2026, tính cả ngày nghỉ',
      '17/10/2026 – 18/10/2026: nghỉ hằng tuần',
      'Thời hạn kết thúc vào ngày 17/10/2026: chuyển sang ngày làm việc tiếp theo, 19/10/2026',
      'Hạn trả kết quả: 17:00 ngày 19/10/2026',
    ])
  })

  it('finds the same date of a later month', () => {
    expect(explain('2026-08-28 10:00', { months: 1 })).toEqual([
      'Ngày nhận 28/08/2026 không tính',
      'Ngày tương ứng sau 1 tháng: 28/09/2026',
      'Hạn trả kết quả: 17:00 ngày 28/09/2026',
    ])
  })

  it('says which side of the cut-off a paper came', () => {
    expect(explain('2026-10-09 15:01', { sameDay: { cutOff: '15:00' } })).toEqual([
      'Nhận sau 15:00: trả kết quả vào ngày làm việc tiếp theo',
      '10/10/2026 – 11/10/2026: nghỉ hằng tuần',
      'Hạn trả kết quả: 17:00 ngày 12/10/2026',
    ])
  })

  it('names the session', () => {
    expect(explain('2026-10-06 09:00', { session: true })).toEqual([
      'Trả kết quả trong buổi làm việc 08:00–12:00 ngày 06/10/2026',
      'Hạn trả kết quả: 12:00 ngày 06/10/2026',
    ])
  })

  it('is said in English too', () => {
    const { explanation } = dueDate({ start: at('2026-11-23 16:00'), limit: { workingDays: 1 }, calendar })
    expect(sayExplanation(explanation, 'en')).toEqual([
      'The day of receipt, 23/11/2026, does not count',
      '24/11/2026: Vietnamese Culture Day, public holiday',
      'Working day 1: 25/11/2026 → due at 17:00',
    ])
  })
})
