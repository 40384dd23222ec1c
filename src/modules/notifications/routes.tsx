import { decodeKey, parseId } from '../../kernel/index.ts'
import { type Db, transaction } from '../../platform/db/index.ts'
import { type App, localPath, officer, Refusal } from '../../platform/http/index.ts'
import type { Jobs } from '../../platform/jobs.ts'
import { sendPage } from '../../ui/index.ts'
import { adminFrame } from '../organisation/index.ts'
import { messagesIn } from './messages.ts'
import { paths } from './paths.ts'
import { queue } from './queue.ts'
import { listMessages, requeue } from './store.ts'
import { messageStates } from './tables.ts'
import { LettersPage } from './views/letters.tsx'

const administrators = { config: { access: officer('administrator') } }

/** The administration's list of letters, with a button for those that could not be sent. */
export function notificationRoutes({
  db,
  jobs,
}: {
  readonly db: Db
  readonly jobs: Jobs
}): (app: App) => void {
  return app => {
    app.get(paths.letters, administrators, async (request, reply) => {
      const { locale } = request
      const { 'trang-thai': asked, after } = request.query as Readonly<Record<string, string | undefined>>
      const state = messageStates.find(each => each === asked)
      const key = decodeKey(after ?? '')
      const page = await listMessages(db, {
        state,
        after: typeof key === 'string' ? parseId<'message'>(key) : undefined,
      })
      const frame = { ...adminFrame(locale, 'letters'), title: messagesIn(locale).title }
      return sendPage(reply, frame, <LettersPage {...{ locale, page, state }} />)
    })
    app.post(paths.retry(':id'), administrators, async (request, reply) => {
      const id = parseId<'message'>((request.params as { id: string }).id)
      if (id === undefined) throw new Refusal(404, 'not_found')
      await transaction(db, async tx => {
        if (await requeue(tx, id)) await jobs.send(tx, queue, { id })
      })
      return reply.redirect(localPath(paths.letters, request.locale), 303)
    })
  }
}
