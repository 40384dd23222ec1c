import { say } from '../../kernel/index.ts'
import { type Messages, readDate, readDays } from './words.ts'

const holidayKinds = { statutory: 'nghỉ', substitute: 'nghỉ bù', swap: 'nghỉ hoán đổi' }

export const vi: Messages = {
  lines: {
    received_outside_hours: ({ date, time, countedDate, countedTime }) =>
      `Nhận lúc ${time} ngày ${readDate(date)}, ngoài giờ làm việc: tính là nhận lúc ${countedTime} ngày ${readDate(countedDate)}`,
    restarted: ({ date, time }) =>
      `Thời hạn được tính lại từ đầu khi hết tạm dừng, lúc ${time} ngày ${readDate(date)}`,
    counted_from: ({ date, time }) => `Bắt đầu tính từ ${time} ngày ${readDate(date)}`,
    receipt_not_counted: ({ date }) => `Ngày nhận ${readDate(date)} không tính`,
    weekly_rest: days => `${readDays(days)}: nghỉ hằng tuần`,
    holiday: ({ name, kind, projected, ...days }) =>
      `${readDays(days)}: ${holidayKinds[kind]} ${say(name, 'vi')}${projected ? ' (dự kiến)' : ''}`,
    closed: ({ name, ...days }) => `${readDays(days)}: không làm việc (${say(name, 'vi')})`,
    made_up: ({ date, insteadOf }) => `${readDate(date)}: làm bù cho ngày ${readDate(insteadOf)}`,
    special_hours: ({ date, name, until, hours }) =>
      `${readDate(date)}: làm việc ${hours ?? `đến ${until}`} (${say(name, 'vi')})`,
    paused: days => `${readDays(days)}: tạm dừng tính thời hạn`,
    working_days: ({ first, last, ...days }) =>
      first === last
        ? `Ngày làm việc thứ ${first}: ${readDays(days)}`
        : `Ngày làm việc thứ ${first} đến thứ ${last}: ${readDays(days)}`,
    working_minutes: ({ minutes, pausedMinutes, ...days }) =>
      `${readDays(days)}: ${days.from === days.to ? 'tính' : 'mỗi ngày tính'} ${duration(minutes)}${pausedMinutes > 0 ? `, tạm dừng ${duration(pausedMinutes)}` : ''}`,
    calendar_days: ({ first, last, ...days }) =>
      first === last
        ? `Ngày thứ ${first}: ${readDays(days)}`
        : `Ngày thứ ${first} đến thứ ${last}: ${readDays(days)}, tính cả ngày nghỉ`,
    corresponding_day: ({ months, date }) => `Ngày tương ứng sau ${months} tháng: ${readDate(date)}`,
    moved_by_pauses: ({ days, date }) => `Cộng ${days} ngày tạm dừng: ${readDate(date)}`,
    end_moved: ({ from, to }) =>
      `Thời hạn kết thúc vào ngày ${readDate(from)}: chuyển sang ngày làm việc tiếp theo, ${readDate(to)}`,
    before_cut_off: ({ cutOff }) => `Nhận trước hoặc đúng ${cutOff}: trả kết quả trong ngày`,
    after_cut_off: ({ cutOff }) => `Nhận sau ${cutOff}: trả kết quả vào ngày làm việc tiếp theo`,
    session: ({ date, from, to }) => `Trả kết quả trong buổi làm việc ${from}–${to} ngày ${readDate(date)}`,
    due: ({ date, time }) => `Hạn trả kết quả: ${time} ngày ${readDate(date)}`,
    due_on_working_day: ({ number, date, time }) =>
      `Ngày làm việc thứ ${number}: ${readDate(date)} → hạn ${time}`,
    year_not_published: ({ year }) =>
      `Lịch nghỉ năm ${year} chưa được công bố: đây là ngày hẹn dự kiến, sẽ được xác nhận hoặc điều chỉnh khi có lịch`,
  },
  answerDue: ({ date, time }) => `Hạn trả lời: ${time} ngày ${readDate(date)}`,
  daysLeft: days => `Còn ${days} ngày làm việc`,
  minutesLeft: minutes => `Còn ${duration(minutes)}`,
  dueNow: 'Đến hạn',
  daysLate: days => `Quá hạn ${days} ngày làm việc`,
  minutesLate: minutes => `Quá hạn ${duration(minutes)}`,
  justLate: 'Vừa quá hạn',
  startNotRead: 'Nhập thời điểm theo RFC 3339, có múi giờ, ví dụ 2026-11-20T16:00:00+07:00',
  pauseEndsBeforeItBegins: 'Thời điểm kết thúc tạm dừng phải sau thời điểm bắt đầu',
  hoursNotWholeMinutes: 'Số giờ làm việc phải là số phút nguyên',
  unitUnknown: 'Không có đơn vị này',
}

function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 ? `${hours} giờ` : '', rest > 0 ? `${rest} phút` : ''].filter(Boolean).join(' ')
}
