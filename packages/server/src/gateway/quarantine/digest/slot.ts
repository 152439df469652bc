/** When digests are due: at full hours of the machine's clock, or that of TZ. */

/** 25: the day on which the clock is put back. */
const hoursBack = 25

/** The last of the hours that began, epoch ms; null where there are none. */
export const slotOf = (nowMs: number, hours: readonly number[]): number | null => {
  const time = new Date(nowMs)
  time.setMinutes(0, 0, 0)
  for (let i = 0; i < hoursBack; i++) {
    if (hours.includes(time.getHours())) return time.getTime()
    time.setTime(time.getTime() - 3_600_000)
  }
  return null
}
