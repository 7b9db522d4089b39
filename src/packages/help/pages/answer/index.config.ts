export default definePageConfig({ navigationBarTitleText: '应答' })
