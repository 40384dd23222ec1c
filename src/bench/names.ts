/** People's names as they are in the city, most often the same few surnames; their personal numbers begin with 099. */
const surnames =
  'Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Hoàng Vũ Võ Phan Trương Bùi Đặng Đỗ Ngô Hồ Dương Đinh Đoàn'
const middles =
  'Thị Văn Minh Đức Thu Ngọc Quang Hữu Thanh Hồng Xuân Đình Bảo Phương Khánh Quốc Thùy Mỹ Gia Tuấn Hải Kim Anh Duy'
const givens =
  'An Anh Ánh Bảo Bình Châu Chi Công Cường Dung Dũng Duyên Dương Đạt Đông Giang Hà Hạnh Hằng Hậu Hiền Hiếu Hòa Hoa Hoàng Huệ Hùng Huy Huyền Hương Khoa Khôi Kiên Lan Liên Linh Loan Long Lộc Mai Mạnh Nam Nga Ngân Nghĩa Nhung Oanh Phong Phúc Phượng Quân Quế Quỳnh Sơn Tâm Thảo Thắng Thịnh Thủy Tiến Trang Trung Tú Tùng Tuyết Uyên Việt Vinh Yến'

const [surnameList, middleList, givenList] = [surnames, middles, givens].map(words => words.split(' ')) as [
  string[],
  string[],
  string[],
]

/** @param chance from 0 to 1, each time another */
export function aName(chance: () => number): string {
  const one = (words: readonly string[]) => words[Math.floor(chance() * words.length)] as string
  const second = chance() < 0.25 ? ` ${one(middleList)}` : ''
  return `${one(surnameList)} ${one(middleList)}${second} ${one(givenList)}`
}

export function aNumber(chance: () => number): string {
  return `099${Math.floor(chance() * 1e9)
    .toString()
    .padStart(9, '0')}`
}

/** Chances from 0 to 1 that are the same again for the same seed. @source mulberry32, public domain */
export function chances(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
