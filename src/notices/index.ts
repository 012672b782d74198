// Notices: what people are told about their accounts without having asked, and the link by which they say "this was not me".
export type { News, NoticeEvent, NoticeKind, NoticeShown, Notices, Tell, TestNotice } from './notice.ts'
export { createNotices, type NoticesParts } from './notices.ts'
export { eraseNotices, NOTICE_DAYS, sweepOldNotices } from './retention.ts'
export { rotateNotices } from './rotation.ts'
