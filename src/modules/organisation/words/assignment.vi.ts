export const vi = {
  title: 'Giao việc',
  intro:
    'Cách chia việc của từng đơn vị. Không đặt gì thì việc chờ trong hàng đợi chung, ai nhận trước người đó làm.',
  of: (unit: string) => `Giao việc ở ${unit}`,
  columns: { unit: 'Đơn vị', rules: 'Cách giao' },
  rules: { none: 'Không tự giao', leastLoaded: 'Người đang ít việc nhất', rota: 'Lần lượt' },
  save: 'Lưu cách giao việc',
  people: 'Cán bộ và sở trường',
  noPeople: 'Chưa có cán bộ nào xử lý hồ sơ ở đơn vị này.',
  skills: 'Sở trường',
  skillsOf: (name: string) => `Sở trường của ${name}`,
  skillsHint:
    'Việc thuộc sở trường của ai thì giao cho người đó trước; không ai có sở trường thì giao như bình thường.',
  noSkills: 'Chưa ghi',
  change: 'Sửa',
  changeOf: (name: string) => `sở trường của ${name}`,
  fields: 'Lĩnh vực',
  procedures: 'Thủ tục',
  proceduresHint: 'Mã thủ tục, cách nhau bằng dấu phẩy. Ví dụ: 1.001193, 2.000815',
  saveSkills: 'Lưu sở trường',
  done: { ruled: 'Đã lưu cách giao việc.', skilled: 'Đã lưu sở trường.' } as Record<string, string>,
  faults: { procedureUnknown: 'Có mã thủ tục không tìm thấy trong danh mục' } as Record<string, string>,
}

export type Words = typeof vi
