/** What was agreed, until when the court may be asked, and the paper; or of which other ways the parties were told. */
import { Text } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Fact } from '../../../../components/list-row'
import { dueWords, spokenDate } from '../../../../components/words/date-words'
import { chinaDate } from '../../../../domain/calendar'
import { keptNames, otherWayNames } from '../../../../domain/mediation/mediation'
import type { MediationView } from '../../../../protocol/mediation'
import type { MediationPageState } from './use-mediation'

interface AgreementProps {
  readonly page: MediationPageState
  readonly view: MediationView
}

export function AgreementCard({ page, view }: AgreementProps) {
  const { agreement, effectiveOn, toldWays } = view
  const today = chinaDate(page.nowMs)
  if (toldWays.length > 0)
    return (
      <Card title="没有调成">
        <Fact label="已告知">{toldWays.map((way) => otherWayNames[way]).join('、')}</Fact>
      </Card>
    )
  if (agreement === null && effectiveOn === '') return null
  return (
    <Card title={agreement?.form === 'oral' ? '口头协议' : '协议'}>
      {agreement && (
        <>
          <Text className="mediation__text">{agreement.terms}</Text>
          <Fact label="怎样履行">{agreement.performance}</Fact>
          <Fact label="期限">
            {agreement.performBy === ''
              ? '当场履行'
              : `${spokenDate(agreement.performBy, today)}前`}
          </Fact>
        </>
      )}
      <Fact label="生效">{effectiveOn === '' ? '签字后生效' : spokenDate(effectiveOn, today)}</Fact>
      {view.confirmUntil !== '' && <Fact label="司法确认">{confirmWords(view, today)}</Fact>}
      {view.revisitOn !== '' && (
        <Fact label="回访">
          {`${spokenDate(view.revisitOn, today)}，${dueWords(view.revisitOn, today)}`}
        </Fact>
      )}
      {view.kept !== null && <Fact label="上次回访">{keptNames[view.kept]}</Fact>}
      {agreement && (
        <Button busy={page.busy} onPress={() => void page.openPaper()}>
          {agreement.form === 'written' ? '打开协议书（会记下）' : '打开登记表（会记下）'}
        </Button>
      )}
    </Card>
  )
}

const confirmWords = ({ confirmationOn, confirmUntil }: MediationView, today: string): string => {
  if (confirmationOn !== '') return `${spokenDate(confirmationOn, today)} 已向法院申请`
  if (confirmUntil < today) return '三十日已过；有争议可以起诉'
  return `要的话，双方最晚 ${spokenDate(confirmUntil, today)} 一起向法院申请`
}
