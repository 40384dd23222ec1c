/** What a key does in the lists of an office page. The browser's script and the sheet of keys are both made from this. */
export type ListMove = 'down' | 'up' | 'pick' | 'pickAll'

export const listKeys: Readonly<Record<ListMove, readonly string[]>> = {
  down: ['j', 'ArrowDown'],
  up: ['k', 'ArrowUp'],
  pick: ['x'],
  pickAll: ['*'],
}

/** Keys that pages put on their own links and fields: `data-mc-key`. */
export const pageKeys = { search: '/', help: '?', onward: 'ArrowRight' } as const

/** First this, then the letter of a door: `data-mc-go`. */
export const goKey = 'g'
