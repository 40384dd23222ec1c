import { useMessages } from '../locale.ts'
import { classes, type Words } from './words.ts'

export interface TimeLeftProps {
  /** In words: "Còn 3 giờ 20 phút", "Quá hạn 2 ngày làm việc". */
  readonly words: Words
  /** When it is due, in words: "17:00 hôm nay". */
  readonly due?: string | undefined
  /** Where the date explains itself. */
  readonly whyHref?: string | undefined
  readonly tone?: 'calm' | 'soon' | 'late' | undefined
  /** Replaces "Hẹn trả …": for a pause, a provisional date. */
  readonly note?: Words
}

/** The time left, in words, with the reason one click away. */
export function TimeLeft({ words, due, whyHref, tone, note }: TimeLeftProps) {
  const messages = useMessages()
  const below = note ?? (due !== undefined ? messages.due(due) : undefined)
  return (
    <div class={classes('mc-time', tone === 'soon' && 'mc-time--soon', tone === 'late' && 'mc-time--late')}>
      <p class="mc-time__words">{words}</p>
      {(below !== undefined || whyHref !== undefined) && (
        <p class="mc-time__due">
          {below}
          {whyHref !== undefined && (
            <>
              {below !== undefined && ' · '}
              <a class="govuk-link" href={whyHref}>
                {messages.why}
              </a>
            </>
          )}
        </p>
      )}
    </div>
  )
}
