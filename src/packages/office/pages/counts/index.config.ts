export default definePageConfig({ navigationBarTitleText: '数一数' })
