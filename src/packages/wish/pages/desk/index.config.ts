export default definePageConfig({ navigationBarTitleText: '办微心愿' })
