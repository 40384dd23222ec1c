import { describe, expect, it } from 'vitest'
import { type RegisterRow, registerCsv } from './register.ts'

const row: RegisterRow = {
  number: 1,
  code: 'H26.107-261123-00012',
  procedure: 'Đăng ký khai sinh',
  owner: 'Nguyễn Thị Minh Ánh',
  authority: 'UBND phường Ba Đình',
  receivedAt: Temporal.Instant.from('2026-11-23T02:15:00Z'),
  dueAt: null,
}

describe('the register as CSV', () => {
  it('begins with a byte order mark and ends each line with CR LF, every cell in quotes', () => {
    const csv = registerCsv([row])
    expect(csv.startsWith('\ufeff"STT","Mã hồ sơ"')).toBe(true)
    expect(csv.split('\r\n')).toHaveLength(3)
    expect(csv).toContain('"1","H26.107-261123-00012","Đăng ký khai sinh","1","Nguyễn Thị Minh Ánh"')
    expect(csv).toContain('"23/11/2026 09:15",""')
  })

  it('has as many cells in each line as in the first', () => {
    const cells = registerCsv([row, { ...row, note: 'a', returnedAt: row.receivedAt }])
      .trim()
      .split('\r\n')
      .map(line => line.split('","').length)
    expect(new Set(cells)).toEqual(new Set([16]))
  })

  it.each(['=1+1', '+84900000000', '-2', '@SUM(A1)', '\t=1', '＝1', ' =1', '\r=1'])(
    'never lets %j run as a formula',
    owner => {
      expect(registerCsv([{ ...row, owner }])).toContain(`"'${owner}"`)
    },
  )

  it('doubles a quote and keeps a comma and a line break inside their cell', () => {
    const note = 'gọi "bà Ánh", 2 lần\nchưa nghe'
    expect(registerCsv([{ ...row, note }])).toContain('"gọi ""bà Ánh"", 2 lần\nchưa nghe"')
  })
})
