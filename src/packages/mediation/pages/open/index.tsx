/** 受理调解: what it is about, who is in dispute, who mediates. Free, of free will, in confidence. */
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips } from '../../../../components/choice'
import { wordOptions } from '../../../../components/choice/word-options'
import { Field, FieldFrame } from '../../../../components/field'
import { ListRow } from '../../../../components/list-row'
import { Notice } from '../../../../components/notice'
import { OfficePage } from '../../../../components/office-page'
import { disputeKinds, sideNames } from '../../../../domain/mediation/mediation'
import { maxMediationWords } from '../../../../domain/mediation/mediation-commands'
import { MediatorField } from '../../mediator-field'
import { PartySheet } from '../../party-sheet'
import { useOpen } from './use-open'

const kinds = wordOptions(disputeKinds)

export default function OpenPage() {
  const page = useOpen()
  return (
    <OfficePage
      office={page.office}
      actions={
        <Button kind="primary" busy={page.busy} onPress={() => void page.send()}>
          受理
        </Button>
      }
      overlay={
        <PartySheet
          party={page.written}
          onSave={page.keepParty}
          onClose={() => page.setWritten(null)}
        />
      }
    >
      <Notice tone="grey" text="调解不收费，双方自愿，随时可以不调；说的话为他们保密。" />
      <Card title="是什么纠纷">
        <FieldFrame label="哪一类">
          <Chips options={kinds} value={page.kind} onChange={page.setKind} />
        </FieldFrame>
        <Field
          label="简单说说"
          lines
          value={page.brief}
          maxLength={maxMediationWords}
          placeholder="楼上漏水，两家为修卫生间的钱争了三次"
          onChange={page.setBrief}
        />
      </Card>
      <Card title="当事人" aside="可以后面再登记">
        {page.matterId !== '' && (
          <Notice tone="grey" text="提诉求的人留了姓名的，自动作甲方；请登记另一方。" />
        )}
        {page.parties.map((party) => (
          <ListRow
            key={party.id}
            title={`${sideNames[party.side]} ${party.name}`}
            detail={party.phone === '' ? '没有写电话' : party.phone}
            onPress={() => page.setWritten(party)}
          />
        ))}
        <Button onPress={page.add}>登记一位当事人</Button>
      </Card>
      <Card title="谁来调解">
        <MediatorField asked={page.mediators} values={page.mediatorIds} onChange={page.choose} />
      </Card>
      <Notice text={page.problem} />
    </OfficePage>
  )
}
