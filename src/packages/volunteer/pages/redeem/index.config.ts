export default definePageConfig({ navigationBarTitleText: '兑换服务' })
