/** 提诉求: what it is, where, for whom; what is known is filled in, and it is kept without a network. */
import { Text } from '@tarojs/components'
import { HelpedFields } from '../../../../components/asking/helped-fields'
import { HomeChoice } from '../../../../components/asking/home-choice'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips, Segments } from '../../../../components/choice'
import { wordOptions } from '../../../../components/choice/word-options'
import { Field, FieldFrame } from '../../../../components/field'
import { Loading } from '../../../../components/loading'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { PhotoStrip } from '../../../../components/photo-strip'
import { PickField } from '../../../../components/pick-field'
import { Sheet } from '../../../../components/sheet'
import { maxRequestLength } from '../../../../domain/matter/matter-commands'
import { AlikeList } from './alike-list'
import type { RequestForm } from './request-form'
import { useRequestForm, type RequestPageState } from './use-request-form'
import './index.scss'

export default function RequestPage() {
  const page = useRequestForm()
  const { form } = page
  if (!form)
    return (
      <Page>
        <Loading rows={5} />
      </Page>
    )
  return (
    <Page
      actions={
        <Button kind="primary" busy={page.busy} onPress={() => void page.lookAndSend()}>
          {page.forOthers ? '登记' : '寄给社区'}
        </Button>
      }
      overlay={
        <Sheet open={page.alike !== null} title="邻居提过差不多的事" onClose={page.forgetAlike}>
          <AlikeList page={page} />
        </Sheet>
      }
    >
      <Notice text={page.problem} />
      <What page={page} form={form} />
      <Where page={page} form={form} />
      <Who page={page} form={form} />
    </Page>
  )
}

interface PartProps {
  readonly page: RequestPageState
  readonly form: RequestForm
}

function What({ page, form }: PartProps) {
  const { change, photos } = page
  const add = photos.add
  return (
    <Card title="什么事">
      <FieldFrame label="类别">
        <Chips
          options={wordOptions(page.categories)}
          value={form.category === '' ? null : form.category}
          onChange={(category) => change({ category })}
        />
      </FieldFrame>
      <Field
        label="说几句"
        lines
        value={form.text}
        maxLength={maxRequestLength}
        placeholder="哪里、什么时候、怎么了"
        onChange={(text) => change({ text })}
      />
      {form.text === '' && (
        <FieldFrame label="也可以选一句">
          <Chips
            options={wordOptions(page.phrases)}
            value={null}
            onChange={(text) => change({ text })}
          />
        </FieldFrame>
      )}
      <FieldFrame label="照片（可以不加）" mistake={photos.problem}>
        <PhotoStrip
          photos={photos.strip}
          onRemove={photos.remove}
          {...(add ? { onAdd: () => void add() } : {})}
        />
      </FieldFrame>
    </Card>
  )
}

function Where({ page, form }: PartProps) {
  const { change, homes, regions, forOthers } = page
  return (
    <Card title="在哪里">
      {forOthers && (
        <PickField
          label="区域"
          options={regions.map(({ id, name }) => ({ value: id, label: name }))}
          value={form.regionId}
          placeholder="选一个"
          onChange={(regionId) => change({ regionId })}
        />
      )}
      {!forOthers && <HomeChoice homes={homes} homeId={form.homeId} onChoose={page.chooseHome} />}
      <Field
        label="具体位置"
        value={form.place}
        maxLength={60}
        placeholder="7幢1单元三楼"
        onChange={(place) => change({ place })}
      />
      <FieldFrame
        label="邻居能看到吗"
        hint={
          form.isPublic
            ? '只看到是什么事，看不到您的姓名和门牌。遇到同样事的人可以跟您一起提。'
            : '只有办事的人看得到。'
        }
      >
        <Segments
          options={[
            { value: 'public', label: '公开' },
            { value: 'private', label: '不公开' },
          ]}
          value={form.isPublic ? 'public' : 'private'}
          onChange={(value) => change({ isPublic: value === 'public' })}
        />
      </FieldFrame>
    </Card>
  )
}

const channels = [
  { value: 'visit', label: '走访' },
  { value: 'patrol', label: '巡查' },
  { value: 'phone', label: '来电' },
  { value: 'desk', label: '工作室' },
  { value: 'hotline', label: '12345' },
] as const

function Who({ page, form }: PartProps) {
  const { change, forOthers } = page
  return (
    <Card title={forOthers ? '谁提的' : '替谁提'}>
      {forOthers ? (
        <FieldFrame label="从哪里来">
          <Chips
            options={channels}
            value={form.channel === '' ? null : form.channel}
            onChange={(channel) => change({ channel })}
          />
        </FieldFrame>
      ) : (
        <HelpedFields form={form} onChange={change} asksWhom relationExample="母亲" />
      )}
      <Field
        label={forOthers ? '居民姓名（可以不填）' : '怎么称呼您（可以不填）'}
        value={form.name}
        maxLength={30}
        onChange={(name) => change({ name })}
      />
      <Field
        label="电话（可以不填）"
        keyboard="number"
        value={form.phone}
        maxLength={20}
        hint="只有办这件事的人能看，看过会记下来。"
        onChange={(phone) => change({ phone })}
      />
      {!page.signedIn && (
        <ButtonRow>
          <Button kind="quiet" onPress={() => openPage(routes.signIn)}>
            还没有登录，去登录
          </Button>
        </ButtonRow>
      )}
      <Text className="request__small">没有网络也能写，有网就自动寄出。</Text>
    </Card>
  )
}
