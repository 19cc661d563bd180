export const labels = { password: 'Password', confirmPassword: 'Confirm password', apiKey: 'API key' };
const tokenStorageKey = 'orders.auth.token';
<Input name="password" type="password" secureTextEntry keyboardType="default" />
useHotkeys({ key: 'ctrl+shift+p', description: 'toggle password' });
const columns = [{ key: 'createdAt', title: 'Created' }, { key: 'secretName', title: 'Secret' }];
if (error.code === 'auth/wrong-password') show('Wrong password');
const query = gql`query($token: String!) { session(token: $token) { id } }`;
export type Token = { token: string; secret?: string };
