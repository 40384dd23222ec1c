import type { Chance } from './chance.ts'

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Dương', 'Lý', 'Ngô']
const middles = ['Thị', 'Văn', 'Thu', 'Đức', 'Minh', 'Ngọc', 'Quang', 'Bảo', 'Khánh', 'Hữu']
const givens = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Giang',
  'Hà',
  'Hưng',
  'Lan',
  'Long',
  'Mai',
  'Nam',
  'Oanh',
  'Quỳnh',
  'Tuấn',
  'Yến',
]

/** A name nobody was asked for. */
export function fullName(chance: Chance): string {
  return `${chance.one(families)} ${chance.one(middles)} ${chance.one(givens)}`
}

/** A number of no province: 099. */
export function personalNumber(chance: Chance): string {
  const year = chance.between(50, 99)
  return `0990${year}${String(chance.between(0, 999_999)).padStart(6, '0')}`.slice(0, 12)
}
