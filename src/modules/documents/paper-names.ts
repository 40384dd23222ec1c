import type { Text } from '../../kernel/index.ts'
import type { Paper } from './papers.ts'

/** What each kind of paper is called, as titles and links name it. Forms carry their number of the circular. */
export const paperNames: Readonly<Record<Paper['kind'], Text>> = {
  form01: { vi: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', en: 'Receipt and appointment for the result' },
  form02: { vi: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', en: 'Request to complete the file' },
  form03: { vi: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ', en: 'Refusal to accept the file' },
  form04: {
    vi: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết',
    en: 'Apology and proposed extension',
  },
  form05: { vi: 'Thông báo dừng giải quyết hồ sơ', en: 'Notice that the file is no longer handled' },
  form06: { vi: 'Phiếu kiểm soát quá trình giải quyết hồ sơ', en: 'Control slip of the handling' },
  form07: { vi: 'Sổ theo dõi hồ sơ', en: 'Register of files' },
  acknowledgement: { vi: 'Xác nhận đã nộp hồ sơ trực tuyến', en: 'Confirmation of an online filing' },
  result: { vi: 'Kết quả giải quyết', en: 'Result' },
  batch: { vi: 'Bảng kê bàn giao', en: 'List of a hand-over' },
  postBundle: { vi: 'Bảng kê bưu gửi', en: 'List of items for the post' },
  guide: { vi: 'Phiếu hướng dẫn', en: 'What to bring' },
}
