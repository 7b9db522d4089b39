/** 一键呼叫登记: who has the key, who asked for it, and giving it to somebody else. */
import { Text } from '@tarojs/components'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Field } from '../../../../components/field'
import { ListRow } from '../../../../components/list-row'
import { Notice } from '../../../../components/notice'
import { OfficePage } from '../../../../components/office-page'
import { Page } from '../../../../components/page'
import { Rows } from '../../../../components/rows'
import { Answered } from '../../../../components/server-answer'
import { DetailsForm } from '../../details-form'
import { useRegister, type RegisterPageState } from './use-register'

export default function RegisterPage() {
  const page = useRegister()
  if (page.open) return <OpenPage page={page} open={page.open} />
  return (
    <OfficePage office={page.office} problem={page.problem}>
      <Answered asked={page.asked} rows={4}>
        {({ lines, without }) => (
          <>
            <Lines title="等您登记" state="asked" lines={lines} page={page} />
            <Lines title="已经登记" state="registered" lines={lines} page={page} />
            <Card title="给别人登记" aside="登记过住处的">
              {without.length === 0 && (
                <Notice tone="grey" text="请老人（或子女）先在“我的”里登记我家，就会出现在这里。" />
              )}
              <Rows
                items={without}
                keyOf={({ homeId }) => homeId}
                row={(home) => (
                  <ListRow
                    title={`${home.door} ${home.name}`}
                    detail={home.regionName}
                    onPress={() => page.openHome(home)}
                  />
                )}
              />
            </Card>
          </>
        )}
      </Answered>
    </OfficePage>
  )
}

interface LinesProps {
  readonly title: string
  readonly state: 'asked' | 'registered'
  readonly lines: readonly Parameters<RegisterPageState['openLine']>[0][]
  readonly page: RegisterPageState
}

function Lines({ title, state, lines, page }: LinesProps) {
  const shown = lines.filter((line) => line.state === state)
  if (shown.length === 0) return null
  return (
    <Card title={title} aside={`${shown.length} 户`}>
      <Rows
        items={shown}
        keyOf={({ registrationId }) => registrationId}
        row={(line) => (
          <ListRow
            title={`${line.door} ${line.name}`}
            detail={
              line.relatives === 0
                ? `${line.regionName} · ◆ 没有写家属`
                : `${line.regionName} · ${line.relatives} 位家属`
            }
            onPress={() => void page.openLine(line)}
          />
        )}
      />
    </Card>
  )
}

interface OpenProps {
  readonly page: RegisterPageState
  readonly open: NonNullable<RegisterPageState['open']>
}

function OpenPage({ page, open }: OpenProps) {
  return (
    <Page
      actions={
        <ButtonRow>
          <Button onPress={page.close}>先不</Button>
          <Button kind="primary" busy={page.busy} onPress={() => void page.save()}>
            {open.state === 'registered' ? '存好' : '登记'}
          </Button>
        </ButtonRow>
      }
    >
      <Notice text={page.problem} />
      <Text className="page__title">{`${open.door} ${open.name}`}</Text>
      <Text className="page__subtitle">请老人同意后再登记，并一起试按一次（演练）。</Text>
      <DetailsForm details={open.details} onChange={page.change} withStation />
      {open.state !== null && (
        <Card title="停用">
          <Field
            label="为什么"
            value={page.reason}
            maxLength={200}
            placeholder="搬走了"
            onChange={page.setReason}
          />
          <Button kind="quiet" onPress={() => void page.end()}>
            {open.state === 'asked' ? '不登记' : '停用一键呼叫'}
          </Button>
        </Card>
      )}
    </Page>
  )
}
