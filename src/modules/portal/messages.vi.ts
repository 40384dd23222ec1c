/** What the home page and the pages about the service say in Vietnamese. */
export const vi = {
  homeTitle: 'Bạn cần làm thủ tục gì?',
  homeLead:
    'Nộp ở nhà hoặc tại bất kỳ điểm tiếp nhận nào của thành phố. Biết trước ngày trả kết quả, theo dõi từng bước.',
  homeDescription: 'Tìm, nộp và theo dõi thủ tục hành chính của thành phố.',
  searchLabel: 'Bạn cần làm thủ tục gì',
  search: 'Tìm',
  searchPlaceholder: 'Ví dụ: làm giấy khai sinh',
  startHere: 'Bắt đầu từ đây:',
  doorsTitle: 'Dành cho ai',
  citizens: 'Người dân',
  citizensText: 'Hộ tịch, chứng thực, nhà ở, trợ cấp và các việc khác của gia đình.',
  businesses: 'Doanh nghiệp, hộ kinh doanh',
  businessesText: 'Đăng ký kinh doanh, giấy phép, điều kiện hoạt động.',
  allProcedures: 'Tất cả thủ tục',
  allProceduresText: (count: string) => `${count} thủ tục, có nguồn và ngày lấy.`,
  trackTitle: 'Đã nộp rồi?',
  trackText: 'Có mã hồ sơ là xem được hồ sơ đang ở bước nào và hẹn trả ngày nào.',
  track: 'Tra cứu hồ sơ',

  helpTitle: 'Trợ giúp',
  helpFind: 'Tìm thủ tục',
  helpFindText:
    'Gõ việc bạn cần làm vào ô tìm kiếm ở trang chủ. Không cần gõ dấu; gõ sai một chữ vẫn tìm được. Có mã thủ tục thì gõ mã.',
  helpFile: 'Nộp hồ sơ',
  helpFileText:
    'Mở thủ tục, bấm “Nộp hồ sơ”, đăng nhập bằng định danh điện tử rồi trả lời từng câu hỏi. Bạn có thể dừng lại; bản nháp được giữ và mở tiếp được trên máy khác.',
  helpPapers: 'Giấy tờ kèm theo',
  helpPapersText:
    'Gửi ảnh chụp rõ bốn góc hoặc bản PDF, mỗi tệp không quá 20 MB. Giấy tờ cơ quan nhà nước đã có thì không phải nộp lại.',
  helpTrack: 'Theo dõi và nhận kết quả',
  helpTrackText:
    'Giữ mã hồ sơ trên giấy tiếp nhận. Kết quả điện tử nằm trong tài khoản của bạn; bản giấy nhận tại điểm bạn đã chọn.',
  helpContact: 'Gọi điện',
  helpContactText: 'Tổng đài trả lời trong giờ làm việc:',
  helpNoPhone: 'Hỏi trực tiếp tại điểm phục vụ hành chính công gần nhất.',

  accessibilityTitle: 'Ai cũng dùng được',
  accessibilityLead:
    'Dịch vụ này làm cho mọi người, kể cả người cao tuổi, người khuyết tật và người dùng điện thoại cũ.',
  accessibilityHow: 'Chúng tôi làm theo chuẩn WCAG 2.2 mức AA',
  accessibilityPoints: [
    'Mọi việc làm được bằng bàn phím và trình đọc màn hình.',
    'Mọi trang dùng được khi trình duyệt tắt mã lệnh.',
    'Chữ phóng to đến 200% không bị mất nội dung.',
    'Không ý nghĩa nào chỉ thể hiện bằng màu.',
    'Không có giới hạn thời gian khi khai hồ sơ; bản nháp được giữ.',
  ],
  accessibilityKnown: 'Điều chúng tôi biết là chưa được',
  accessibilityKnownText:
    'Tên và nội dung của nhiều thủ tục mới chỉ có tiếng Việt; trên trang tiếng Anh phần đó được đánh dấu để trình đọc màn hình đọc đúng. Ảnh và tệp PDF do người nộp gửi có thể không đọc được bằng trình đọc màn hình.',
  accessibilityHelp: 'Gặp trở ngại',
  accessibilityHelpText:
    'Cán bộ tại điểm phục vụ hành chính công sẽ nộp giúp bạn, ngay trong tài khoản của bạn.',

  privacyTitle: 'Dữ liệu cá nhân',
  privacyLead: 'Chúng tôi chỉ dùng dữ liệu của bạn để giải quyết thủ tục bạn yêu cầu.',
  privacyWhy: 'Vì sao cần',
  privacyWhyText:
    'Cơ quan nhà nước xử lý dữ liệu để thực hiện nhiệm vụ theo luật. Mỗi câu hỏi trong biểu mẫu là một điều thủ tục đó cần.',
  privacyWho: 'Ai xem được',
  privacyWhoText:
    'Cán bộ được giao giải quyết hồ sơ của bạn, và người giám sát họ. Mỗi lần xem đều được ghi lại.',
  privacyPublic: 'Điều ai cũng xem được',
  privacyPublicText:
    'Tra cứu bằng mã hồ sơ chỉ cho thấy bước xử lý và ngày hẹn, không có tên, số định danh hay địa chỉ.',
  privacyRights: 'Quyền của bạn',
  privacyRightsText:
    'Bạn được biết, xem, đề nghị sửa và lấy bản sao dữ liệu của mình. Việc xóa theo thời hạn lưu trữ của pháp luật.',
  privacyCookies: 'Tệp nhớ của trình duyệt',
  privacyCookiesText:
    'Chỉ dùng khi bạn đăng nhập hoặc gửi biểu mẫu. Không đo lường, không quảng cáo, không gửi cho bên thứ ba.',
  privacyBasis: 'Căn cứ: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 và Nghị định 356/2025/NĐ-CP.',
}

type Worded<Messages> = {
  readonly [Key in keyof Messages]: Messages[Key] extends (...words: infer Words) => string
    ? (...words: Words) => string
    : Messages[Key] extends readonly string[]
      ? readonly string[]
      : string
}

export type Messages = Worded<typeof vi>
