/** What the page about demands beyond the list says. */
export const vi = {
  title: 'Yêu cầu ngoài danh mục',
  lead: 'Những lần cán bộ yêu cầu giấy tờ mà thủ tục không quy định. Hệ thống đã chặn: người dân không nhận được yêu cầu nào trong số này.',
  counts: 'Theo đơn vị, 12 tháng qua',
  unit: 'Đơn vị',
  count: 'Số lần',
  everyUnit: 'Mọi đơn vị',
  filter: 'Lọc',
  none: 'Không có yêu cầu nào ngoài danh mục.',
  afterLast: 'Không còn yêu cầu nào nữa.',
  at: 'Lúc',
  dossier: 'Hồ sơ',
  procedure: 'Thủ tục',
  who: 'Cán bộ',
  asked: 'Đã đòi',
  unlisted: 'Giấy tờ không có trong danh mục của thủ tục',
  notNeeded: (name: string) => `${name} (trường hợp này không phải nộp)`,
  firstPage: 'Trang đầu',
  nextPage: 'Trang sau',
}

export type DemandMessages = typeof vi
