/** Under one page of a long list: to what is older, and back. Nothing where everything is on one page. */
import { Button, ButtonRow } from '../button'
import type { Trail } from './use-trail'

interface TrailButtonsProps {
  readonly trail: Trail
  /** The last line of a full page; undefined where nothing older can follow. */
  readonly last: string | undefined
}

export function TrailButtons({ trail, last }: TrailButtonsProps) {
  if (trail.isFirst && last === undefined) return null
  return (
    <ButtonRow>
      <Button disabled={trail.isFirst} onPress={trail.goLater}>
        更晚的
      </Button>
      <Button
        disabled={last === undefined}
        onPress={() => {
          if (last !== undefined) trail.goEarlier(last)
        }}
      >
        更早的
      </Button>
    </ButtonRow>
  )
}
