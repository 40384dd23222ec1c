/**
 * Makes packs/hanoi/calendar.json from the open table of public holidays (packs/hanoi/SOURCE.md).
 * @example node scripts/pack/make-calendar.ts <folder with holidays.json>
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../src/platform/root.ts'

interface OpenHoliday {
  date: string
  year: number
  name: string
  name_en: string
  kind: 'statutory' | 'substitute' | 'swap_day_off' | 'makeup_workday'
  status: 'announced' | 'statutory' | 'projected'
  swap_with?: string
}

const firstYear = 2024
/** 2027 was not announced when this was made: every later year is projected. */
const publishedThrough = 2026
const projectedThrough = 2028

const folder = process.argv[2]
if (!folder) throw new Error('usage: make-calendar.ts <folder with holidays.json>')
const table = JSON.parse(readFileSync(path.join(folder, 'holidays.json'), 'utf8')) as {
  holidays: OpenHoliday[]
}
const published = table.holidays.filter(day => day.year >= firstYear && day.year <= publishedThrough)
const later = table.holidays.filter(day => day.year > publishedThrough && day.year <= projectedThrough)
writeFileSync(path.join(projectRoot, 'packs/hanoi/calendar.json'), text())

function text(): string {
  const office = '[{ "from": "08:00", "to": "12:00" }, { "from": "13:00", "to": "17:00" }]'
  const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
  return `{
  "version": "2026.1",
  "firstYear": ${firstYear},
  "publishedThrough": ${publishedThrough},
  "hours": {
${week.map(day => `    "${day}": ${office},`).join('\n')}
    "saturday": [],
    "sunday": []
  },
  "holidays": ${list(holidays(published), 2)},
  "makeUpDays": ${list(makeUpDays(published), 2)},
  "projected": {
    "through": ${projectedThrough},
    "holidays": ${list(holidays(later, true), 4)},
    "makeUpDays": []
  },
  "sources": [
    { "title": "Bộ luật Lao động 45/2019/QH14, Điều 111 và Điều 112" },
    { "title": "Nghị quyết 28/2026/QH16: Ngày Văn hóa Việt Nam 24/11, từ 01/7/2026" },
    { "title": "Thông báo 9441/TB-BNV: lịch nghỉ lễ, Tết năm 2026" },
    { "title": "Bảng ngày nghỉ 2020-2028 tổng hợp từ nguồn mở", "retrievedOn": "2026-11-21" }
  ]
}
`.normalize('NFC')
}

function holidays(days: OpenHoliday[], projected = false) {
  return days
    .filter(day => day.kind !== 'makeup_workday')
    .map(day => ({
      date: day.date,
      name: { vi: day.name, en: day.name_en.replaceAll("'", '’') },
      kind: day.kind === 'swap_day_off' ? 'swap' : day.kind,
      ...(projected ? { status: day.status } : {}),
    }))
}

function makeUpDays(days: OpenHoliday[]) {
  return days
    .filter(day => day.kind === 'makeup_workday')
    .map(day => ({ date: day.date, insteadOf: day.swap_with }))
}

function list(items: object[], indent: number): string {
  const pad = ' '.repeat(indent)
  return `[\n${items.map(item => `${pad}  ${JSON.stringify(item)}`).join(',\n')}\n${pad}]`
}
