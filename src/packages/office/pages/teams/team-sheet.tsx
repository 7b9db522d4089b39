/** A team's name and keeper: for a new one, or to change them. */
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Field } from '../../../../components/field'
import { Notice } from '../../../../components/notice'
import { volunteerNumber } from '../../../../domain/time-bank/command-shapes'
import { recordIdShape } from '../../../../domain/shapes'
import type { KeptTeam } from '../../../../protocol/time-bank'
import * as v from 'valibot'
import type { TeamsPage } from './use-teams'

interface TeamSheetProps {
  readonly page: TeamsPage
  /** null: a new one. */
  readonly team: KeptTeam | null
  readonly onDone: () => void
  readonly onEnd: (team: KeptTeam) => void
}

export function TeamSheet({ page, team, onDone, onEnd }: TeamSheetProps) {
  const [name, setName] = useState(team?.name ?? '')
  const [keeper, setKeeper] = useState(team?.keeperNumber ?? '')
  // Kept while the sheet is open: a second try founds no second team.
  const [teamId] = useState(() => (team ? v.parse(recordIdShape, team.id) : page.newId()))
  const args = { teamId, name: name.trim(), keeperNumber: keeper.trim() }
  const ready = args.name !== '' && v.is(volunteerNumber, args.keeperNumber)
  const save = () =>
    team
      ? page.act('team.change', args, '改好了。')
      : page.act('team.found', args, '建好了，志愿者在时间银行里就看得到。')
  return (
    <>
      <Text className="teams__words">队里的时间由队长管，只能捐给社区，不能兑换。</Text>
      <Notice text={page.problem} />
      <Field label="队名" placeholder="银龄服务队" maxLength={40} value={name} onChange={setName} />
      <Field
        label="队长的志愿者编号"
        hint={
          team?.keeperName
            ? `现在是${team.keeperName}`
            : '在志愿者名单里点开一位，就看得到；要核对过的志愿者'
        }
        maxLength={40}
        value={keeper}
        onChange={setKeeper}
      />
      <Button
        kind="primary"
        busy={page.busy}
        disabled={!ready}
        onPress={() => void save().then((saved) => saved && onDone())}
      >
        {team ? '存好' : '建队'}
      </Button>
      {team && (
        <Button kind="quiet" onPress={() => onEnd(team)}>
          解散这支队
        </Button>
      )}
    </>
  )
}
