/** Who is in dispute, covered until opened, with whether each agreed; opening one is written down. */
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Fact, ListRow } from '../../../../components/list-row'
import { Sheet } from '../../../../components/sheet'
import { Tag, type TagTone } from '../../../../components/tag'
import { sideNames, type Party } from '../../../../domain/mediation/mediation'
import type { PartyInput } from '../../../../domain/mediation/mediation-commands'
import type { MediationView, PartyLine } from '../../../../protocol/mediation'
import { PartySheet } from '../../party-sheet'
import { newParty } from '../../use-residents'
import type { OpenSheet } from './act-sheet'
import type { MediationPageState } from './use-mediation'

const consents: Readonly<Record<Party['consent'], readonly [TagTone, string]>> = {
  open: ['amber', '◆ 还没问'],
  agreed: ['green', '● 同意调解'],
  declined: ['grey', '– 不同意'],
}

interface PeopleProps {
  readonly page: MediationPageState
  readonly view: MediationView
  readonly mayChange: boolean
  readonly onChoose: (party: PartyLine) => void
  readonly onAdd: () => void
}

export function PeopleCard({ view, mayChange, onChoose, onAdd }: PeopleProps) {
  return (
    <Card title="当事人" aside={`${view.people.length} 位`}>
      {view.people.map((one) => {
        const [tone, words] = consents[one.consent]
        const detail = [one.phone, one.representative && `代理人 ${one.representative}`]
        return (
          <ListRow
            key={one.id}
            title={`${sideNames[one.side]} ${one.name}`}
            detail={
              <>
                <Tag tone={tone}>{words}</Tag>
                {` ${detail.filter(Boolean).join(' · ')}`}
              </>
            }
            {...(view.isMine ? { onPress: () => onChoose(one) } : {})}
          />
        )
      })}
      {mayChange && <Button onPress={onAdd}>登记一位当事人</Button>}
    </Card>
  )
}

export interface PeopleOverlayState {
  readonly chosen: PartyLine | null
  readonly written: PartyInput | null
}

interface OverlayProps {
  readonly page: MediationPageState
  readonly mayChange: boolean
  readonly state: PeopleOverlayState
  readonly onState: (state: PeopleOverlayState) => void
  readonly onOpen: (open: OpenSheet) => void
}

export const noOverlay: PeopleOverlayState = { chosen: null, written: null }

export const newPartyOverlay = (id: string, view: MediationView): PeopleOverlayState => ({
  chosen: null,
  written: newParty(id, view.people.some(({ side }) => side === 'first') ? 'second' : 'first'),
})

/** What the office wrote, as the form has it. */
const toInput = ({ householdId: _, memberId: __, consent: ___, ...input }: Party): PartyInput =>
  input

export function PeopleOverlay({ page, mayChange, state, onState, onOpen }: OverlayProps) {
  const { chosen, written } = state
  const save = async (party: PartyInput) => {
    if (await page.act({ kind: 'set-party', party }, '登记好了。')) onState(noOverlay)
  }
  const change = async (partyId: string) => {
    const party = await page.reveal(partyId)
    if (party) onState({ chosen: null, written: toInput(party) })
  }
  if (written !== null)
    return (
      <PartySheet
        party={written}
        problem={page.problem}
        busy={page.busy}
        onSave={(party) => void save(party)}
        onClose={() => onState(noOverlay)}
      />
    )
  return (
    <Sheet
      open={chosen !== null}
      title={chosen ? `${sideNames[chosen.side]} ${chosen.name}` : ''}
      onClose={() => onState(noOverlay)}
    >
      {chosen && (
        <>
          <Revealed page={page} partyId={chosen.id} />
          {mayChange && (
            <>
              <ListRow
                title="告知权利，征求意愿"
                detail="免费、自愿、随时可以不调"
                onPress={() => {
                  onState(noOverlay)
                  onOpen({ kind: 'consent', partyId: chosen.id })
                }}
              />
              <ListRow title="改资料" detail="打开会记下" onPress={() => void change(chosen.id)} />
              <ListRow
                title="去掉这一位"
                detail="登记错了的"
                onPress={() => {
                  const act = { kind: 'remove-party', partyId: chosen.id } as const
                  void page.act(act, '去掉了。').then((done) => done && onState(noOverlay))
                }}
              />
            </>
          )}
        </>
      )}
    </Sheet>
  )
}

/** The whole name and phone only after a tap that is written down. */
function Revealed({
  page,
  partyId,
}: {
  readonly page: MediationPageState
  readonly partyId: string
}) {
  const [party, setParty] = useState<Party | null>(null)
  if (party === null)
    return (
      <Button onPress={() => void page.reveal(partyId).then(setParty)}>看姓名电话（会记下）</Button>
    )
  const agent = party.representative
  return (
    <>
      <Fact label={party.kind === 'unit' ? '单位' : '姓名'}>{party.name}</Fact>
      {party.address !== '' && <Fact label="住址">{party.address}</Fact>}
      {agent && <Fact label="代理人">{`${agent.name}（${agent.relation}）${agent.phone}`}</Fact>}
      {party.phone !== '' && (
        <ButtonRow>
          <Button onPress={() => page.dial(party.phone)}>{`打 ${party.phone}`}</Button>
        </ButtonRow>
      )}
    </>
  )
}
