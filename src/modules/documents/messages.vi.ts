/** Every sentence this module shows, in Vietnamese. Same keys as messages.en.ts. */
export const vi = {
  file_too_big:
    'Tệp lớn hơn 20 MB. Hãy chụp hoặc quét lại với chất lượng thấp hơn, hoặc tách thành nhiều tệp.',
  file_empty: 'Tệp không có nội dung. Hãy chọn lại tệp.',
  file_type_not_allowed: 'Chỉ nhận ảnh JPEG, ảnh PNG và tệp PDF. Hãy chọn tệp thuộc một trong ba loại này.',
  damaged: 'Tệp bị hỏng hoặc chưa tải lên hết. Hãy mở thử tệp trên máy của bạn rồi tải lên lại.',
  dimensions: 'Kích thước ảnh không hợp lệ. Hãy chụp hoặc quét lại giấy tờ.',
  pdf_active: 'Tệp PDF có mã lệnh tự chạy nên không được nhận. Hãy in tệp ra PDF mới rồi tải lên lại.',
  pdf_attachment: 'Tệp PDF có tệp khác đính kèm bên trong. Hãy tải lên từng tệp riêng.',
  pdf_encrypted: 'Tệp PDF được bảo vệ bằng mật khẩu. Hãy bỏ mật khẩu hoặc in tệp ra PDF mới rồi tải lên lại.',
  pdf_unreadable: 'Không kiểm tra được nội dung tệp PDF. Hãy in tệp ra PDF mới rồi tải lên lại.',
  malware: 'Tệp có chứa mã độc nên không được nhận.',
  forms: 'Biểu mẫu',
  formsIntro:
    'Các biểu mẫu hệ thống in ra, điền bằng dữ liệu mẫu: người và hồ sơ trong đó không có thật. Mở từng bản để xem trước khi dùng.',
  formNumber: 'Mẫu số',
  formName: 'Tên biểu mẫu',
  formSize: 'Khổ giấy',
  formSample: 'Bản mẫu',
  noNumber: '–',
  openPdf: 'Mở bản PDF',
  openGlossed: 'Bản có chú thích tiếng Anh',
  scan_waiting: 'Tệp đang được kiểm tra an toàn. Bạn có thể làm tiếp các phần khác.',
} as const

export type FileMessage = keyof typeof vi
