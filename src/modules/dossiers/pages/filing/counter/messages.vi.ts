/** What the pages of the counter say: to the officer, about the person who stands there. */
export const vi = {
  // --- who ---
  cardLabel: 'Quét mã QR trên thẻ căn cước',
  cardHint: 'Đặt con trỏ trong ô này rồi quét. Máy quét tự gõ và tự bấm Enter.',
  scanWithCamera: 'Quét bằng máy ảnh',
  scanStop: 'Tắt máy ảnh',
  scanFailed: 'Không mở được máy ảnh. Hãy dùng máy quét hoặc nhập tay.',
  byPost: 'Hồ sơ gửi đến qua bưu chính',
  byPostHint: 'Người nộp không có mặt; nhập theo giấy tờ trong bưu gửi.',
  begin: 'Tiếp nhận người này',
  noCard: 'Không có thẻ: nhập tay',
  cardFaults: {
    empty: 'Hãy quét thẻ căn cước, hoặc bấm «Không có thẻ: nhập tay».',
    another_layout: 'Đây không phải mã QR của thẻ căn cước. Hãy quét lại, hoặc nhập tay.',
    no_number: 'Không thấy số định danh 12 chữ số trong mã. Hãy quét lại, hoặc nhập tay.',
    no_name: 'Không thấy họ tên trong mã. Hãy quét lại, hoặc nhập tay.',
  },
  lookAtCard: 'Hãy đối chiếu với thẻ',
  cardDoubts: {
    letters_lost: 'Họ tên có ký tự lạ: máy quét có thể không gõ được chữ có dấu.',
    no_birth_date: 'Mã không có ngày sinh đầy đủ.',
    birth_year_differs: 'Năm sinh không khớp với số định danh.',
    sex_differs: 'Giới tính không khớp với số định danh.',
  },
  saveAndAddProcedures: 'Lưu và chọn thủ tục',

  // --- one person, several things ---
  receptionTitle: (person: string) => `Tiếp nhận: ${person}`,
  dossiersBegun: 'Hồ sơ',
  countOf: (count: number) => (count === 0 ? 'Chưa chọn thủ tục' : `${count} hồ sơ`),
  whatNeeded: 'Người này cần làm gì?',
  whatElse: 'Thêm thủ tục',
  searchLabel: 'Tìm thủ tục bằng tên, việc cần làm hoặc mã',
  find: 'Tìm',
  moreFound: (count: number) => `Còn ${count} thủ tục khác. Gõ rõ hơn để tìm đúng.`,
  moreThere: (count: number) => `Còn ${count} thủ tục khác. Gõ tên hoặc việc cần làm để tìm.`,
  countWrong: (room: number, most: number) =>
    room < most
      ? `Mỗi lượt tiếp nhận nhiều nhất ${most} hồ sơ; lượt này còn nhận thêm được ${room}. Hãy ghi số từ 1 đến ${room}.`
      : `Mỗi lượt tiếp nhận nhiều nhất ${most} hồ sơ. Hãy ghi số từ 1 đến ${most}.`,
  openAlready:
    'Người này đã được tiếp nhận dở từ trước trong hôm nay. Đây là lượt tiếp nhận đó; không mở lượt mới.',
  add: 'Thêm',
  howMany: 'Số hồ sơ',
  howManyHint: (most: number) =>
    `Chứng thực bản sao: mỗi bản chính một hồ sơ. Mỗi lượt tiếp nhận nhiều nhất ${most} hồ sơ.`,
  dossiersHere: (count: number) => `${count} hồ sơ`,
  fee: 'Phí, lệ phí',
  free: 'Không phải nộp',
  missing: 'Còn thiếu',
  nothingMissing: 'Đủ',
  notSaved: 'Mở hồ sơ và bấm «Lưu và kiểm tra»',
  filedAs: (code: string) => `Đã nhận: ${code}`,
  choices: 'Có thể',
  another: 'Thêm một hồ sơ tương tự',
  leaveOut: 'Bỏ',
  checkAndFile: 'Kiểm tra và nhận hồ sơ',

  // --- one dossier on one page ---
  onePageTitle: 'Thông tin hồ sơ',
  moreAsked: 'Theo câu trả lời, hồ sơ cần thêm những mục dưới đây. Hãy hỏi người nộp rồi điền tiếp.',
  moreAskedPost:
    'Theo câu trả lời, hồ sơ cần thêm những mục dưới đây. Hãy điền tiếp theo giấy tờ trong bưu gửi.',
  attachScans: 'Đính kèm bản quét',
  saveAndCheck: 'Lưu và kiểm tra',
  saveAndAdd: 'Lưu, làm tiếp thủ tục khác',

  // --- checking and filing ---
  total: (amount: string) => `Tổng phí, lệ phí: ${amount}.`,
  totalNotWhole: 'Chưa gồm khoản do cơ quan giải quyết thông báo.',
  nothingReady: 'Chưa có hồ sơ nào đủ để nhận.',
  othersStay: 'Hồ sơ còn thiếu được giữ lại để làm tiếp; những hồ sơ đã đủ được nhận ngay.',
  fileAll: (count: number) => (count === 1 ? 'Nhận hồ sơ và in phiếu' : `Nhận ${count} hồ sơ và in phiếu`),
  readBack: 'Đọc lại cho người nộp nghe',
  comparePost: 'Đối chiếu với giấy tờ trong bưu gửi',
  declaredInPost: 'Giấy tờ gửi đến có chữ ký của người nộp, cam đoan như trên.',

  // --- help ---
  helpQuestion: 'Có ai nộp giúp theo yêu cầu của người nộp không?',
  helpHint: 'Chỉ ghi khi có người ngồi cùng và làm giúp từ đầu; tiếp nhận thông thường thì chọn «Không».',
  notHelped: 'Không',
  helpedByOfficer: 'Cán bộ nộp giúp',
  helpedByTeam: 'Tổ công nghệ số cộng đồng nộp giúp',
  team: 'Tổ và buổi hỗ trợ',
  chooseTeam: 'Chọn tổ',
  consentHint: 'Đọc câu dưới đây cho người nộp nghe. Chỉ đánh dấu khi người nộp đồng ý.',
  consentWords:
    '«Tôi tự nguyện nhờ người này điền và nộp hồ sơ giúp. Tôi đã nghe đọc lại và chịu trách nhiệm về nội dung. Việc giúp là miễn phí.»',
  consentMissing: 'Chỉ ghi là nộp giúp khi người nộp đã đồng ý.',
  teamMissing: 'Hãy chọn tổ đã giúp.',

  // --- filed ---
  doneTitle: (count: number) => (count === 1 ? 'Đã nhận hồ sơ' : `Đã nhận ${count} hồ sơ`),
  printAll: 'In phiếu',
  printOne: 'In riêng phiếu này',
  receiptHead: 'Giấy hẹn',
  leftOver: (count: number) => `Còn ${count} hồ sơ chưa nhận.`,
  goOn: 'Làm tiếp',
  sayKeep: 'Mỗi hồ sơ có một mã trên giấy hẹn. Giữ giấy hẹn để nhận kết quả.',
  sayWhere: (places: string) => `Nhận kết quả tại ${places}, theo ngày ghi trên giấy hẹn.`,
  sayPost: (addresses: string) =>
    `Kết quả được gửi qua bưu chính đến ${addresses}. Bưu chính thu cước khi phát.`,
  tellByPost: 'Báo cho người nộp, kèm giấy hẹn',
  sayNothingMore: 'Không ai được đòi thêm giấy tờ ngoài danh sách trên giấy hẹn.',
  sayAccount: 'Chưa có tài khoản để tự nộp ở nhà thì có bản hướng dẫn.',
  onLane: (lane: string, left: string) => `${lane}: ${left}`,

  // --- receipts ---
  receiptsTitle: (count: number) =>
    count === 1 ? 'Giấy tiếp nhận và hẹn trả' : `${count} giấy tiếp nhận và hẹn trả`,
  printSlips: (count: number) => (count === 1 ? 'In phiếu' : `In cả ${count} phiếu`),
  pdfOf: (code: string) => `PDF ${code}`,
}

type Words<Value> = Value extends string
  ? string
  : Value extends (...given: never[]) => unknown
    ? Value
    : { readonly [Key in keyof Value]: Words<Value[Key]> }

/** The same sentences in both languages. */
export type Messages = Words<typeof vi>
