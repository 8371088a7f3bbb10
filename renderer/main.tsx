import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { createClient } from './client/client.tsx';
import { connect } from './client/connection.ts';
import { createWindowState } from './state/window-state.tsx';

const connection = await connect();
const place = document.getElementById('root');
if (connection && place) {
  const client = createClient(connection);
  createRoot(place).render(<App client={client} state={createWindowState(client)} />);
}
