/** Codes that can still be accepted; a tap shows one again, as large as when it was made. */
import { Text } from '@tarojs/components'
import { Card } from '../../../../components/card'
import { ListRow } from '../../../../components/list-row'
import { LongList } from '../../../../components/long-list'
import { Answered } from '../../../../components/server-answer'
import { momentWords } from '../../../../components/words/date-words'
import type { InvitationLine } from '../../../../protocol/contract'
import { spacedCode, type InvitePageState } from './use-invite'

interface OpenInvitationsProps {
  readonly page: InvitePageState
  readonly onLook: (line: InvitationLine) => void
}

export function OpenInvitations({ page, onLook }: OpenInvitationsProps) {
  const words = ({ kindId, regionId, usesLeft, expiresAtMs }: InvitationLine): string =>
    [
      page.kindName(kindId),
      page.nameOf(regionId),
      `还能用 ${usesLeft} 次`,
      `${momentWords(expiresAtMs, page.nowMs)}前有效`,
    ].join(' · ')
  return (
    <Card title="还能用的邀请">
      <Answered asked={page.open} rows={2}>
        {(lines) =>
          lines.length === 0 ? (
            <Text className="invite__none">现在没有。发出去、还没用完的会列在这里。</Text>
          ) : (
            <LongList
              items={lines}
              keyOf={({ id }) => id}
              measure="个"
              row={(line) => (
                <ListRow
                  title={spacedCode(line.code)}
                  detail={words(line)}
                  onPress={() => onLook(line)}
                />
              )}
            />
          )
        }
      </Answered>
    </Card>
  )
}
