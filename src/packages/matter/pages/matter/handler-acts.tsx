/** What a handler may do next: the one likeliest act in reach of the thumb, the others behind 更多. */
import { Button, ButtonRow } from '../../../../components/button'
import { isOpen } from '../../../../domain/matter/matter'
import type { HandlerActInput } from '../../../../domain/matter/matter-commands'
import type { MatterView } from '../../../../protocol/matter'

/** An act that needs words or a choice before it is sent. */
export type OpenAct = HandlerActInput['kind'] | 'more'

interface HandlerActsProps {
  readonly view: MatterView
  readonly busy: boolean
  readonly onAct: (act: HandlerActInput) => Promise<boolean>
  readonly onOpen: (act: OpenAct) => void
}

export function HandlerActs({ view, busy, onAct, onOpen }: HandlerActsProps) {
  if (!isOpen(view) || view.side === 'reader') return null
  if (view.side === 'joint')
    return (
      <Button kind="primary" onPress={() => onOpen('report-in')}>
        回话：做了什么
      </Button>
    )
  return (
    <ButtonRow>
      <Button onPress={() => onOpen('more')}>更多</Button>
      {view.state === 'waiting' ? (
        <Button
          kind="primary"
          busy={busy}
          onPress={() => void onAct({ kind: 'accept', words: '' })}
        >
          受理
        </Button>
      ) : view.pause === 'none' ? (
        <Button kind="primary" onPress={() => onOpen('answer')}>
          办好了，答复
        </Button>
      ) : (
        <Button
          kind="primary"
          busy={busy}
          onPress={() => void onAct({ kind: 'resume', words: '' })}
        >
          接着办
        </Button>
      )}
    </ButtonRow>
  )
}
