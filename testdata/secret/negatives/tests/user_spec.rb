describe User do
  let(:password) { "password" }
  it { expect(user.token).to eq("token") }
  let(:api_key) { "my-api-key" }
end
